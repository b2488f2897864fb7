import { canonicalQuantity, compareQuantities } from '../../kubernetes/quantity';
import { RESOURCE_SIDES, type Resources, type ResourceSide } from '../../pod/resources/container-resources';

/** An amount of the Pod as a whole that changed, as the scheduler counts it. */
export interface AmountChange {
  readonly side: ResourceSide;
  readonly resource: string;
  /** Null if there was none. */
  readonly before: string | null;
  /** Null if there is none. */
  readonly after: string | null;
}

/** The amounts of the Pod as a whole that changed. */
export function amountChanges(before: Resources, after: Resources): AmountChange[] {
  return RESOURCE_SIDES.flatMap((side) => {
    const resources = [...new Set([...before[side].keys(), ...after[side].keys()])].sort();
    return resources.flatMap((resource): AmountChange[] => {
      const [old, present] = [before[side].get(resource), after[side].get(resource)];
      if (old && present && compareQuantities(old, present) === 0) return [];
      const texts = [old, present].map((amount) => (amount ? canonicalQuantity(amount) : null));
      return [{ side, resource, before: texts[0] ?? null, after: texts[1] ?? null }];
    });
  });
}
