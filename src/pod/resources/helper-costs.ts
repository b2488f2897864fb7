import type { FeatureTarget } from '../../kubernetes/fields/features';
import type { Fields } from '../../kubernetes/json';
import { addQuantities, compareQuantities, subtractQuantities, ZERO, type Quantity } from '../../kubernetes/quantity';
import { parseResourceList, type ResourceList } from '../../kubernetes/resource-list';
import { claimantsOf, type Claimant, type ResourceSide } from './aggregate-resources';
import type { Resources } from './container-resources';
import type { ContainerKind } from '../containers';
import { hasPodLevelResource, isPodLevelResource, podLevelResourcesOf } from './pod-level-resources';

/** What a helper adds to its Pod. */
export interface HelperCost extends Resources {
  /** The name of the helper. */
  readonly container: string;
  readonly kind: ContainerKind;
}

/**
 * What each helper of a stored Pod adds to its effective requests and limits: the difference to the Pod without it. The
 * helpers are all containers but the first one of the app. An amount that is set for the Pod as a whole is the same with
 * and without a helper.
 */
export function costOfHelpers(stored: Fields, target: FeatureTarget): HelperCost[] {
  const claimants = claimantsOf(stored);
  const isOverwritten = overwrittenIn(podLevelResourcesOf(stored, target));
  const overhead = parseResourceList(stored['overhead']);
  const withOverhead = (resource: string, limit: Quantity): Quantity =>
    limit.nano === 0n ? limit : addQuantities(limit, overhead.get(resource) ?? ZERO);
  const requests = costsOf(claimants, 'requests', isOverwritten, (_, request) => request);
  const limits = costsOf(claimants, 'limits', isOverwritten, withOverhead);
  const helpers = claimants.filter(({ container: { kind, index } }) => kind !== 'app' || index > 0);
  return helpers.map((helper) => ({
    container: helper.container.name,
    kind: helper.container.kind,
    requests: requests.get(helper) ?? NOTHING,
    limits: limits.get(helper) ?? NOTHING,
  }));
}

const NOTHING: ResourceList = new Map();

type IsOverwritten = (side: ResourceSide, resource: string) => boolean;

function overwrittenIn(whole: Resources | undefined): IsOverwritten {
  if (!whole || !hasPodLevelResource(whole)) return () => false;
  return (side, resource) => isPodLevelResource(resource) && whole[side].has(resource);
}

/** What each container adds to one side. Overhead counts for a limit only where there is one. */
function costsOf(
  claimants: readonly Claimant[],
  side: ResourceSide,
  isOverwritten: IsOverwritten,
  complete: (resource: string, amount: Quantity) => Quantity,
): ReadonlyMap<Claimant, ResourceList> {
  const costs = new Map<Claimant, Map<string, Quantity>>(claimants.map((claimant) => [claimant, new Map()]));
  for (const [resource, those] of byResource(claimants, side)) {
    if (isOverwritten(side, resource)) continue;
    const { all, rests } = withoutEach(
      those,
      those.map((claimant) => claimant[side].get(resource) ?? ZERO),
    );
    those.forEach((claimant, index) => {
      const cost = subtractQuantities(complete(resource, all), complete(resource, rests[index] ?? all));
      if (cost.nano !== 0n) costs.get(claimant)?.set(resource, cost);
    });
  }
  return costs;
}

/** The containers that ask for each resource; the others cost nothing of it. */
function byResource(claimants: readonly Claimant[], side: ResourceSide): Map<string, Claimant[]> {
  const found = new Map<string, Claimant[]>();
  for (const claimant of claimants) {
    for (const resource of claimant[side].keys()) {
      const those = found.get(resource) ?? [];
      those.push(claimant);
      found.set(resource, those);
    }
  }
  return found;
}

interface Totals {
  /** The Pod's amount. */
  readonly all: Quantity;
  /** The Pod's amount without each of the containers. */
  readonly rests: readonly Quantity[];
}

/**
 * The amount of a resource as `aggregateResources` has it, with and without each container, in one pass each way: an
 * init step stands among the others, and a sidecar also in what comes after it.
 */
function withoutEach(claimants: readonly Claimant[], amounts: readonly Quantity[]): Totals {
  const kinds = claimants.map(({ container }) => container.kind);
  const lasting = amounts.filter((_, index) => kinds[index] !== 'init').reduce(addQuantities, ZERO);
  const stages = stagesWith(kinds, amounts);
  const before = runningMaximum(stages);
  const after = runningMaximum([...stages].reverse()).reverse();
  const rests = amounts.map((amount, index) => {
    const own = kinds[index] === 'init' ? ZERO : amount;
    const later = subtractQuantities(after[index + 1] ?? ZERO, kinds[index] === 'sidecar' ? own : ZERO);
    return greater(subtractQuantities(lasting, own), greater(before[index] ?? ZERO, later));
  });
  return { all: greater(lasting, after[0] ?? ZERO), rests };
}

/** What each init step and sidecar needs together with the sidecars before it; nothing for the containers of the app. */
function stagesWith(kinds: readonly ContainerKind[], amounts: readonly Quantity[]): Quantity[] {
  let sidecars = ZERO;
  return amounts.map((amount, index) => {
    const together = addQuantities(amount, sidecars);
    if (kinds[index] === 'sidecar') sidecars = together;
    return kinds[index] === 'app' ? ZERO : together;
  });
}

/** The greatest of the first none, one, two … of some amounts. */
function runningMaximum(amounts: readonly Quantity[]): Quantity[] {
  let greatest = ZERO;
  return [ZERO, ...amounts.map((amount) => (greatest = greater(greatest, amount)))];
}

function greater(left: Quantity, right: Quantity): Quantity {
  return compareQuantities(right, left) > 0 ? right : left;
}
