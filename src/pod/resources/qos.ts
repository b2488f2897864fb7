import type { StoredSpec } from '../stored-spec';
import type { FeatureTarget } from '../../kubernetes/fields/features';
import { QosClass } from '../../kubernetes/qos-class';
import { canonicalQuantity, compareQuantities, ZERO, type Quantity } from '../../kubernetes/quantity';
import { addResourceLists, type ResourceList } from '../../kubernetes/resource-list';
import { KubernetesVersion } from '../../kubernetes/version';
import { resourcesOf, type Resources } from './container-resources';
import { containersOf, withoutEphemeral } from '../containers';
import { classifyingPodResources } from './pod-level-resources';

/** The QoS class of a Pod, and why it is that. */
export interface QosVerdict {
  readonly qosClass: QosClass;
  /** One sentence without its full stop. It names the first container and resource that decide, if any do. */
  readonly reason: string;
  readonly container?: string;
  readonly resource?: string;
}

/** What has one class: a container, or the Pod as a whole. */
interface QosSubject extends Resources {
  readonly container?: string;
}

/** The resources that count for the class. Source: pkg/apis/core/v1/helper/qos/qos.go, supportedQoSComputeResources. */
export const CLASSIFYING_RESOURCES = ['cpu', 'memory'];

/**
 * The QoS class that the API server of a cluster writes into the status of a stored Pod.
 *
 * Source: pkg/apis/core/v1/helper/qos/qos.go, ComputePodQOS.
 */
export function qosOf(stored: StoredSpec, target: FeatureTarget): QosVerdict {
  const subjects = qosSubjectsOf(stored, target);
  const isPodLevel = subjects[0] !== undefined && subjects[0].container === undefined;
  const qosClass = target.version.isAtLeast(KubernetesVersion.V1_37) ? eachClass(subjects) : sumClass(subjects);
  const words = isPodLevel ? POD_WORDS : CONTAINER_WORDS;
  if (qosClass === QosClass.BEST_EFFORT) return { qosClass, reason: words[qosClass] };
  const flaw = firstFlaw(subjects);
  if (!flaw) return { qosClass, reason: words[qosClass] };
  return qosClass === QosClass.GUARANTEED ? { qosClass, reason: BALANCED_SUMS } : { qosClass, ...flaw };
}

/** The Pod as a whole if its resources count, or else all of its containers in the order in which they start. */
function qosSubjectsOf(stored: StoredSpec, target: FeatureTarget): readonly QosSubject[] {
  const whole = classifyingPodResources(stored, target);
  if (whole) return [whole];
  return withoutEphemeral(containersOf(stored)).map((container) => ({
    ...resourcesOf(container),
    container: container.name,
  }));
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
function sumClass(subjects: readonly QosSubject[]): QosClass {
  const requests = sumOf(subjects.map((subject) => subject.requests));
  const limits = sumOf(subjects.map((subject) => subject.limits));
  if (requests.size === 0 && limits.size === 0) return QosClass.BEST_EFFORT;
  const isLimited = subjects.every((subject) => counted(subject.limits).size === CLASSIFYING_RESOURCES.length);
  const isEqual = CLASSIFYING_RESOURCES.every(
    (resource) => compareQuantities(amount(requests, resource), amount(limits, resource)) === 0,
  );
  return isLimited && isEqual ? QosClass.GUARANTEED : QosClass.BURSTABLE;
}

function sumOf(lists: readonly ResourceList[]): ResourceList {
  return lists.map(counted).reduce(addResourceLists, new Map());
}

/** The amounts that count: cpu and memory above zero. */
function counted(list: ResourceList): ResourceList {
  return new Map([...list].filter(([resource, { nano }]) => CLASSIFYING_RESOURCES.includes(resource) && nano > 0n));
}

/** Since 1.37: by each container and resource, which must all be of one class. */
function eachClass(subjects: readonly QosSubject[]): QosClass {
  const classes = new Set(
    subjects.flatMap((subject) => CLASSIFYING_RESOURCES.map((resource) => resourceClass(subject, resource))),
  );
  if (classes.size > 1) return QosClass.BURSTABLE;
  return [...classes][0] ?? QosClass.BEST_EFFORT;
}

function resourceClass({ requests, limits }: Resources, resource: string): QosClass {
  const request = amount(requests, resource);
  if (compareQuantities(request, amount(limits, resource)) !== 0) return QosClass.BURSTABLE;
  return request.nano === 0n ? QosClass.BEST_EFFORT : QosClass.GUARANTEED;
}

function amount(list: ResourceList, resource: string): Quantity {
  return list.get(resource) ?? ZERO;
}

type Flaw = Omit<QosVerdict, 'qosClass'>;

/** What first keeps the Pod from being Guaranteed. */
function firstFlaw(subjects: readonly QosSubject[]): Flaw | undefined {
  for (const subject of subjects) {
    for (const resource of CLASSIFYING_RESOURCES) {
      const reason = problemOf(subject, resource);
      const { container } = subject;
      if (reason !== undefined) return { reason, ...(container !== undefined && { container }), resource };
    }
  }
  return undefined;
}

function problemOf({ requests, limits, container }: QosSubject, resource: string): string | undefined {
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
