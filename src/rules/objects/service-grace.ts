import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { ENDPOINT_PROPAGATION_SECONDS } from '../../pod/timeline/stop-traffic';
import type { ObjectProblem, ObjectsRule } from '../rule';
import { SYMPTOMS } from '../symptoms';
import { ObjectIndex } from '../selected-pods';
import { SERVING_FIELDS, servingContainers, type ServingContainer } from '../serving-containers';

/**
 * A container behind a Service goes on serving for as long as requests can still come. The deletion of a Pod takes it out
 * of the endpoints and stops its containers at the same moment, and neither waits for the other. A program may do that by
 * itself, which nobody sees in a manifest.
 */
export const serviceGrace: ObjectsRule = {
  id: 'service-grace',
  severity: FindingSeverity.INFO,
  level: FindingLevel.RECOMMENDED,
  summary: 'A container behind a Service serves until the Service knows that its Pod ends.',
  fields: SERVING_FIELDS,
  symptoms: [SYMPTOMS.refused],
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow',
  check: (objects) =>
    servingContainers(ObjectIndex.of(objects))
      .filter(({ hook, termSeconds, longestSeconds }) => !hook && termSeconds === 0 && longestSeconds === 0)
      .map((serving) => ({
        object: serving.workload.object,
        relatedObjects: [serving.service.object],
        ...problemOf(serving),
      })),
};

/** A native sidecar gets TERM after the containers of the app: what it forwards to them is lost before. */
function problemOf({ workload, container, service }: ServingContainer): Omit<ObjectProblem, 'object'> {
  const app = workload.containers.find(({ kind }) => kind === 'app');
  const isBehind = container.kind === 'sidecar' && app !== undefined;
  const { name, path } = isBehind ? app : container;
  const [who, loss] = isBehind
    ? [`"${name}", which ends before it,`, `what "${container.name}" forwards to it then is refused.`]
    : ['it', 'what stops listening then refuses them.'];
  return {
    objectPath: `${workload.podPath}.${path}.lifecycle.preStop`,
    message:
      `Service "${service.name}" can send requests to "${container.name}" for about ${ENDPOINT_PROPAGATION_SECONDS} s ` +
      `after its Pod was deleted, and ${who} gets TERM at once: ${loss}`,
    fix: `give ${isBehind ? `"${name}"` : 'it'} a preStop hook that sleeps for ${ENDPOINT_PROPAGATION_SECONDS} s, unless the program goes on serving after TERM.`,
  };
}
