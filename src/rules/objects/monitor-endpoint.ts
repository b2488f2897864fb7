import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { didYouMean } from '../../kubernetes/closest-name';
import { fieldsOf, isAbsent, isFields, listOf, textOf, textsOf } from '../../kubernetes/json';
import { portsOfContainer } from '../../pod/network/ports';
import { LabelIndex } from '../label-index';
import { labelsOf } from '../labels';
import type { ObjectProblem, ObjectsRule } from '../rule';
import { ObjectIndex, SELECTED_POD_FIELDS, servicePorts, type IndexedObject, type Workload } from '../selected-pods';

const GROUP = 'monitoring.coreos.com';

/** What a monitor selects, and the names of the ports that it has. */
interface Selected {
  readonly object: IndexedObject;
  readonly portNames: readonly string[];
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
    const services = new LabelIndex(index.ofKind('', 'Service'), ({ object: { manifest } }) => labelsOf(manifest));
    const workloads = new LabelIndex(index.workloads, ({ labels }) => labels);
    return [
      ...index
        .ofKind(GROUP, 'ServiceMonitor')
        .flatMap((monitor) => problemsOf(monitor, 'endpoints', servicesOf(monitor, services))),
      ...index
        .ofKind(GROUP, 'PodMonitor')
        .flatMap((monitor) => problemsOf(monitor, 'podMetricsEndpoints', podsOf(monitor, workloads))),
    ];
  },
};

function servicesOf(monitor: IndexedObject, services: LabelIndex<IndexedObject>): Selected[] {
  return services
    .selectedBy(fieldsOf(monitor.spec['selector']))
    .filter(({ namespace }) => watches(monitor, namespace))
    .map((object) => ({ object, portNames: servicePorts(object).flatMap(({ name }) => name ?? []) }));
}

function podsOf(monitor: IndexedObject, workloads: LabelIndex<Workload>): Selected[] {
  return workloads
    .selectedBy(fieldsOf(monitor.spec['selector']))
    .filter(({ namespace }) => watches(monitor, namespace))
    .map((object) => {
      const ports = object.containers.flatMap(portsOfContainer);
      return { object, portNames: ports.flatMap(({ name }) => name ?? []) };
    });
}

/** Without a selector of namespaces a monitor watches its own. */
function watches({ namespace, spec }: IndexedObject, other: string): boolean {
  const selector = spec['namespaceSelector'];
  if (isAbsent(selector)) return other === namespace;
  const { any, matchNames } = fieldsOf(selector);
  return any === true || textsOf(matchNames).includes(other);
}

function problemsOf(monitor: IndexedObject, field: string, selected: readonly Selected[]): ObjectProblem[] {
  const [first] = selected;
  if (!first) return [];
  const names = new Set(selected.flatMap(({ portNames }) => portNames));
  return listOf(monitor.spec[field]).flatMap((endpoint, index) => {
    const port = isFields(endpoint) ? textOf(endpoint['port']) : undefined;
    if (!port || names.has(port)) return [];
    return {
      object: monitor.object,
      relatedObjects: [first.object.object],
      objectPath: `spec.${field}[${index}].port`,
      message: `no port of ${first.object.kind} "${first.object.name}" has the name "${port}", so that nothing is scraped.${didYouMean(port, names)}`,
      fix: 'write the name of a port of what the monitor selects.',
    };
  });
}
