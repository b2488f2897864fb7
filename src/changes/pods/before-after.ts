import { deepEqual, isFields } from '../../kubernetes/json';

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

/** Whether one of the facts of a report says that something changed. A text only says where that is. */
export function isSaying(report: object): boolean {
  return Object.values(report).some((fact: unknown) => {
    if (Array.isArray(fact)) return fact.length > 0;
    if (!isFields(fact)) return false;
    const lists = Object.values(fact);
    return !lists.every(Array.isArray) || lists.some((list: readonly unknown[]) => list.length > 0);
  });
}
