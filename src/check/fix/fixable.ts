import { SEVERITIES } from '../levels';
import { RULES } from '../../rules/catalogue';
import { defaultContainer } from '../../rules/containers/default-container';
import type { Rule } from '../../rules/rule';
import type { LocatedFinding } from '../located-finding';

/** A rule that can mend what it finds. */
export type MendingRule = Rule & Required<Pick<Rule, 'mend'>>;

/** Which container kubectl takes is known when all others have mended: they can move the one that it takes before. */
const LAST: Rule = defaultContainer;

/** The rules that can mend what they find, the worst first: what they change can leave nothing to say for the others. */
export const MENDING_RULES: readonly MendingRule[] = SEVERITIES.flatMap((severity) =>
  [...RULES.filter((rule) => rule !== LAST), LAST].filter(
    (rule): rule is MendingRule => rule.mend !== undefined && rule.severity === severity,
  ),
);

const IDS: ReadonlySet<string> = new Set(MENDING_RULES.map(({ id }) => id));

/** The findings that a rule may mend: those that count. */
export function fixableFindings(findings: readonly LocatedFinding[]): LocatedFinding[] {
  return findings.filter(({ rule, waiver }) => waiver === null && IDS.has(rule));
}

/** What a finding is found by again when others were mended: what stands around it may have moved. */
type FindingKey = Pick<LocatedFinding, 'rule' | 'container' | 'message'> & { readonly item?: string };

/** The findings of one document that are to be mended. */
export class WantedFindings {
  private readonly wanted: ReadonlyMap<string, LocatedFinding>;
  /** By rule and item, if there were too many to name each. */
  private readonly all: ReadonlyMap<string, LocatedFinding>;

  public constructor(findings: readonly LocatedFinding[]) {
    this.wanted = new Map(findings.map((finding) => [keyOf(finding), finding]));
    this.all = new Map(
      findings.filter(({ count }) => count !== undefined).map((finding) => [groupOf(finding), finding]),
    );
  }

  /** The finding that was reported; undefined if it is not to be mended. */
  public of(key: FindingKey): LocatedFinding | undefined {
    return this.wanted.get(keyOf(key)) ?? this.all.get(groupOf(key));
  }
}

function keyOf({ item, rule, container, message }: FindingKey): string {
  return JSON.stringify([item, rule, container, message]);
}

function groupOf({ item, rule }: FindingKey): string {
  return JSON.stringify([item, rule]);
}
