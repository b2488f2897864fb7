import { groupBy } from '../kubernetes/group-by';
import { fieldsOf, listOf, isFields, textOf, type Fields } from '../kubernetes/json';
import { fieldsAt, podKindOf, runsToCompletion } from '../kubernetes/kinds';
import { containersOf, isLongRunning, type PodContainer } from '../pod/containers';
import { LabelIndex } from './label-index';
import { labelsOf } from './labels';
import type { InputObject } from './rule';

/** The fields of workloads by which Services and budgets find their Pods, and the ports of these. */
export const SELECTED_POD_FIELDS: readonly string[] = [
  'apiVersion',
  'kind',
  'metadata.{name,namespace,labels}',
  'spec.{selector,ports,clusterIP,publishNotReadyAddresses,replicas}',
  'spec.template.metadata.labels',
  ...['spec', 'spec.template.spec'].map((spec) => `${spec}.{initContainers,containers}[*].{name,restartPolicy,ports}`),
];

/** An object of an input with what all rules ask of it. */
export interface IndexedObject {
  readonly object: InputObject;
  readonly kind: string;
  /** Empty if none is written. */
  readonly namespace: string;
  readonly name: string;
  readonly spec: Fields;
}

/** A workload whose Pods run until they are deleted. */
export interface Workload extends IndexedObject {
  /** The labels of its Pods. */
  readonly labels: Fields;
  /** The path of the Pod's spec from the object. */
  readonly podPath: string;
  readonly podSpec: Fields;
  /** The containers that run as long as the Pod. */
  readonly containers: readonly PodContainer[];
}

/** The Services, workloads and other objects of an input, with who selects whom. */
export class ObjectIndex {
  /** The index of some objects, which is made once for all rules. */
  public static of(objects: readonly InputObject[]): ObjectIndex {
    const index = INDEXES.get(objects) ?? new ObjectIndex(objects);
    INDEXES.set(objects, index);
    return index;
  }

  /** The workloads whose Pods run until they are deleted. */
  public readonly workloads: readonly Workload[];
  private readonly byKind: ReadonlyMap<string, readonly IndexedObject[]>;
  private readonly byNamespace: ReadonlyMap<string, LabelIndex<Workload>>;
  private readonly byName: ReadonlyMap<string, Workload>;

  private constructor(objects: readonly InputObject[]) {
    this.byKind = groupBy(objects.map(indexedObject), ({ object: { manifest }, kind }) => kindKey(manifest, kind));
    this.workloads = objects.flatMap((object) => workloadOf(object) ?? []);
    const byNamespace = [...groupBy(this.workloads, ({ namespace }) => namespace)];
    this.byNamespace = new Map(byNamespace.map(([name, all]) => [name, new LabelIndex(all, ({ labels }) => labels)]));
    this.byName = new Map(this.workloads.map((workload) => [nameKey(workload.namespace, workload.name), workload]));
  }

  /** The objects of a kind in an API group; the group of Services is empty. */
  public ofKind(group: string, kind: string): readonly IndexedObject[] {
    return this.byKind.get(`${group}/${kind}`) ?? [];
  }

  /** The Services that select Pods by labels. */
  public services(): IndexedObject[] {
    return this.ofKind('', 'Service').filter(({ spec }) => Object.keys(fieldsOf(spec['selector'])).length > 0);
  }

  /** The workload of a name in a namespace; of several the last one. */
  public workload(namespace: string, name: string): Workload | undefined {
    return this.byName.get(nameKey(namespace, name));
  }

  /** The workloads of a namespace whose Pods a label selector selects. */
  public selectedBy(namespace: string, selector: Fields): Workload[] {
    return this.byNamespace.get(namespace)?.selectedBy(selector) ?? [];
  }

  /** The first one of them. */
  public firstSelectedBy(namespace: string, selector: Fields): Workload | undefined {
    return this.byNamespace.get(namespace)?.firstSelectedBy(selector);
  }

  /** The workloads whose Pods a Service selects. */
  public behind({ namespace, spec }: IndexedObject): Workload[] {
    return this.selectedBy(namespace, { matchLabels: spec['selector'] });
  }
}

const INDEXES = new WeakMap<readonly InputObject[], ObjectIndex>();

function indexedObject(object: InputObject): IndexedObject {
  const { kind, metadata, spec } = object.manifest;
  const { namespace, name } = fieldsOf(metadata);
  return {
    object,
    kind: textOf(kind) ?? '',
    namespace: textOf(namespace) ?? '',
    name: textOf(name) ?? '',
    spec: fieldsOf(spec),
  };
}

function kindKey({ apiVersion }: Fields, kind: string): string {
  const [group = '', version] = (textOf(apiVersion) ?? '').split('/');
  return `${version === undefined ? '' : group}/${kind}`;
}

/** Of a kind with its template elsewhere, such as a CronJob, nothing is kept. */
function workloadOf(object: InputObject): Workload | undefined {
  const { manifest } = object;
  const kind = podKindOf(manifest['apiVersion'], manifest['kind']);
  if (!kind || runsToCompletion(kind)) return undefined;
  const template = fieldsAt(manifest, kind.templatePath);
  const podSpec = fieldsOf(template?.['spec']);
  const containers = containersOf(podSpec).filter(isLongRunning);
  if (containers.length === 0) return undefined;
  return {
    ...indexedObject(object),
    labels: labelsOf(template),
    podPath: [...kind.templatePath, 'spec'].join('.'),
    podSpec,
    containers,
  };
}

function nameKey(namespace: string, name: string): string {
  return `${namespace}/${name}`;
}

/** A port of a Service as it is written. */
export interface ServicePort {
  /** The path from the Service. */
  readonly path: string;
  readonly protocol: string;
  /** The name of the port of the Service; undefined if it has none. */
  readonly name: string | undefined;
  /** The number or name of the port of the Pods: that of the Service itself if nothing is written. */
  readonly target: unknown;
}

/** The ports of a Service. */
export function servicePorts({ spec }: IndexedObject): ServicePort[] {
  return listOf(spec['ports']).flatMap((item, index) => {
    if (!isFields(item)) return [];
    const isWritten = item['targetPort'] !== undefined && item['targetPort'] !== null;
    return {
      path: `spec.ports[${index}].${isWritten ? 'targetPort' : 'port'}`,
      protocol: textOf(item['protocol']) || 'TCP',
      name: textOf(item['name']),
      target: isWritten ? item['targetPort'] : item['port'],
    };
  });
}
