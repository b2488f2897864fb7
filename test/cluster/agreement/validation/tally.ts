import type { Finding } from '../../../../src/findings/finding';
import type { Report } from '../../report';
import type { Verdict } from '../kube-judge';
import type { Made } from './objects';
import { compareCauses, type Said } from './said';

/** The share of valid objects below or above which a comparison would say little. */
const [LEAST_VALID, MAX_VALID] = [0.3, 0.7];
/** A field that is changed less often says little. */
const LEAST_CHANGES = 20;
/** A rule that finds something in fewer objects says little. */
const LEAST_FINDINGS = 50;
/** The share of objects in which both must name the same fields and types. */
const LEAST_SAME = 0.99;
/** A share of fewer objects says little: two more that differ would be a percent. */
const LEAST_COMPARED = 1000;
/** So many kinds of what one side alone names are worth reading at a time. */
const MOST_KINDS = 15;
/** Rules about what no random object brings: fields that only other versions have. */
const UNTRIED: ReadonlySet<string> = new Set(['feature-unavailable']);

/** Rules about what is refused before an object is validated. */
const UNSERVED: ReadonlySet<string> = new Set(['api-version']);

/** What came of a comparison. */
export class ValidationTally {
  private total = 0;
  private valid = 0;
  private falsePasses = 0;
  private falseRefusals = 0;
  private compared = 0;
  private same = 0;
  /** How many causes the API server and the findings name together, and how many of them both name. */
  private readonly causes = { named: 0, shared: 0 };
  private readonly fields = new Map<string, number>();
  private readonly rules: Map<string, number>;
  /** In how many objects that Kubernetes refuses a rule is the only one to find something. */
  private readonly alone: Map<string, number>;
  private readonly kinds = new Map<string, number>();

  constructor(ids: readonly string[]) {
    this.rules = new Map(ids.filter((id) => !UNSERVED.has(id)).map((id) => [id, 0]));
    this.alone = new Map(this.rules);
  }

  add({ changed, verdict }: Made & { readonly verdict: Verdict }, found: readonly Finding[], said?: Said): void {
    this.total += 1;
    if (verdict.valid) this.valid += 1;
    if (verdict.valid && found.length > 0) this.falseRefusals += 1;
    if (!verdict.valid && found.length === 0) this.falsePasses += 1;
    if (said) this.compare(said);
    for (const { type, field } of changed) count(this.fields, `${type}.${field.name}`);
    const rules = new Set(found.map(({ rule }) => rule));
    for (const rule of rules) count(this.rules, rule);
    const [only] = rules;
    if (!verdict.valid && rules.size === 1 && only !== undefined) count(this.alone, only);
  }

  private compare(said: Said): void {
    this.compared += 1;
    const { both, missed, extra } = compareCauses(said);
    if (missed.length + extra.length === 0) this.same += 1;
    this.causes.shared += both.length;
    this.causes.named += both.length + missed.length + extra.length;
    for (const text of missed) count(this.kinds, `only the API server: ${kindOf(text)}`);
    for (const text of extra) count(this.kinds, `only the rules: ${kindOf(text)}`);
  }

  get judged(): number {
    return this.total;
  }

  get summary(): string {
    return (
      `validation of ${this.total} objects, ${percent(this.valid, this.total)} valid, ` +
      `${this.falseRefusals} false refusals, ${this.falsePasses} false passes; of ${this.compared} that both refuse, the same ` +
      `types and fields in ${percent(this.same, this.compared)}; of ${this.causes.named} causes, both name ` +
      percent(this.causes.shared, this.causes.named)
    );
  }

  /** What one side alone names, and the share of objects in which it does not. */
  tellPlaces(report: Report): void {
    const kinds = [...this.kinds].sort(([, left], [, right]) => right - left).slice(0, MOST_KINDS);
    for (const [kind, amount] of kinds) report.say(`  ${String(amount).padStart(6)}  ${kind}`);
    if (this.compared < LEAST_COMPARED || this.same >= LEAST_SAME * this.compared) report.pass();
    else
      report.fail(
        `validation: the same types and fields in ${percent(this.same, this.compared)}; ${percent(LEAST_SAME, 1)} are the least.`,
      );
  }

  /**
   * The table: how often each field was changed, in how many objects each rule found something, and in how many it alone
   * did, so that without it they would be false passes.
   */
  tell(report: Report): void {
    report.say('validation changes:');
    for (const [name, amount] of [...this.fields].sort()) report.say(`  ${String(amount).padStart(6)}  ${name}`);
    report.say('validation findings, and false passes without the rule:');
    for (const [name, amount] of this.rules)
      report.say(`  ${String(amount).padStart(6)}  ${String(this.alone.get(name)).padStart(6)}  ${name}`);
    expectOften(report, 'changed', this.fields, LEAST_CHANGES);
    expectOften(report, 'found', tried(this.rules), LEAST_FINDINGS);
    expectOften(report, 'needed', this.alone, 1);
    const share = this.valid / this.total;
    if (share >= LEAST_VALID && share <= MAX_VALID) report.pass();
    else
      report.fail(`validation: ${percent(this.valid, this.total)} of the objects are valid; it should be 30 to 70 %.`);
  }
}

function tried(rules: ReadonlyMap<string, number>): Map<string, number> {
  return new Map([...rules].filter(([id]) => !UNTRIED.has(id)));
}

/** A place without what differs from one object to the next. */
function kindOf(text: string): string {
  return text.replace(/\[\d+\]/g, '[]').replace(/ spec\.(jobTemplate\.spec\.)?template\.spec\./, ' spec.');
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
