import type { Finding } from '../../findings/finding';
import { groupBy } from '../../kubernetes/group-by';

/** A finding in a report about changes. */
export interface ChangedFinding {
  readonly rule: string;
  readonly severity: string;
  /** `invalid` if the API server refuses what breaks the rule. */
  readonly level: string;
  /** The name of the container; null if it is about none. */
  readonly container: string | null;
  /** The path of the field; null if no field is at fault. */
  readonly path: string | null;
  readonly message: string;
  readonly fix: string;
  /** The address of the page about the rule, from the root of the package. */
  readonly docs: string;
}

/** The findings that came and those that went. */
export interface FindingChanges {
  readonly added: readonly ChangedFinding[];
  readonly mended: readonly ChangedFinding[];
}

/** The findings of an object that are new, and those that are gone. What only reads otherwise was there before. */
export function findingChanges(before: readonly Finding[], after: readonly Finding[]): FindingChanges {
  return { added: without(after, before), mended: without(before, after) };
}

function without(findings: readonly Finding[], others: readonly Finding[]): ChangedFinding[] {
  const left = new Map([...groupBy(others, placeOf)].map(([place, group]) => [place, group.length]));
  return findings
    .filter((finding) => {
      const count = left.get(placeOf(finding)) ?? 0;
      left.set(placeOf(finding), count - 1);
      return count <= 0;
    })
    .map(shown);
}

const CONTAINER_INDEX = /(containers)\[\d+\]/i;
const INDEX = /\[\d+\]/g;

/** What stays the same when containers and items move. */
function placeOf({ rule, container = '', location }: Finding): string {
  const path = location?.path ?? '';
  return JSON.stringify([rule, container, path.replace(CONTAINER_INDEX, `$1[${container}]`).replace(INDEX, '[]')]);
}

function shown({ rule, severity, level, container, location, message, fix, docs }: Finding): ChangedFinding {
  return { rule, severity, level, container: container ?? null, path: location?.path ?? null, message, fix, docs };
}
