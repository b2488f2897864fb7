import type { Finding } from '../../../../src/findings/finding';
import type { Report } from '../../report';
import type { Made } from './objects';
import type { Verdict } from '../kube-judge';

/** The share of valid objects below or above which a comparison would say little. */
const [LEAST_VALID, MAX_VALID] = [0.3, 0.7];
/** A field that is changed less often says little. */
const LEAST_CHANGES = 20;
/** A rule that finds something in fewer objects says little. */
const LEAST_FINDINGS = 50;
/** Rules about what no random object brings: fields that only other versions have. */
const UNTRIED: ReadonlySet<string> = new Set(['feature-unavailable']);

/** What came of a comparison. */
export class ValidationTally {
  private total = 0;
  private valid = 0;
  private falsePasses = 0;
  private falseRefusals = 0;
  private compared = 0;
  private same = 0;
  private readonly fields = new Map<string, number>();
  private readonly rules: Map<string, number>;

  constructor(ids: readonly string[]) {
    this.rules = new Map(ids.map((id) => [id, 0]));
  }

  add(
    { changed, verdict }: Made & { readonly verdict: Verdict },
    found: readonly Finding[],
    isSame: boolean | undefined,
  ): void {
    this.total += 1;
    if (verdict.valid) this.valid += 1;
    if (verdict.valid && found.length > 0) this.falseRefusals += 1;
    if (!verdict.valid && found.length === 0) this.falsePasses += 1;
    if (isSame !== undefined) this.compared += 1;
    if (isSame === true) this.same += 1;
    for (const { type, field } of changed) count(this.fields, `${type}.${field.name}`);
    for (const rule of new Set(found.map((finding) => finding.rule))) count(this.rules, rule);
  }

  get summary(): string {
    return (
      `validation of ${this.total} objects, ${percent(this.valid, this.total)} valid, ` +
      `${this.falseRefusals} false refusals, ${this.falsePasses} false passes, ` +
      `the same places in ${percent(this.same, this.compared)} of ${this.compared} that both refuse`
    );
  }

  /** The table: how often each field was changed, and in how many objects each rule found something. */
  tell(report: Report): void {
    for (const [title, counts] of [['changes', this.fields], ['findings', this.rules]] as const) {
      report.say(`validation ${title}:`);
      for (const [name, amount] of [...counts].sort()) report.say(`  ${String(amount).padStart(6)}  ${name}`);
    } // prettier-ignore
    expectOften(report, 'changed', this.fields, LEAST_CHANGES);
    expectOften(report, 'found', new Map([...this.rules].filter(([id]) => !UNTRIED.has(id))), LEAST_FINDINGS);
    const share = this.valid / this.total;
    if (share >= LEAST_VALID && share <= MAX_VALID) report.pass();
    else
      report.fail(`validation: ${percent(this.valid, this.total)} of the objects are valid; it should be 30 to 70 %.`);
  }
}

function expectOften(report: Report, what: string, counts: ReadonlyMap<string, number>, least: number): void {
  const seldom = [...counts].filter(([, amount]) => amount < least).map(([name, amount]) => `${name} (${amount})`);
  if (seldom.length === 0) report.pass();
  else report.fail(`validation: ${what} less than ${least} times: ${seldom.join(', ')}`);
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / Math.max(whole, 1)).toFixed(1)} %`;
}
