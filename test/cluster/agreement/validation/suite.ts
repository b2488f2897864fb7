import type { Finding, FindingCause } from '../../../../src/findings/finding';
import { FindingLevel } from '../../../../src/findings/finding-kind';
import type { FeatureTarget } from '../../../../src/kubernetes/fields/features';
import { podKindOf } from '../../../../src/kubernetes/kinds';
import { Pod } from '../../../../src/pod/pod';
import { RULES } from '../../../../src/rules/catalogue';
import { judge } from '../../../../src/rules/engine';
import type { Rule } from '../../../../src/rules/rule';
import type { JsonObject } from '../../json';
import { secondsSince, type Report } from '../../report';
import type { Verdict } from '../kube-judge';
import type { Random } from '../random';
import { shrink } from '../shrink';
import { ObjectMaker, type Made } from './objects';
import type { Said } from './said';
import { ValidationTally } from './tally';

/** So many are on their way at a time. */
const BATCH = 50;
/** So many disagreements are worth reading at a time. */
const MOST_SHOWN = 5;
/** The rules about what the API server refuses. */
export const INVALID = RULES.filter(({ level }) => level === FindingLevel.INVALID);

/** Something that judges as the API server does. */
export interface ObjectJudge {
  /** What it makes of each of some objects; undefined for one that it cannot judge. */
  judge(objects: readonly JsonObject[]): Promise<readonly (Verdict | undefined)[]>;
}

/** A Kubernetes whose validation judges, and the target that the rules are asked about. */
export interface Bench {
  readonly title: string;
  readonly judge: ObjectJudge;
  readonly target: FeatureTarget;
  /** The minor version whose fields the objects have. */
  readonly minor: number;
  readonly report: Report;
  /** Whether every field and every rule must have come up often enough. */
  readonly isWhole: boolean;
}

export interface JudgedObject extends Made {
  readonly verdict: Verdict;
}

/** Compares what the rules and Kubernetes refuse: one check for each of the two ways to disagree. */
export async function compareValidation(bench: Bench, random: Random, amount: number): Promise<void> {
  const start = Date.now();
  const { report, title, target } = bench;
  const tally = new ValidationTally(INVALID.map(({ id }) => id));
  const maker = new ObjectMaker(random, bench.minor);
  const wrong: JudgedObject[] = [];
  let next = judgeAll(bench.judge, maker);
  for (let made = 0; made < amount; made += BATCH) {
    const batch = await next;
    // Kubernetes judges a batch while the rules judge the one before.
    next = made + BATCH < amount ? judgeAll(bench.judge, maker) : Promise.resolve([]);
    for (const one of batch) {
      const found = foundIn(one.object, target);
      tally.add(one, found, saidOf(found, one.verdict));
      if (disagrees(found, one.verdict)) wrong.push(one);
    }
  }
  if (tally.judged < amount / 2) report.fail(`${title}: only ${tally.judged} of ${amount} objects were judged.`);
  report.say(`${title}: ${tally.summary}, ${secondsSince(start)}`);
  if (wrong.length === 0) report.pass();
  else await tell(bench, wrong);
  tally.tellPlaces(report);
  if (bench.isWhole) tally.tell(report);
}

/** What the rules find in an object. */
export function foundIn(object: JsonObject, target: FeatureTarget, rules: readonly Rule[] = INVALID): Finding[] {
  const kind = podKindOf(object['apiVersion'], object['kind']);
  return kind ? judge(new Pod({ kind, manifest: { ...object }, target }), rules) : [];
}

function disagrees(found: readonly Finding[], { valid }: Verdict): boolean {
  return valid === found.length > 0;
}

/** What both say of what is wrong; undefined if one says nothing, or the object does not decode: then it says no causes. */
function saidOf(found: readonly Finding[], { valid, decode, errors = [] }: Verdict): Said | undefined {
  if (valid || decode !== undefined || found.length === 0) return undefined;
  return { theirs: errors, ours: found.flatMap(causesOf) };
}

function causesOf({ cause, furtherCauses = [] }: Finding): readonly FindingCause[] {
  return cause === undefined ? [] : [cause, ...furtherCauses];
}

async function judgeAll(judges: ObjectJudge, maker: ObjectMaker): Promise<JudgedObject[]> {
  const made = Array.from({ length: BATCH }, () => maker.make());
  const verdicts = await judges.judge(made.map(({ object }) => object));
  return made.flatMap((one, index) => {
    const verdict = verdicts[index];
    return verdict ? [{ ...one, verdict }] : [];
  });
}

async function tell(bench: Bench, wrong: readonly JudgedObject[]): Promise<void> {
  for (const isFalsePass of [true, false]) {
    const ofKind = wrong.filter(({ verdict }) => verdict.valid !== isFalsePass);
    if (ofKind.length > 0)
      bench.report.say(`${bench.title}: ${ofKind.length} false ${isFalsePass ? 'passes' : 'refusals'}`);
    for (const { object } of ofKind.slice(0, MOST_SHOWN)) {
      const smallest = await shrink(object, (candidates) => stillWrong(bench, candidates, isFalsePass));
      const [verdict] = await bench.judge.judge([smallest]);
      const ours = foundIn(smallest, bench.target).map(({ rule, message }) => `${rule}: ${message}`);
      bench.report.fail(
        `${bench.title}: ${isFalsePass ? 'the rules take what Kubernetes refuses' : 'the rules refuse what Kubernetes takes'}`,
        JSON.stringify(smallest),
        ...ours,
        verdict?.decode ?? '',
        ...(verdict?.errors ?? []).map(({ type, field, detail }) => `${type} ${field}: ${detail}`),
      );
    }
  }
}

async function stillWrong(bench: Bench, objects: readonly JsonObject[], isFalsePass: boolean): Promise<boolean[]> {
  const verdicts = await bench.judge.judge(objects);
  return objects.map((object, index) => {
    const verdict = verdicts[index];
    return verdict?.valid === !isFalsePass && disagrees(foundIn(object, bench.target), verdict);
  });
}
