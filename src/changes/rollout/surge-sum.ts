import { addQuantities, canonicalQuantity, compareQuantities, ZERO, type Quantity } from '../../kubernetes/quantity';
import type { ResourceList } from '../../kubernetes/resource-list';

/** How many Pods of the old and the new template there can be at one moment. */
export interface PodCounts {
  /** How many Pods of the old template there are before. */
  readonly before: number;
  /** How many Pods of the new template there are in the end. */
  readonly after: number;
  /** The most Pods of the old template at any moment, which a change of their number can add to. */
  readonly mostBefore: number;
  /** The most Pods of both together; those that are stopping come on top. */
  readonly together: number;
  /** Whether Pods of both templates can run at the same time. */
  readonly isMixed: boolean;
}

/** What all Pods of a workload ask for of a resource. */
export interface AmountSum {
  readonly resource: string;
  readonly before: string;
  readonly after: string;
  /** The most at any moment of the rollout, without the Pods that are stopping. */
  readonly during: string;
}

/** The sums over all Pods, of the resources that the Pods of either template name. */
export function surgeSums(before: ResourceList, after: ResourceList, counts: PodCounts): AmountSum[] {
  const resources = [...new Set([...before.keys(), ...after.keys()])].sort();
  return resources.map((resource) => {
    const [old, present] = [before.get(resource) ?? ZERO, after.get(resource) ?? ZERO];
    return {
      resource,
      before: canonicalQuantity(times(old, counts.before)),
      after: canonicalQuantity(times(present, counts.after)),
      during: canonicalQuantity(counts.isMixed ? mixed(old, present, counts) : most(old, present, counts)),
    };
  });
}

function most(before: Quantity, after: Quantity, counts: PodCounts): Quantity {
  const [old, present] = [times(before, counts.mostBefore), times(after, counts.after)];
  return compareQuantities(old, present) > 0 ? old : present;
}

/** As many of the greater Pods as there can be, and the rest of the other ones. */
function mixed(before: Quantity, after: Quantity, { mostBefore, after: mostAfter, together }: PodCounts): Quantity {
  const isMore = compareQuantities(after, before) > 0;
  const [greater, less] = isMore ? [after, before] : [before, after];
  const [first, second] = isMore ? [mostAfter, mostBefore] : [mostBefore, mostAfter];
  const many = Math.min(first, together);
  return addQuantities(times(greater, many), times(less, Math.min(second, together - many)));
}

function times({ nano, exponent, format }: Quantity, count: number): Quantity {
  return { nano: nano * BigInt(count), ...(exponent !== undefined && { exponent }), format };
}
