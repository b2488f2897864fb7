import { featureOf, isFeatureOn, type FeatureTarget } from '../../kubernetes/fields/features';
import { isFields, listOf, setOwn, type Fields } from '../../kubernetes/json';
import { canonicalQuantity, compareQuantities, parseQuantity, roundUpToMilli, ZERO } from '../../kubernetes/quantity';
import { overwriteResourceList, resourceTexts, type ResourceList } from '../../kubernetes/resource-list';
import { aggregateResources, amountsOfContainers, type ContainerAmounts } from './aggregate-resources';
import { resourcesOf, type Resources } from './container-resources';
import { containersOf } from '../containers';
import { isHugePages, isPodLevelResource, podLevelResourcesOf } from './pod-level-resources';

const COMPUTED_LAST = featureOf('PodLevelResourcesFixDefaulting');

/**
 * Fills in the resources of a copied spec as an API server does: requests that are absent are the limits, everything is
 * rounded up to thousandths, and what the Pod asks for as a whole is completed from its containers.
 *
 * Source: pkg/apis/core/v1/defaults.go, SetDefaults_Pod and SetDefaults_ResourceList.
 */
export function setDefaultResources(copied: Fields, target: FeatureTarget): void {
  const containers = [...listOf(copied['containers']), ...listOf(copied['initContainers'])].filter(isFields);
  const ephemeral = listOf(copied['ephemeralContainers']).filter(isFields);
  containers.forEach(setRequestsFromLimits);
  const isLast = isFeatureOn(COMPUTED_LAST, target);
  if (!isLast) setPodLevelResources(copied, target, withRequests);
  for (const { resources } of [...containers, ...ephemeral, copied]) {
    if (!isFields(resources)) continue;
    roundUp(resources, 'requests');
    roundUp(resources, 'limits');
  }
  roundUp(copied, 'overhead');
  if (isLast) setPodLevelResources(copied, target, withRequestsAndLimits);
}

function setRequestsFromLimits({ resources }: Fields): void {
  if (!isFields(resources)) return;
  const { requests, limits } = resources;
  if (isFields(limits)) resources['requests'] = isFields(requests) ? { ...limits, ...requests } : { ...limits };
}

/** Rounds a list of resources and writes it as Kubernetes prints it. */
function roundUp(owner: Fields, field: string): void {
  const list = owner[field];
  if (!isFields(list)) return;
  const rounded: Fields = {};
  for (const name of Object.keys(list)) {
    const quantity = parseQuantity(list[name]);
    if (quantity) setOwn(rounded, name, canonicalQuantity(roundUpToMilli(quantity)));
  }
  owner[field] = rounded;
}

/** The ephemeral containers add nothing, but count among those that may lack a limit. */
type Completion = (
  whole: Resources,
  consumers: readonly ContainerAmounts[],
  ephemeral: readonly Resources[],
) => Resources;

function setPodLevelResources(copied: Fields, target: FeatureTarget, complete: Completion): void {
  const whole = podLevelResourcesOf(copied, target);
  const written = copied['resources'];
  if (!whole || !isFields(written) || whole.requests.size + whole.limits.size === 0) return;
  const consumers = amountsOfContainers(copied);
  const ephemeral = containersOf(copied).filter(({ kind }) => kind === 'ephemeral');
  const limited = { ...whole, limits: withHugePages(whole, consumers) };
  const { requests, limits } = complete(limited, consumers, ephemeral.map(resourcesOf));
  if (requests.size > 0) written['requests'] = resourceTexts(requests);
  if (limits.size > 0) written['limits'] = resourceTexts(limits);
}

/** Source: pkg/apis/core/v1/defaults.go, defaultHugePagePodLimits. */
function withHugePages({ requests, limits }: Resources, consumers: readonly ContainerAmounts[]): ResourceList {
  const isMissing = (name: string): boolean => isHugePages(name) && !requests.has(name);
  const missing = [...aggregateResources(consumers, 'limits')].filter(([name]) => isMissing(name));
  return overwriteResourceList(new Map(missing), limits);
}

/** Source: pkg/apis/core/v1/defaults.go, defaultPodRequests. */
function withRequests({ requests, limits }: Resources, consumers: readonly ContainerAmounts[]): Resources {
  return { requests: limits.size === 0 ? requests : completedRequests({ requests, limits }, consumers), limits };
}

function completedRequests({ requests, limits }: Resources, consumers: readonly ContainerAmounts[]): ResourceList {
  const ofLimits = [...limits].filter(([name]) => isPodLevelResource(name));
  const ofContainers = [...aggregateResources(consumers, 'requests')].filter(
    ([name]) => isPodLevelResource(name) && !isHugePages(name),
  );
  return overwriteResourceList(new Map([...ofLimits, ...ofContainers]), requests);
}

/** Source: pkg/api/pod/util.go of Kubernetes 1.37, DefaultPodLevelResources. */
function withRequestsAndLimits(
  whole: Resources,
  consumers: readonly ContainerAmounts[],
  ephemeral: readonly Resources[],
): Resources {
  const requests = completedRequests(whole, consumers);
  const isLimited = (name: string): boolean => [...consumers, ...ephemeral].every(({ limits }) => limits.has(name));
  const candidates = [...aggregateResources(consumers, 'limits')].filter(
    ([name]) => requests.has(name) && isPodLevelResource(name) && isLimited(name),
  );
  const missing = candidates.map(([name, limit]) => {
    const request = requests.get(name) ?? ZERO;
    return [name, compareQuantities(request, limit) > 0 ? request : limit] as const;
  });
  return { requests, limits: overwriteResourceList(new Map(missing), whole.limits) };
}
