import { deepEqual } from '../../kubernetes/json';

/** A fact before and after. */
export interface BeforeAfter<Fact> {
  readonly before: Fact;
  readonly after: Fact;
}

/** A fact that changed; null if it is the same. */
export function changed<Fact>(before: Fact, after: Fact): BeforeAfter<Fact> | null {
  return deepEqual(before, after) ? null : { before, after };
}

/** The texts that one list has and the other one lacks, both ways. */
export interface AddedRemoved {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** What came into a list of texts, and what went. */
export function addedRemoved(before: readonly string[], after: readonly string[]): AddedRemoved {
  return {
    added: after.filter((text) => !before.includes(text)),
    removed: before.filter((text) => !after.includes(text)),
  };
}
