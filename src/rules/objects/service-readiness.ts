import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { groupBy } from '../../kubernetes/group-by';
import { isFields } from '../../kubernetes/json';
import { quotedFirst } from '../../kubernetes/words';
import type { ObjectProblem, ObjectsRule } from '../rule';
import { SYMPTOMS } from '../symptoms';
import { ObjectIndex, SELECTED_POD_FIELDS, servicePorts, type IndexedObject, type Workload } from '../selected-pods';
import { containersBehind } from '../service-containers';

const PROBES = '{initContainers,containers}[*].readinessProbe';

/**
 * Something tells when the Pods behind a Service can serve. A container without a readiness probe is ready as soon as its
 * process runs, and a rollout then goes on to the next Pod. One probe is enough: a Pod is ready if all its containers are.
 */
export const serviceReadiness: ObjectsRule = {
  id: 'service-readiness',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'The Pods behind a Service have a readiness probe.',
  fields: [...SELECTED_POD_FIELDS, `spec.${PROBES}`, `spec.template.spec.${PROBES}`],
  symptoms: [SYMPTOMS.refused],
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-probes',
  check: (objects) => {
    const index = ObjectIndex.of(objects);
    const reaching = index
      .services()
      .filter(({ spec }) => spec['publishNotReadyAddresses'] !== true)
      .flatMap((service) =>
        reachedBy(service, index.behind(service))
          .filter(isNeverAsked)
          .map((workload) => ({ service, workload })),
      );
    return [...groupBy(reaching, ({ workload }) => workload)].map(([workload, pairs]) =>
      problemOf(
        workload,
        pairs.map(({ service }) => service),
      ),
    );
  },
};

/** A Service leads to no Pod that lacks all names of ports that it looks for, unless that is a slip since every Pod lacks them. */
function reachedBy(service: IndexedObject, behind: readonly Workload[]): readonly Workload[] {
  const ports = servicePorts(service);
  const reached = behind.filter((workload) =>
    ports.some((port) => typeof port.target === 'number' || containersBehind(port, workload).length > 0),
  );
  return reached.length > 0 ? reached : behind;
}

function isNeverAsked({ containers }: Workload): boolean {
  return !containers.some(({ fields }) => isFields(fields['readinessProbe']));
}

function problemOf(workload: Workload, services: readonly IndexedObject[]): ObjectProblem {
  const [first] = services.flatMap((service) =>
    servicePorts(service).flatMap((port) => containersBehind(port, workload)),
  );
  const container = first ?? workload.containers[0];
  const names = [...new Set(services.map(({ name }) => name))];
  return {
    object: workload.object,
    objectPath: `${workload.podPath}.${container?.path ?? ''}.readinessProbe`,
    message: `${names.length === 1 ? 'Service' : 'Services'} ${quotedFirst(names, 3)} can send requests to these Pods as soon as their containers run: none has a readiness probe.`,
    fix: `give "${container?.name ?? ''}" a readinessProbe that succeeds when it can serve.`,
  };
}
