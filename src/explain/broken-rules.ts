import type { Finding } from '../findings/finding';
import { FindingLevel } from '../findings/finding-kind';
import type { Pod } from '../pod/pod';
import { RULES } from '../rules/catalogue';
import { judge } from '../rules/engine';
import type { Rule } from '../rules/rule';
import { featureUnavailable } from '../rules/workload/feature-unavailable';
import type { DroppedField } from './dropped-fields';

/** A rule that a Pod breaks. */
export interface BrokenRule {
  /** The id of the rule, such as `mount-volume`. */
  readonly rule: string;
  /** The path of the field from the object; null if no field is at fault. */
  readonly path: string | null;
  /** The container that it belongs to; null if it belongs to none. */
  readonly container: string | null;
  /** What is wrong, in a sentence that begins with a small letter. */
  readonly message: string;
}

/** The rules that a Pod breaks, of those that `explain` tells. */
export interface BrokenRules {
  /** Why an API server of the target refuses the object. */
  readonly refusals: readonly BrokenRule[];
  /** What can never work, by the rules; the other fields tell more of some of it. */
  readonly faults: readonly BrokenRule[];
}

const TOLD = RULES.filter(({ level, neverWorks = false }) => level === FindingLevel.INVALID || neverWorks);

/**
 * The rules that a Pod breaks, judged as at synthesis: those by which an API server refuses it, and those without which
 * something in it can never work.
 *
 * @param dropped - the fields that the target drops; one that it does not know is not a reason of its own
 */
export function brokenRulesOf(pod: Pod, dropped: readonly DroppedField[]): BrokenRules {
  const droppedPaths = new Set(dropped.map(({ path }) => path));
  const rules = TOLD.map((rule) =>
    rule === featureUnavailable ? { ...rule, check: lenientCheck(droppedPaths) } : rule,
  );
  const found = judge(pod, rules);
  return {
    refusals: found.filter(isRefusal).map(brokenRule),
    faults: found.filter((finding) => !isRefusal(finding)).map(brokenRule),
  };
}

/** What an API server refuses that is told to drop unknown fields. */
function lenientCheck(dropped: ReadonlySet<string>): Rule['check'] {
  return (pod) => featureUnavailable.check(pod).filter(({ path = '' }) => !dropped.has(pod.pathInObject(path)));
}

function isRefusal({ level }: Finding): boolean {
  return level === FindingLevel.INVALID;
}

function brokenRule({ rule, location, container, message }: Finding): BrokenRule {
  return { rule, path: location?.path ?? null, container: container ?? null, message };
}
