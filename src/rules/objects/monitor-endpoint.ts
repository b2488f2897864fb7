import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { didYouMean } from '../../kubernetes/closest-name';
import { fieldsOf, isAbsent, isFields, listOf, textOf, textsOf, type Fields } from '../../kubernetes/json';
import { portsOfContainer } from '../../pod/network/ports';
import { LabelIndex, labelsByNamespace } from '../label-index';
import { labelsOf } from '../../kubernetes/labels-of';
import type { ObjectProblem, ObjectsRule } from '../rule';
import { ObjectIndex, SELECTED_POD_FIELDS, servicePorts, type IndexedObject, type Workload } from '../selected-pods';

const GROUP = 'monitoring.coreos.com';

/** The first object that a monitor selects, and the names of the ports of all of them. */
interface Selected {
  readonly first: IndexedObject | undefined;
  readonly portNames: ReadonlySet<string>;
}

/**
 * The port that a ServiceMonitor or PodMonitor names is one of what it selects. A ServiceMonitor looks for the name of a
 * port of the Service, not of the container. Of a monitor that selects nothing in the input nothing is said.
 */
export const monitorEndpoint: ObjectsRule = {
  id: 'monitor-endpoint',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'The port that a ServiceMonitor or PodMonitor names is one of what it selects.',
  fields: [...SELECTED_POD_FIELDS, 'spec.{namespaceSelector,endpoints,podMetricsEndpoints}'],
  source: 'https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.Endpoint',
  check: (objects) => {
    const index = ObjectIndex.of(objects);
    const [ofServices, ofPods] = [index.ofKind(GROUP, 'ServiceMonitor'), index.ofKind(GROUP, 'PodMonitor')];
    return [
      ...(ofServices.length === 0 ? [] : problemsOfAll(ofServices, 'endpoints', watchedServices(index))),
      ...(ofPods.length === 0 ? [] : problemsOfAll(ofPods, 'podMetricsEndpoints', watchedPods(index))),
    ];
  },
};

function watchedServices(index: ObjectIndex): Watched<IndexedObject> {
  return new Watched(
    index.ofKind('', 'Service'),
    ({ object: { manifest } }) => labelsOf(manifest),
    (service) => servicePorts(service).flatMap(({ name }) => name ?? []),
  );
}

function watchedPods(index: ObjectIndex): Watched<Workload> {
  return new Watched(
    index.workloads,
    ({ labels }) => labels,
    ({ containers }) => containers.flatMap(portsOfContainer).flatMap(({ name }) => name ?? []),
  );
}

function problemsOfAll<T extends IndexedObject>(
  monitors: readonly IndexedObject[],
  field: string,
  watched: Watched<T>,
): ObjectProblem[] {
  return monitors.flatMap((monitor) => problemsOf(monitor, field, watched.selectedBy(monitor)));
}

/** What monitors watch. Many have the same selector, or watch their own namespace alone. */
class Watched<T extends IndexedObject> {
  private readonly byNamespace: ReadonlyMap<string, LabelIndex<T>>;
  private everywhere: LabelIndex<T> | undefined;
  private readonly known = new Map<string, Selected>();

  public constructor(
    private readonly all: readonly T[],
    private readonly labels: (object: T) => Fields,
    private readonly portNames: (object: T) => readonly string[],
  ) {
    this.byNamespace = labelsByNamespace(all, labels);
  }

  public selectedBy(monitor: IndexedObject): Selected {
    const selector = fieldsOf(monitor.spec['selector']);
    const namespaces = namespacesOf(monitor);
    const key = JSON.stringify([selector, namespaces]);
    const selected = this.known.get(key) ?? this.find(selector, namespaces);
    this.known.set(key, selected);
    return selected;
  }

  /** Few monitors watch all namespaces. */
  private get ofAll(): LabelIndex<T> {
    return (this.everywhere ??= new LabelIndex(this.all, this.labels));
  }

  private find(selector: Fields, namespaces: readonly string[] | undefined): Selected {
    const indexes = namespaces?.flatMap((name) => this.byNamespace.get(name) ?? []) ?? [this.ofAll];
    const found = indexes.flatMap((index) => index.selectedBy(selector));
    return { first: found[0], portNames: new Set(found.flatMap(this.portNames)) };
  }
}

/** The namespaces that a monitor watches, its own without a selector of namespaces; undefined for all. */
function namespacesOf({ namespace, spec }: IndexedObject): readonly string[] | undefined {
  const selector = spec['namespaceSelector'];
  if (isAbsent(selector)) return [namespace];
  const { any, matchNames } = fieldsOf(selector);
  return any === true ? undefined : [...new Set(textsOf(matchNames))];
}

function problemsOf(monitor: IndexedObject, field: string, { first, portNames: names }: Selected): ObjectProblem[] {
  if (!first) return [];
  return listOf(monitor.spec[field]).flatMap((endpoint, index) => {
    const port = isFields(endpoint) ? textOf(endpoint['port']) : undefined;
    if (!port || names.has(port)) return [];
    return {
      object: monitor.object,
      relatedObjects: [first.object],
      objectPath: `spec.${field}[${index}].port`,
      message: `no port of ${first.kind} "${first.name}" has the name "${port}", so that nothing is scraped.${didYouMean(port, names)}`,
      fix: 'write the name of a port of what the monitor selects.',
    };
  });
}
