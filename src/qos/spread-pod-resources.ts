import { hasPodLevelResources } from '../pod/resources/pod-level-resources';
import type { FeatureTarget } from '../kubernetes/fields/features';
import { fieldsOf, type Fields } from '../kubernetes/json';
import { canonicalQuantity, parseQuantity, roundUpToMilli, ZERO, type Quantity } from '../kubernetes/quantity';
import { QosClass } from '../kubernetes/qos-class';
import { containersOf, isLongRunning, type PodContainer } from '../pod/containers';
import { operatingSystemOf } from '../pod/operating-system';
import { writtenAmount, type Resources, type ResourceSide } from '../pod/resources/container-resources';
import { EditPhase, type PodEdit } from '../edits/pod-edit';
import { sharesOf } from './equal-parts';
import { shape } from './helper-shape';

/** Whether a Pod can have resources as a whole: the target knows them, and it is not a Windows Pod. */
export function takesPodResources(spec: Fields, target: FeatureTarget): boolean {
  return hasPodLevelResources(target) && operatingSystemOf(spec) !== 'windows';
}

/** What a Pod as a whole is to have. */
export interface PodBudget extends Resources {
  readonly qosClass: QosClass;
}

/** Spreads a budget over the containers of a Pod that cannot have resources as a whole. */
export function spreadPodResources(budget: PodBudget): PodEdit {
  return {
    phase: EditPhase.FINAL,
    apply: (draft, author) => {
      if (takesPodResources(draft.spec, draft.target)) return;
      const app = draft.appContainers();
      const names = new Set(app.map(({ name }) => name));
      const others = containersOf(draft.spec).filter(({ name }) => !names.has(name));
      if (budget.qosClass === QosClass.GUARANTEED) others.forEach(shape);
      const lasting = others.filter(isLongRunning);
      const shares = [...budget.requests.keys()].map((resource) => sharesIn(resource, budget, { app, lasting }));
      // Containers that ask for more than there is stay as they are, for the final manifest to show.
      if (!shares.every((share) => share !== undefined)) return;
      for (const share of shares) writeShares(share, app);
      for (const { name } of app) {
        draft.provenance.addFields(['resources'], author, name);
        draft.withdrawField(name, 'resources');
      }
    },
  };
}

interface Sharers {
  /** Those who share what is left. */
  readonly app: readonly PodContainer[];
  /** Those who run beside them. */
  readonly lasting: readonly PodContainer[];
}

/** What each container of the app gets of a resource. */
interface Shares {
  readonly resource: string;
  readonly requests: readonly Quantity[];
  readonly limits: readonly Quantity[];
}

/**
 * Undefined if the containers ask for more than there is. If that is so for the limits alone, they are those of the
 * requests, so that the final manifest shows the excess.
 */
function sharesIn(resource: string, budget: PodBudget, { app, lasting }: Sharers): Shares | undefined {
  const amounts = (containers: readonly PodContainer[], side: ResourceSide): Quantity[] =>
    containers.map((container) => amountOf(container, side, resource));
  const [request, limit] = [budget.requests.get(resource) ?? ZERO, budget.limits.get(resource)];
  const own = amounts(app, 'requests');
  const requests = sharesOf({ resource, budget: request, taken: amounts(lasting, 'requests'), own });
  if (!requests || !limit) return requests && { resource, requests, limits: [] };
  const limits = sharesOf({ resource, budget: limit, taken: amounts(lasting, 'limits'), own: requests });
  return { resource, requests, limits: limits ?? requests };
}

function writeShares({ resource, requests, limits }: Shares, app: readonly PodContainer[]): void {
  for (const [index, container] of app.entries()) {
    write(container, 'requests', resource, requests[index]);
    write(container, 'limits', resource, limits[index]);
  }
}

/** What a container asks for; a request that is not written is as much as the limit. */
function amountOf(container: PodContainer, side: ResourceSide, resource: string): Quantity {
  const limit = writtenAmount(container, 'limits', resource);
  const text = side === 'limits' ? limit : (writtenAmount(container, 'requests', resource) ?? limit);
  return roundUpToMilli(parseQuantity(text) ?? ZERO);
}

function write({ fields }: PodContainer, side: ResourceSide, resource: string, amount: Quantity | undefined): void {
  if (amount === undefined || amount.nano === 0n) return;
  const resources = fieldsOf(fields['resources']);
  const list = { ...fieldsOf(resources[side]), [resource]: canonicalQuantity(amount) };
  fields['resources'] = { ...resources, [side]: list };
}
