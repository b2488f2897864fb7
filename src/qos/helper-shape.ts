import { fieldsOf, isAbsent, isFields, type Fields } from '../kubernetes/json';
import { containersOf, type PodContainer } from '../pod/containers';
import { RESOURCE_SIDES, writtenAmount } from '../pod/resources/container-resources';
import { isClassedByPodResources } from '../pod/resources/pod-level-resources';
import { CLASSIFYING_RESOURCES } from '../pod/resources/qos';
import { EditPhase, type PodEdit } from '../edits/pod-edit';

/**
 * Makes the requests and limits of every container that is added to a Guaranteed Pod equal if it has one of the two. If
 * the Pod has Pod-level resources, it is those that an added container must not change.
 */
export function shapeHelpers(): PodEdit {
  return {
    phase: EditPhase.FINAL,
    apply: ({ spec, provenance, target }) => {
      const containers = containersOf(spec);
      const added = containers.filter(({ name }) => provenance.isAdded({ type: 'container', name }));
      if (isClassedByPodResources(spec, target)) {
        shapeWhole(spec, { added, own: containers.filter((container) => !added.includes(container)) });
        return;
      }
      added.forEach(shape);
    },
  };
}

/** Makes the requests and limits of a container equal if it has one of the two. */
export function shape({ fields }: PodContainer): void {
  if (isFields(fields['resources'])) fields['resources'] = guaranteedShape(fields['resources']);
}

interface Containers {
  readonly added: readonly PodContainer[];
  readonly own: readonly PodContainer[];
}

/**
 * A Pod with Pod-level limits alone requests as much, until one of its containers has a request: then that counts. If
 * only an added container has one, the Pod's own request is written out.
 *
 * Source: k8s.io/kubernetes/pkg/apis/core/v1, defaultPodRequests
 */
function shapeWhole(spec: Fields, { added, own }: Containers): void {
  const whole = fieldsOf(spec['resources']);
  const [requests, limits] = [fieldsOf(whole['requests']), fieldsOf(whole['limits'])];
  const missing = CLASSIFYING_RESOURCES.filter(
    (resource) =>
      isAbsent(requests[resource]) &&
      !isAbsent(limits[resource]) &&
      added.some((container) => hasAmountOf(container, resource)) &&
      !own.some((container) => hasAmountOf(container, resource)),
  );
  if (missing.length === 0) return;
  const written = Object.fromEntries(missing.map((resource) => [resource, limits[resource]]));
  spec['resources'] = { ...whole, requests: { ...requests, ...written } };
}

function hasAmountOf(container: PodContainer, resource: string): boolean {
  return RESOURCE_SIDES.some((side) => writtenAmount(container, side, resource) !== undefined);
}

/** Resources in which a request of CPU or memory without a limit has an equal limit, and the other way round. */
export function guaranteedShape(resources: Fields): Fields {
  const [requests, limits] = [fieldsOf(resources['requests']), fieldsOf(resources['limits'])];
  const missingIn = (list: Fields, other: Fields): string[] =>
    CLASSIFYING_RESOURCES.filter((resource) => isAbsent(list[resource]) && !isAbsent(other[resource]));
  const filled = (list: Fields, other: Fields): Fields => ({
    ...list,
    ...Object.fromEntries(missingIn(list, other).map((resource) => [resource, other[resource]])),
  });
  return {
    ...resources,
    ...(missingIn(requests, limits).length > 0 && { requests: filled(requests, limits) }),
    ...(missingIn(limits, requests).length > 0 && { limits: filled(limits, requests) }),
  };
}
