import type { StoredSpec } from '../stored-spec';
import type { FeatureTarget } from '../../kubernetes/fields/features';
import { KubernetesVersion } from '../../kubernetes/version';
import { canonicalQuantity, compareQuantities, ZERO } from '../../kubernetes/quantity';
import {
  addResourceLists,
  overwriteResourceList,
  parseResourceList,
  type ResourceList,
  NO_RESOURCES,
} from '../../kubernetes/resource-list';
import {
  aggregateResources,
  amountsOfContainers,
  steadyResources,
  stagesOf,
  type ContainerAmounts,
  type StartStage,
} from './aggregate-resources';
import { RESOURCE_SIDES, type Resources, type ResourceSide } from './container-resources';
import { hasPodLevelResource, isPodLevelResource, podLevelResourcesOf } from './pod-level-resources';

/** An init container that alone makes the Pod's amount of a resource greater than what its containers use as they run. */
export interface Peak {
  readonly side: ResourceSide;
  readonly resource: string;
  /** The name of the init container. */
  readonly container: string;
  /** What is needed while the init container runs, as Kubernetes prints it. */
  readonly amount: string;
  /** What the running Pod needs. */
  readonly runningAmount: string;
  /** Whether sidecars that have started before the init container are part of the amount. */
  readonly includesSidecars: boolean;
}

/** What the Pod as a whole asks for and may use. */
export interface EffectiveResources extends Resources {
  readonly peaks: readonly Peak[];
}

/**
 * What a stored Pod asks of its node and may use at most, by the formula of the scheduler. A container without a limit
 * adds nothing to the limits; from 1.38 on, one container without a limit for cpu or memory leaves the Pod without it.
 *
 * Source: k8s.io/component-helpers/resource, PodRequests and PodLimits.
 */
export function effectiveResources(stored: StoredSpec, target: FeatureTarget): EffectiveResources {
  const containers = amountsOfContainers(stored);
  const whole = podLevelResourcesOf(stored, target);
  return {
    ...totals(stored, whole, containers, target),
    peaks: RESOURCE_SIDES.flatMap((side) => peaksOf(side, containers, whole)).filter(
      ({ side, resource }) => side === 'requests' || isLimited(resource, containers, target),
    ),
  };
}

function totals(
  stored: StoredSpec,
  whole: Resources | undefined,
  containers: readonly ContainerAmounts[],
  target: FeatureTarget,
): Resources {
  const overhead = parseResourceList(stored['overhead']);
  const requests = withPodLevel(aggregateResources(containers, 'requests'), whole, 'requests');
  const summed = [...aggregateResources(containers, 'limits')];
  const own = new Map(summed.filter(([resource]) => isLimited(resource, containers, target)));
  const limits = withPodLevel(own, whole, 'limits');
  const limited = new Map([...overhead].filter(([resource]) => (limits.get(resource)?.nano ?? 0n) !== 0n));
  return { requests: addResourceLists(requests, overhead), limits: addResourceLists(limits, limited) };
}

/** The resources of which a container without a limit may use all that the node has. */
const UNLIMITED_BY_DEFAULT = ['cpu', 'memory'];

/** Source: k8s.io/component-helpers/resource, omitPartiallySetCPUMemLimits. */
function isLimited(resource: string, containers: readonly ContainerAmounts[], { version }: FeatureTarget): boolean {
  if (!UNLIMITED_BY_DEFAULT.includes(resource) || !version.isAtLeast(KubernetesVersion.V1_38)) return true;
  return containers.every(({ limits }) => (limits.get(resource)?.nano ?? 0n) !== 0n);
}

function withPodLevel(list: ResourceList, whole: Resources | undefined, side: ResourceSide): ResourceList {
  if (!whole || !hasPodLevelResource(whole)) return list;
  return overwriteResourceList(list, new Map([...whole[side]].filter(([resource]) => isPodLevelResource(resource))));
}

/** The peaks of the resources that the Pod as a whole does not set. */
function peaksOf(side: ResourceSide, containers: readonly ContainerAmounts[], whole: Resources | undefined): Peak[] {
  const steady = steadyResources(containers, side);
  const steps = stagesOf(containers, side).filter(({ container }) => container.kind === 'init');
  const resources = [...new Set(steps.flatMap(({ needed }) => [...needed.keys()]))];
  return resources.flatMap((resource) => {
    const isOverwritten = withPodLevel(NO_RESOURCES, whole, side).has(resource);
    const usual = steady.get(resource) ?? ZERO;
    const highest = steps.reduce<StartStage | undefined>((peak, step) => higher(resource, peak, step), undefined);
    const amount = highest?.needed.get(resource);
    if (isOverwritten || !highest || !amount || compareQuantities(amount, usual) <= 0) return [];
    return [
      {
        side,
        resource,
        container: highest.container.name,
        amount: canonicalQuantity(amount),
        runningAmount: canonicalQuantity(usual),
        includesSidecars: highest.sidecars.has(resource),
      },
    ];
  });
}

function higher(resource: string, peak: StartStage | undefined, step: StartStage): StartStage | undefined {
  const amount = step.needed.get(resource);
  if (!amount) return peak;
  const isHigher = compareQuantities(amount, peak?.needed.get(resource) ?? ZERO) > 0;
  return isHigher ? step : peak;
}
