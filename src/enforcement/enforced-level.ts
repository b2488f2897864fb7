import type { IConstruct } from 'constructs';
import { isAtLeast } from '../check/levels';
import type { Finding } from '../findings/finding';
import { FindingSeverity, type FindingLevel } from '../findings/finding-kind';
import { ConstructFact } from '../tree/construct-state';

/** By which rules code has every Pod below a construct judged, and what of it stops synthesis. */
export interface EnforcedLevel {
  readonly level: FindingLevel;
  /** The least severity that counts as an error. */
  readonly failOn: FindingSeverity;
}

const ENFORCED = new ConstructFact<EnforcedLevel>('enforced level of rules');

/** Has every Pod that a construct is, makes or holds judged; it replaces what was said for the construct before. */
export function enforceLevel(scope: IConstruct, enforced: EnforcedLevel): void {
  ENFORCED.set(scope, enforced);
}

/** Whether a level is enforced for a construct itself. */
export function hasEnforcedLevel(scope: IConstruct): boolean {
  return ENFORCED.of(scope) !== undefined;
}

/** What is enforced for a construct: that of the nearest scope. */
export function enforcedLevelFor({ node }: IConstruct): EnforcedLevel | undefined {
  return node.scopes.reduce<EnforcedLevel | undefined>((outer, scope) => ENFORCED.of(scope) ?? outer, undefined);
}

/** A finding as it counts if a level is enforced. */
export function enforcedFinding(finding: Finding, enforced: EnforcedLevel | undefined): Finding {
  if (!enforced || !isAtLeast(finding.severity, enforced.failOn)) return finding;
  return { ...finding, severity: FindingSeverity.ERROR };
}
