import { featureOf, isFeatureOn, type FeatureTarget } from '../../kubernetes/fields/features';
import type { Fields } from '../../kubernetes/json';
import { parseResources, type Resources } from './container-resources';

const POD_LEVEL_RESOURCES = featureOf('PodLevelResources');

/**
 * Whether a resource can be asked for by the Pod as a whole.
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

/** What a stored Pod asks for as a whole, or undefined where it does not, or the cluster does not know that. */
export function podLevelResourcesOf(stored: Fields, target: FeatureTarget): Resources | undefined {
  const { resources } = stored;
  const isWritten = resources !== undefined && resources !== null;
  return isWritten && isFeatureOn(POD_LEVEL_RESOURCES, target) ? parseResources(resources) : undefined;
}

/**
 * Whether a Pod asks, as a whole, for anything that a Pod can ask for.
 *
 * Source: k8s.io/component-helpers/resource, IsPodLevelResourcesSet.
 */
export function hasPodLevelResource({ requests, limits }: Resources): boolean {
  return [...requests.keys(), ...limits.keys()].some(isPodLevelResource);
}
