import { FindingLevel, FindingSeverity, type FindingKind } from '../findings/finding-kind';
import { isFindingId, kindOf, RULES, RULES_OF_OBJECTS } from '../rules/catalogue';
import type { ObjectsRule, Rule } from '../rules/rule';
import type { LocatedFinding } from './located-finding';

/** How much is checked; each level has all of those before it. Rules about code do not apply to manifests. */
export const CHECK_LEVELS = [FindingLevel.INVALID, FindingLevel.RECOMMENDED, FindingLevel.RESTRICTED] as const;

/** How much is checked. */
export type CheckLevel = (typeof CHECK_LEVELS)[number];

/** The severities, the worst first. */
export const SEVERITIES = [FindingSeverity.ERROR, FindingSeverity.WARNING, FindingSeverity.INFO] as const;

/** Whether a severity is as bad as another one, or worse. */
export function isAtLeast(severity: FindingSeverity, least: FindingSeverity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);
}

/** Whether a finding is as bad as a severity, or worse, and no waiver accepts it. */
export function isFailingAt(
  { severity, waiver }: Pick<LocatedFinding, 'severity' | 'waiver'>,
  least: FindingSeverity,
): boolean {
  return waiver === null && isAtLeast(severity, least);
}

/** Whether a kind of finding belongs to a level, or to one below it. */
export function isOfLevel({ level }: Pick<FindingKind, 'level'>, most: CheckLevel): boolean {
  return CHECK_LEVELS.slice(0, CHECK_LEVELS.indexOf(most) + 1).some((each) => each === level);
}

/** Whether a rule can be broken by a manifest and a level leaves it out. */
export function isLeftOut(rule: string, level: CheckLevel): boolean {
  return isFindingId(rule) && isOfLevel(kindOf(rule), FindingLevel.RESTRICTED) && !isOfLevel(kindOf(rule), level);
}

/** Cache: a check of many inputs asks for them each time. */
const RULES_OF_LEVELS = new Map(CHECK_LEVELS.map((level) => [level, RULES.filter((rule) => isOfLevel(rule, level))]));

/** The rules about a Pod that a level has. */
export function rulesOf(level: CheckLevel): readonly Rule[] {
  return RULES_OF_LEVELS.get(level) ?? [];
}

/** The rules about all objects that a level has. */
export function rulesOfObjects(level: CheckLevel): readonly ObjectsRule[] {
  return RULES_OF_OBJECTS.filter((rule) => isOfLevel(rule, level));
}
