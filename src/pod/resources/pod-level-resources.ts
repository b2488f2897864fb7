import { featureOf, isFeatureOn, type FeatureTarget } from '../../kubernetes/fields/features';
import type { Fields } from '../../kubernetes/json';
import { parseResources, type Resources } from './container-resources';

const POD_LEVEL_RESOURCES = featureOf('PodLevelResources');
const EMPTY_FALLS_BACK = featureOf('PodLevelResourcesFixKubeletQOSClass');

/** Whether a cluster knows resources of a Pod as a whole. */
export function hasPodLevelResources(target: FeatureTarget): boolean {
  return isFeatureOn(POD_LEVEL_RESOURCES, target);
}

/**
 * Whether the Pod as a whole can request a resource.
 *
 * Source: k8s.io/component-helpers/resource, IsSupportedPodLevelResource.
 */
export function isPodLevelResource(name: string): boolean {
  return name === 'cpu' || name === 'memory' || isHugePages(name);
}

/** Whether a resource is memory in huge pages, such as `hugepages-2Mi`. */
export function isHugePages(name: string): boolean {
  return name.startsWith('hugepages-');
}

/** The resources of a Pod as a whole; undefined if it has none, or the cluster does not know them. */
export function podLevelResourcesOf(spec: Fields, target: FeatureTarget): Resources | undefined {
  const { resources } = spec;
  const isWritten = resources !== undefined && resources !== null;
  return isWritten && hasPodLevelResources(target) ? parseResources(resources) : undefined;
}

/**
 * Whether the resources of a Pod as a whole have any that counts.
 *
 * Source: k8s.io/component-helpers/resource, IsPodLevelResourcesSet.
 */
export function hasPodLevelResource({ requests, limits }: Resources): boolean {
  return [...requests.keys(), ...limits.keys()].some(isPodLevelResource);
}

/**
 * The resources of a Pod as a whole if its QoS class follows from them; undefined if it follows from its containers.
 *
 * Source: pkg/apis/core/v1/helper/qos/qos.go, ComputePodQOS.
 */
export function classifyingPodResources(spec: Fields, target: FeatureTarget): Resources | undefined {
  const whole = podLevelResourcesOf(spec, target);
  return whole && (!isFeatureOn(EMPTY_FALLS_BACK, target) || hasPodLevelResource(whole)) ? whole : undefined;
}

/** Whether the QoS class of a Pod follows from its resources as a whole, and not from its containers. */
export function isClassedByPodResources(spec: Fields, target: FeatureTarget): boolean {
  return classifyingPodResources(spec, target) !== undefined;
}
