import {
  addQuantities,
  canonicalQuantity,
  compareQuantities,
  parseQuantity,
  roundUpToMilli,
  type Quantity,
} from '../../../src/kubernetes/quantity';
import type { Json } from '../json';
import { secondsSince, type Report } from '../report';
import type { KubeJudge, NumberVerdict, PairVerdict } from './kube-judge';
import { anyQuantity } from './quantities';
import type { Random } from './random';

const BATCH = 2000;
const MAX_SHOWN = 10;
/** So many are kept with their verdicts, for the self-test. */
const SAMPLE = 4000;
/** Too few or too many that are no quantity at all would say little about the others. */
const LEAST_VALID = 0.7;
const MAX_VALID = 0.97;

/** What the arithmetic of quantities is made of; the self-test replaces a part. */
export const QUANTITY_PARTS = { parseQuantity, addQuantities, compareQuantities, roundUpToMilli };
export type QuantityParts = typeof QUANTITY_PARTS;

export interface Pair {
  readonly left: Json;
  readonly right: Json;
}

export interface JudgedPair extends Pair {
  readonly verdict: PairVerdict;
}

export interface QuantityCourt {
  /** Started with `-quantities`. */
  readonly judge: KubeJudge;
  readonly random: Random;
  readonly amount: number;
  readonly report: Report;
}

/** Reads, prints, rounds, adds and compares random quantities, two and two. */
export async function compareQuantityPairs({ judge, random, amount, report }: QuantityCourt): Promise<JudgedPair[]> {
  const start = Date.now();
  const sample: JudgedPair[] = [];
  const disagreements: string[] = [];
  let [asked, valid] = [0, 0];
  for (; asked < amount; asked += 2 * BATCH) {
    for (const pair of await judgePairs(judge, random)) {
      if (sample.length < SAMPLE) sample.push(pair);
      valid += [pair.verdict.left, pair.verdict.right].filter(({ error }) => error === undefined).length;
      disagreements.push(...pairDifferences(pair, QUANTITY_PARTS));
    }
  }
  report.say(
    `quantities: ${asked} read, printed, rounded, added and compared in pairs, ${((100 * valid) / asked).toFixed(0)} % valid, ` +
      `${disagreements.length} disagreements, ${secondsSince(start)}`,
  );
  if (valid < LEAST_VALID * asked || valid > MAX_VALID * asked)
    report.fail('quantities: 70 to 97 % of them should be valid.');
  if (disagreements.length === 0) report.pass();
  else report.fail(`quantities: ${disagreements.length} disagreements`, ...shortest(disagreements));
  return sample;
}

async function judgePairs(judge: KubeJudge, random: Random): Promise<JudgedPair[]> {
  const pairs = Array.from({ length: BATCH }, () => anyPair(random));
  const verdicts = await judge.judgePairs(pairs);
  return pairs.map((pair, index) => ({ ...pair, verdict: verdicts[index] as PairVerdict }));
}

function anyPair(random: Random): Pair {
  const left = anyQuantity(random);
  // equal ones, and the same in two spellings, are rare by chance
  return { left, right: random.chance(0.05) ? left : anyQuantity(random) };
}

function shortest(sentences: readonly string[]): string[] {
  return [...sentences].sort((left, right) => left.length - right.length).slice(0, MAX_SHOWN);
}

/** A sentence for each thing that the library and Kubernetes say differently about two quantities. */
export function pairDifferences({ left, right, verdict }: JudgedPair, parts: QuantityParts): string[] {
  const [ours, other] = [parts.parseQuantity(left), parts.parseQuantity(right)];
  const sentences = [
    ...numberDifferences(left, ours, verdict.left, parts),
    ...numberDifferences(right, other, verdict.right, parts),
  ];
  if (!ours || !other || verdict.sum === undefined) return sentences;
  const pair = `${JSON.stringify(left)} and ${JSON.stringify(right)}`;
  return [
    ...sentences,
    ...parting(`the sum of ${pair}`, canonicalQuantity(parts.addQuantities(ours, other)), verdict.sum),
    ...parting(`the order of ${pair}`, String(parts.compareQuantities(ours, other)), String(verdict.compare)),
  ];
}

function numberDifferences(
  value: Json,
  ours: Quantity | undefined,
  theirs: NumberVerdict,
  parts: QuantityParts,
): string[] {
  const name = JSON.stringify(value);
  if (!ours || theirs.error !== undefined)
    return parting(name, ours ? 'a quantity' : 'none', theirs.error === undefined ? 'a quantity' : 'none');
  return [
    ...parting(`${name} in billionths`, `${ours.nano}${'0'.repeat(ours.exponent ?? 0)}`, theirs.nano),
    ...parting(`the text of ${name}`, canonicalQuantity(ours), theirs.text),
    ...parting(`${name}, rounded up`, canonicalQuantity(parts.roundUpToMilli(ours)), theirs.rounded),
  ];
}

function parting(what: string, ours: string, theirs: string | undefined): string[] {
  return ours === theirs ? [] : [`${what}: the library says ${ours}, Kubernetes ${String(theirs)}`];
}
