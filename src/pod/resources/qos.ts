import { featureOf, isFeatureOn, type FeatureTarget } from '../../kubernetes/fields/features';
import type { Fields } from '../../kubernetes/json';
import { canonicalQuantity, compareQuantities, ZERO, type Quantity } from '../../kubernetes/quantity';
import { addResourceLists, type ResourceList } from '../../kubernetes/resource-list';
import { KubernetesVersion } from '../../kubernetes/version';
import { resourcesOf, type Resources } from './container-resources';
import { containersOf } from '../containers';
import { hasPodLevelResource, podLevelResourcesOf } from './pod-level-resources';

/** How soon Kubernetes takes the memory of a Pod back; the first is the safest. */
export type QosClass = 'Guaranteed' | 'Burstable' | 'BestEffort';

/** The QoS class of a Pod, and why it is that. */
export interface QosVerdict {
  readonly qosClass: QosClass;
  /** One sentence without its full stop. It names the first container and resource that decide, where any do. */
  readonly reason: string;
  readonly container?: string;
  readonly resource?: string;
}

/** What is judged together: a container, or the Pod as a whole. */
interface Claimant extends Resources {
  readonly container?: string;
}

/** The resources that count. Source: pkg/apis/core/v1/helper/qos/qos.go, supportedQoSComputeResources. */
const COUNTED = ['cpu', 'memory'];

const EMPTY_FALLS_BACK = featureOf('PodLevelResourcesFixKubeletQOSClass');

/**
 * The QoS class that the API server of a cluster writes into the status of a stored Pod.
 *
 * Source: pkg/apis/core/v1/helper/qos/qos.go, ComputePodQOS.
 */
export function qosOf(stored: Fields, target: FeatureTarget): QosVerdict {
  const claimants = claimantsOf(stored, target);
  const isPodLevel = claimants[0] !== undefined && claimants[0].container === undefined;
  const qosClass = target.version.isAtLeast(KubernetesVersion.V1_37) ? eachClass(claimants) : sumClass(claimants);
  const words = isPodLevel ? POD_WORDS : CONTAINER_WORDS;
  if (qosClass === 'BestEffort') return { qosClass, reason: words[qosClass] };
  const flaw = firstFlaw(claimants);
  if (!flaw) return { qosClass, reason: words[qosClass] };
  return qosClass === 'Guaranteed' ? { qosClass, reason: BALANCED_SUMS } : { qosClass, ...flaw };
}

/** The Pod as a whole where that is what counts, or else all of its containers in the order in which they start. */
function claimantsOf(stored: Fields, target: FeatureTarget): readonly Claimant[] {
  const whole = podLevelResourcesOf(stored, target);
  if (whole && (!isFeatureOn(EMPTY_FALLS_BACK, target) || hasPodLevelResource(whole))) return [whole];
  return containersOf(stored)
    .filter(({ kind }) => kind !== 'ephemeral')
    .map((container) => ({ ...resourcesOf(container), container: container.name }));
}

const BALANCED_SUMS = 'the requests and limits of all containers together are equal for cpu and memory';

const CONTAINER_WORDS: Readonly<Record<QosClass, string>> = {
  Guaranteed: 'every container has equal requests and limits for cpu and memory',
  Burstable: 'some containers have requests or limits for cpu or memory',
  BestEffort: 'no container requests or limits cpu or memory',
};

const POD_WORDS: Readonly<Record<QosClass, string>> = {
  Guaranteed: 'the Pod as a whole has equal requests and limits for cpu and memory',
  Burstable: 'the Pod as a whole has requests or limits for cpu or memory',
  BestEffort: 'the Pod as a whole neither requests nor limits cpu or memory',
};

/** Before 1.37: by the sums over all containers, of amounts above zero. */
function sumClass(claimants: readonly Claimant[]): QosClass {
  const requests = sumOf(claimants.map((claimant) => claimant.requests));
  const limits = sumOf(claimants.map((claimant) => claimant.limits));
  if (requests.size === 0 && limits.size === 0) return 'BestEffort';
  const isLimited = claimants.every((claimant) => counted(claimant.limits).size === COUNTED.length);
  const isEqual = COUNTED.every(
    (resource) => compareQuantities(amount(requests, resource), amount(limits, resource)) === 0,
  );
  return isLimited && isEqual ? 'Guaranteed' : 'Burstable';
}

function sumOf(lists: readonly ResourceList[]): ResourceList {
  return lists.map(counted).reduce(addResourceLists, new Map());
}

/** The amounts that count: cpu and memory above zero. */
function counted(list: ResourceList): ResourceList {
  return new Map([...list].filter(([resource, { nano }]) => COUNTED.includes(resource) && nano > 0n));
}

/** Since 1.37: by each container and resource, which must all be of one class. */
function eachClass(claimants: readonly Claimant[]): QosClass {
  const classes = new Set(
    claimants.flatMap((claimant) => COUNTED.map((resource) => resourceClass(claimant, resource))),
  );
  if (classes.size > 1) return 'Burstable';
  return [...classes][0] ?? 'BestEffort';
}

function resourceClass({ requests, limits }: Resources, resource: string): QosClass {
  const request = amount(requests, resource);
  if (compareQuantities(request, amount(limits, resource)) !== 0) return 'Burstable';
  return request.nano === 0n ? 'BestEffort' : 'Guaranteed';
}

function amount(list: ResourceList, resource: string): Quantity {
  return list.get(resource) ?? ZERO;
}

type Flaw = Omit<QosVerdict, 'qosClass'>;

/** What first keeps the Pod from being Guaranteed. */
function firstFlaw(claimants: readonly Claimant[]): Flaw | undefined {
  for (const claimant of claimants) {
    for (const resource of COUNTED) {
      const reason = problemOf(claimant, resource);
      const { container } = claimant;
      if (reason !== undefined) return { reason, ...(container !== undefined && { container }), resource };
    }
  }
  return undefined;
}

function problemOf({ requests, limits, container }: Claimant, resource: string): string | undefined {
  const [request, limit] = [amount(requests, resource), amount(limits, resource)];
  if (limit.nano === 0n) {
    return container === undefined
      ? `the Pod as a whole has no ${resource} limit`
      : `container "${container}" has no ${resource} limit`;
  }
  if (compareQuantities(request, limit) === 0) return undefined;
  const where = container === undefined ? 'for the Pod as a whole' : `in container "${container}"`;
  return `${resource} requests (${canonicalQuantity(request)}) and limits (${canonicalQuantity(limit)}) differ ${where}`;
}
