import type { Finding } from '../../../../src/findings/finding';
import { FindingLevel } from '../../../../src/findings/finding-kind';
import type { FeatureTarget } from '../../../../src/kubernetes/fields/features';
import { podKindOf } from '../../../../src/kubernetes/kinds';
import { Pod } from '../../../../src/pod/pod';
import { RULES } from '../../../../src/rules/catalogue';
import { judge } from '../../../../src/rules/engine';
import type { Rule } from '../../../../src/rules/rule';
import type { JsonObject } from '../../json';
import { secondsSince, type Report } from '../../report';
import type { KubeJudge, Verdict } from '../kube-judge';
import type { Random } from '../random';
import { shrink } from '../shrink';
import { ObjectMaker, type Made } from './objects';
import { comparedPlace, comparedPlaces } from './places-compared';
import { ValidationTally } from './tally';

/** So many are on their way at a time. */
const BATCH = 50;
/** So many disagreements are worth reading at a time. */
const MAX_SHOWN = 5;
/** So many are kept with their verdicts, for the self-test. */
const SAMPLE = 3000;

/** The rules about what the API server refuses; the self-test leaves one out at a time. */
export const INVALID = RULES.filter(({ level }) => level === FindingLevel.INVALID);

/** A Kubernetes whose validation judges, and the target that the rules are asked about. */
export interface Bench {
  readonly title: string;
  readonly judge: KubeJudge;
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
export async function compareValidation(bench: Bench, random: Random, amount: number): Promise<JudgedObject[]> {
  const start = Date.now();
  const { report, title, target } = bench;
  const tally = new ValidationTally(INVALID.map(({ id }) => id));
  const maker = new ObjectMaker(random, bench.minor);
  const sample: JudgedObject[] = [];
  const wrong: JudgedObject[] = [];
  for (let made = 0; made < amount; made += BATCH) {
    for (const one of await judgeAll(bench.judge, maker)) {
      const found = foundIn(one.object, target);
      tally.add(one, found, isSamePlaces(found, one.verdict));
      if (disagrees(found, one.verdict)) wrong.push(one);
      if (sample.length < SAMPLE) sample.push(one);
    }
  }
  report.say(`${title}: ${tally.summary}, ${secondsSince(start)}`);
  if (wrong.length === 0) report.pass();
  else await tell(bench, wrong);
  if (bench.isWhole) tally.tell(report);
  return sample;
}

/** A comparison that finds nothing without one of the rules could find nothing wrong in it. */
export function runValidationSelfTest(judged: readonly JudgedObject[], target: FeatureTarget, report: Report): void {
  const refused = judged.map((one) => ({ ...one, found: foundIn(one.object, target) }));
  const alone = new Set(refused.flatMap(({ found }) => onlyRule(found)));
  report.say(`self-test: ${alone.size} of ${INVALID.length} rules each refuse an object that no other one refuses`);
  if (alone.size > INVALID.length / 2) report.pass();
  else report.fail(`self-test: only ${alone.size} of ${INVALID.length} rules refuse an object alone`);
}

function onlyRule(found: readonly Finding[]): string[] {
  const rules = new Set(found.map(({ rule }) => rule));
  return rules.size === 1 ? [...rules] : [];
}

/** What the rules find in an object. */
export function foundIn(object: JsonObject, target: FeatureTarget, rules: readonly Rule[] = INVALID): Finding[] {
  const kind = podKindOf(object['apiVersion'], object['kind']);
  return kind ? judge(new Pod({ kind, manifest: { ...object }, target }), rules) : [];
}

function disagrees(found: readonly Finding[], { valid }: Verdict): boolean {
  return valid === found.length > 0;
}

/** Whether both name the same places; of what does not decode the API server names only the first. */
function isSamePlaces(found: readonly Finding[], { valid, decode, errors = [] }: Verdict): boolean | undefined {
  if (valid || decode !== undefined || found.length === 0) return undefined;
  const [ours, theirs] = [new Set(found.map(placeOf)), comparedPlaces(errors)];
  return [...ours].every((place) => theirs.has(place)) && [...theirs].every((place) => ours.has(place));
}

function placeOf({ rule, location }: Finding): string {
  const place = comparedPlace(location?.path ?? '');
  if (rule === 'duplicate-projected-path') return `${place.replace(/\.sources.*$/, '')} twice`;
  return rule === 'host-process' && place.endsWith('hostProcess') ? 'HostProcess containers' : place;
}

async function judgeAll(kubeJudge: KubeJudge, maker: ObjectMaker): Promise<JudgedObject[]> {
  const made = Array.from({ length: BATCH }, () => maker.make());
  const verdicts = await kubeJudge.judge(made.map(({ object }) => object));
  return made.map((one, index) => ({ ...one, verdict: verdicts[index] as Verdict }));
}

async function tell(bench: Bench, wrong: readonly JudgedObject[]): Promise<void> {
  for (const isFalsePass of [true, false]) {
    const ofKind = wrong.filter(({ verdict }) => verdict.valid !== isFalsePass);
    if (ofKind.length > 0)
      bench.report.say(`${bench.title}: ${ofKind.length} false ${isFalsePass ? 'passes' : 'refusals'}`);
    for (const { object } of ofKind.slice(0, MAX_SHOWN)) {
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
    const verdict = verdicts[index] as Verdict;
    return verdict.valid !== isFalsePass && disagrees(foundIn(object, bench.target), verdict);
  });
}
