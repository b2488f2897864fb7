import { groupBy } from '../kubernetes/group-by';
import { fieldsOf, listOf, isFields, textOf, type Fields } from '../kubernetes/json';
import { labelsOf } from '../kubernetes/labels-of';
import { fieldsAt, podKindOf, runsToCompletion, type PodKind } from '../kubernetes/kinds';
import { containersOf, isLongRunning, type PodContainer } from '../pod/containers';
import { labelsByNamespace, type LabelIndex } from './label-index';
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

/** An object of an input with what all rules ask of it, which is read when they do: an input can have very many. */
export class IndexedObject {
  public constructor(public readonly object: InputObject) {}

  /** Empty if none is written. */
  public get kind(): string {
    return textOf(this.object.manifest['kind']) ?? '';
  }

  /** Empty if none is written. */
  public get namespace(): string {
    return textOf(fieldsOf(this.object.manifest['metadata'])['namespace']) ?? '';
  }

  /** Empty if none is written. */
  public get name(): string {
    return textOf(fieldsOf(this.object.manifest['metadata'])['name']) ?? '';
  }

  /** What stands below `spec`. */
  public get spec(): Fields {
    return fieldsOf(this.object.manifest['spec']);
  }
}

/** A workload whose Pods run until they are deleted. */
export class Workload extends IndexedObject {
  private found: readonly PodContainer[] | undefined;

  public constructor(
    object: InputObject,
    private readonly podKind: PodKind,
  ) {
    super(object);
  }

  /** The labels of its Pods. */
  public get labels(): Fields {
    return labelsOf(this.template);
  }

  /** The path of the Pod's spec from the object. */
  public get podPath(): string {
    return [...this.podKind.templatePath, 'spec'].join('.');
  }

  /** The spec of its Pods. */
  public get podSpec(): Fields {
    return fieldsOf(this.template?.['spec']);
  }

  /** The containers that run as long as the Pod. */
  public get containers(): readonly PodContainer[] {
    this.found ??= containersOf(this.podSpec).filter(isLongRunning);
    return this.found;
  }

  private get template(): Fields | undefined {
    return fieldsAt(this.object.manifest, this.podKind.templatePath);
  }
}

/** The Services, workloads and other objects of an input, with who selects whom. What no rule asks for is not looked for. */
export class ObjectIndex {
  /** The index of some objects, which is made once for all rules. */
  public static of(objects: readonly InputObject[]): ObjectIndex {
    const index = INDEXES.get(objects) ?? new ObjectIndex(objects);
    INDEXES.set(objects, index);
    return index;
  }

  private readonly byKind: ReadonlyMap<string, readonly InputObject[]>;
  private readonly indexed = new Map<string, readonly IndexedObject[]>();
  private foundWorkloads: readonly Workload[] | undefined;
  private labels: ReadonlyMap<string, LabelIndex<Workload>> | undefined;
  private names: ReadonlyMap<string, Workload> | undefined;

  private constructor(private readonly objects: readonly InputObject[]) {
    this.byKind = groupBy(objects, ({ manifest }) => kindKey(manifest));
  }

  /** The workloads whose Pods run until they are deleted. */
  public get workloads(): readonly Workload[] {
    this.foundWorkloads ??= this.objects.flatMap((object) => workloadOf(object) ?? []);
    return this.foundWorkloads;
  }

  /** The objects of a kind in an API group; the group of Services is empty. */
  public ofKind(group: string, kind: string): readonly IndexedObject[] {
    const key = `${group}/${kind}`;
    const found = this.indexed.get(key) ?? (this.byKind.get(key) ?? []).map((object) => new IndexedObject(object));
    this.indexed.set(key, found);
    return found;
  }

  /** The Services that select Pods by labels. */
  public services(): IndexedObject[] {
    return this.ofKind('', 'Service').filter(({ spec }) => Object.keys(fieldsOf(spec['selector'])).length > 0);
  }

  /** The workload of a name in a namespace; of several the last one. */
  public workload(namespace: string, name: string): Workload | undefined {
    this.names ??= new Map(this.workloads.map((workload) => [nameKey(workload.namespace, workload.name), workload]));
    return this.names.get(nameKey(namespace, name));
  }

  /** The workloads of a namespace whose Pods a label selector selects. */
  public selectedBy(namespace: string, selector: Fields): readonly Workload[] {
    return this.byLabels(namespace)?.selectedBy(selector) ?? [];
  }

  /** The first one of them. */
  public firstSelectedBy(namespace: string, selector: Fields): Workload | undefined {
    return this.byLabels(namespace)?.firstSelectedBy(selector);
  }

  /** The workloads whose Pods a Service selects. */
  public behind({ namespace, spec }: IndexedObject): readonly Workload[] {
    return this.selectedBy(namespace, { matchLabels: spec['selector'] });
  }

  private byLabels(namespace: string): LabelIndex<Workload> | undefined {
    this.labels ??= this.indexByLabels();
    return this.labels.get(namespace);
  }

  private indexByLabels(): ReadonlyMap<string, LabelIndex<Workload>> {
    const selecting = this.ofKind('', 'Service').length + this.ofKind('policy', 'PodDisruptionBudget').length;
    const most = Math.max(MIN_SELECTED, Math.floor(MAX_PAIRS / Math.max(1, selecting)));
    return labelsByNamespace(this.workloads, ({ labels }) => labels, most);
  }
}

/** About how many pairs of a selector and a workload rules look at. */
const MAX_PAIRS = 1_000_000;
/** So many workloads a selector finds in any case. */
const MIN_SELECTED = 10;

const INDEXES = new WeakMap<readonly InputObject[], ObjectIndex>();

function kindKey({ apiVersion, kind }: Fields): string {
  const [group = '', version] = (textOf(apiVersion) ?? '').split('/');
  return `${version === undefined ? '' : group}/${textOf(kind) ?? ''}`;
}

/** Of a kind with its template elsewhere, such as a CronJob, nothing is kept. */
function workloadOf(object: InputObject): Workload | undefined {
  const { manifest } = object;
  const kind = podKindOf(manifest['apiVersion'], manifest['kind']);
  if (!kind || runsToCompletion(kind)) return undefined;
  const workload = new Workload(object, kind);
  return containersOf(workload.podSpec).some(isLongRunning) ? workload : undefined;
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
