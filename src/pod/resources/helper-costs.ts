import type { StoredSpec } from '../stored-spec';
import type { FeatureTarget } from '../../kubernetes/fields/features';
import { addQuantities, compareQuantities, subtractQuantities, ZERO, type Quantity } from '../../kubernetes/quantity';
import { parseResourceList, type ResourceList, NO_RESOURCES } from '../../kubernetes/resource-list';
import { amountsOfContainers, type ContainerAmounts } from './aggregate-resources';
import type { Resources, ResourceSide } from './container-resources';
import type { ContainerKind, PodContainer } from '../containers';
import { hasPodLevelResource, isPodLevelResource, podLevelResourcesOf } from './pod-level-resources';

/** What a helper adds to its Pod. */
export interface HelperCost extends Resources {
  /** The name of the helper. */
  readonly container: string;
  readonly kind: ContainerKind;
}

/**
 * What each helper of a stored Pod adds to its effective requests and limits: the difference to the Pod without it. An
 * amount that is set for the Pod as a whole is the same with and without a helper.
 *
 * @param app - the containers of the app; all others are helpers
 */
export function costOfHelpers(stored: StoredSpec, target: FeatureTarget, app: readonly PodContainer[]): HelperCost[] {
  const amounts = amountsOfContainers(stored);
  const appPaths = new Set(app.map(({ path }) => path));
  const isOverwritten = overwrittenIn(podLevelResourcesOf(stored, target));
  const overhead = parseResourceList(stored['overhead']);
  const withOverhead = (resource: string, limit: Quantity): Quantity =>
    limit.nano === 0n ? limit : addQuantities(limit, overhead.get(resource) ?? ZERO);
  const requests = costsOf(amounts, 'requests', isOverwritten, (_, request) => request);
  const limits = costsOf(amounts, 'limits', isOverwritten, withOverhead);
  return amounts
    .map(({ container }) => container)
    .filter(({ path }) => !appPaths.has(path))
    .map(({ name, kind, path }) => ({
      container: name,
      kind,
      requests: requests.get(path) ?? NO_RESOURCES,
      limits: limits.get(path) ?? NO_RESOURCES,
    }));
}

type IsOverwritten = (side: ResourceSide, resource: string) => boolean;

function overwrittenIn(whole: Resources | undefined): IsOverwritten {
  if (!whole || !hasPodLevelResource(whole)) return () => false;
  return (side, resource) => isPodLevelResource(resource) && whole[side].has(resource);
}

/** What each container adds to one side, by its path. Overhead counts for a limit only if there is one. */
function costsOf(
  amounts: readonly ContainerAmounts[],
  side: ResourceSide,
  isOverwritten: IsOverwritten,
  complete: (resource: string, amount: Quantity) => Quantity,
): ReadonlyMap<string, ResourceList> {
  const costs = new Map(amounts.map(({ container }) => [container.path, new Map<string, Quantity>()]));
  for (const [resource, parts] of partsByResource(amounts, side)) {
    if (isOverwritten(side, resource)) continue;
    const { all, without } = needsOf(parts);
    parts.forEach(({ container }, index) => {
      const cost = subtractQuantities(complete(resource, all), complete(resource, without[index] ?? all));
      if (cost.nano !== 0n) costs.get(container.path)?.set(resource, cost);
    });
  }
  return costs;
}

/** What one container asks for of a resource. */
interface Part {
  readonly container: PodContainer;
  readonly amount: Quantity;
}

/** The containers that ask for each resource; the others cost nothing of it. */
function partsByResource(amounts: readonly ContainerAmounts[], side: ResourceSide): Map<string, Part[]> {
  const found = new Map<string, Part[]>();
  for (const { container, [side]: list } of amounts) {
    for (const [resource, amount] of list) {
      const parts = found.get(resource) ?? [];
      parts.push({ container, amount });
      found.set(resource, parts);
    }
  }
  return found;
}

interface Needs {
  /** How much the Pod needs of a resource. */
  readonly all: Quantity;
  /** How much it needs without each of its containers. */
  readonly without: readonly Quantity[];
}

/**
 * How much a Pod needs of a resource, by the formula of `aggregateResources`, with and without each container. One pass
 * in each direction: a loop over all containers for each of a thousand takes seconds.
 */
function needsOf(parts: readonly Part[]): Needs {
  const running = parts.filter(({ container: { kind } }) => kind !== 'init').reduce(addAmount, ZERO);
  const stages = stagesOf(parts);
  const [before, after] = [maxima(stages), maxima([...stages].reverse()).reverse()];
  const without = parts.map(({ container: { kind }, amount }, index) => {
    const later = subtractQuantities(after[index + 1] ?? ZERO, kind === 'sidecar' ? amount : ZERO);
    const start = greater(before[index] ?? ZERO, later);
    return greater(kind === 'init' ? running : subtractQuantities(running, amount), start);
  });
  return { all: greater(running, after[0] ?? ZERO), without };
}

function addAmount(total: Quantity, { amount }: Part): Quantity {
  return addQuantities(total, amount);
}

/** What each init container needs together with the sidecars before it; nothing for the containers of the app. */
function stagesOf(parts: readonly Part[]): Quantity[] {
  let sidecars = ZERO;
  return parts.map(({ container: { kind }, amount }) => {
    if (kind === 'app') return ZERO;
    const together = addQuantities(amount, sidecars);
    if (kind === 'sidecar') sidecars = together;
    return together;
  });
}

/** The greatest of the first none, one, two … of some amounts. */
function maxima(amounts: readonly Quantity[]): Quantity[] {
  let greatest = ZERO;
  return [ZERO, ...amounts.map((amount) => (greatest = greater(greatest, amount)))];
}

function greater(left: Quantity, right: Quantity): Quantity {
  return compareQuantities(right, left) > 0 ? right : left;
}
