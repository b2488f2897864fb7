import type { IConstruct } from 'constructs';
import { fieldsOf, isAbsent, isFields, type Fields } from '../kubernetes/json';
import { containersOf, type PodContainer } from '../pod/containers';
import { EditPhase, type PodEdit } from '../template/pod-edit';
import { isJudgedAsAWhole } from './judged-as-a-whole';
import { SIDES, writtenAmount } from './written-amount';

/** The resources that count for the class. */
export const COUNTED = ['cpu', 'memory'];

/**
 * Lets every container that joins a Guaranteed Pod have equal requests and limits where it has one of the two. Where the
 * Pod asks for resources as a whole, it is those that must not change by what joins.
 */
export function shapeHelpers(construct: IConstruct): PodEdit {
  return {
    phase: EditPhase.ALL_IN_PLACE,
    construct,
    apply: ({ spec, origins, target }) => {
      const containers = containersOf(spec);
      const joined = containers.filter(({ name }) => origins.isAdded({ type: 'container', name }));
      if (isJudgedAsAWhole(spec, target)) {
        shapeWhole(spec, { joined, own: containers.filter((container) => !joined.includes(container)) });
        return;
      }
      for (const { fields } of joined) {
        if (isFields(fields['resources'])) fields['resources'] = guaranteedShape(fields['resources']);
      }
    },
  };
}

interface Containers {
  readonly joined: readonly PodContainer[];
  readonly own: readonly PodContainer[];
}

/**
 * A Pod with limits alone requests as much, until one of its containers requests something: then it is that. Where only
 * a container that joined does, the Pod's own request is written out.
 *
 * Source: k8s.io/kubernetes/pkg/apis/core/v1, defaultPodRequests
 */
function shapeWhole(spec: Fields, { joined, own }: Containers): void {
  const whole = fieldsOf(spec['resources']);
  const [requests, limits] = [fieldsOf(whole['requests']), fieldsOf(whole['limits'])];
  const missing = COUNTED.filter(
    (resource) =>
      isAbsent(requests[resource]) &&
      !isAbsent(limits[resource]) &&
      joined.some((container) => asksFor(container, resource)) &&
      !own.some((container) => asksFor(container, resource)),
  );
  if (missing.length === 0) return;
  const added = Object.fromEntries(missing.map((resource) => [resource, limits[resource]]));
  spec['resources'] = { ...whole, requests: { ...requests, ...added } };
}

function asksFor(container: PodContainer, resource: string): boolean {
  return SIDES.some((side) => writtenAmount(container, side, resource) !== undefined);
}

/** Resources in which a request of CPU or memory without its limit has an equal one, and the other way round. */
export function guaranteedShape(resources: Fields): Fields {
  const [requests, limits] = [fieldsOf(resources['requests']), fieldsOf(resources['limits'])];
  const missingIn = (list: Fields, other: Fields): string[] =>
    COUNTED.filter((resource) => isAbsent(list[resource]) && !isAbsent(other[resource]));
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
