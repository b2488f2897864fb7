import type { JsonObject } from '../json';
import { secondsSince, type Report } from '../report';
import { answerFor, PARTS, type Answer, type JudgedTarget, type Parts } from './answer';
import { differencesBetween, type Difference } from './differences';
import type { KubeJudge, Verdict } from './kube-judge';
import { shrink } from './shrink';
import { Tally } from './tally';

/** So many are on their way at a time: about as much as a pipe holds, so that both sides work at once. */
const BATCH = 50;
/** So many disagreements, each about something else, are worth reading at a time. */
const MAX_SHOWN = 5;
/** So many are kept with their verdicts, for the self-test. */
const SAMPLE = 4000;

/** A Kubernetes that judges, the target that the library is asked about, and where to tell what they say. */
export interface Court {
  readonly title: string;
  readonly judge: KubeJudge;
  readonly target: JudgedTarget;
  readonly report: Report;
}

export interface Case {
  readonly object: JsonObject;
  /** Where it stands, for one that was not made up. */
  readonly origin?: string;
}

export type Cases = Iterable<Case> | AsyncIterable<Case>;

export interface Judged extends Case {
  readonly verdict: Verdict;
}

export interface Comparison {
  readonly tally: Tally;
  /** The first objects with their verdicts. */
  readonly sample: readonly Judged[];
}

/** A disagreement, by what it is about. */
interface Disagreement extends Case {
  readonly differences: readonly Difference[];
}

/** Compares all objects of a suite: one check, with one failure for each topic of disagreement. */
export async function compareObjects(court: Court, cases: Cases): Promise<Comparison> {
  const start = Date.now();
  const tally = new Tally();
  const sample: Judged[] = [];
  const disagreements: Disagreement[] = [];
  for await (const one of judgedAhead(court.judge, cases)) {
    tally.add(one.object, one.verdict);
    if (sample.length < SAMPLE) sample.push(one);
    const differences = disagreementOn(one, court.target, PARTS);
    if (differences.length > 0) disagreements.push({ ...one, differences });
  }
  court.report.say(`${court.title}: ${tally.summary}, ${disagreements.length} disagreements, ${secondsSince(start)}`);
  if (disagreements.length === 0) court.report.pass();
  else await tell(court, disagreements);
  return { tally, sample };
}

/** How many of some objects, whose verdicts are known, the library would answer differently with these parts. */
export function countDisagreements(judged: readonly Judged[], target: JudgedTarget, parts: Parts): Map<string, number> {
  const topics = new Map<string, number>();
  for (const one of judged) {
    for (const topic of new Set(disagreementOn(one, target, parts).map((difference) => difference.topic)))
      topics.set(topic, (topics.get(topic) ?? 0) + 1);
  }
  return topics;
}

function disagreementOn({ object, verdict }: Judged, target: JudgedTarget, parts: Parts): Difference[] {
  return differencesBetween(object, attempt(object, target, parts), verdict);
}

function attempt(object: JsonObject, target: JudgedTarget, parts: Parts): Answer | Error {
  try {
    return answerFor(object, target, parts);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Every case with its verdict; the next batch is asked for while the one before is being read. */
async function* judgedAhead(judge: KubeJudge, cases: Cases): AsyncIterable<Judged> {
  let ahead: Promise<Judged[]> = Promise.resolve([]);
  for await (const batch of batchesOf(cases, BATCH)) {
    const next = judgeAll(judge, batch);
    // it is awaited one turn later, and must not end the process before
    next.catch(() => undefined);
    yield* await ahead;
    ahead = next;
  }
  yield* await ahead;
}

async function judgeAll(judge: KubeJudge, cases: readonly Case[]): Promise<Judged[]> {
  const verdicts = await judge.judge(cases.map(({ object }) => object));
  return cases.map((one, index) => ({ ...one, verdict: verdicts[index] as Verdict }));
}

async function tell(court: Court, disagreements: readonly Disagreement[]): Promise<void> {
  const topics = new Map<string, Disagreement>();
  for (const disagreement of disagreements) {
    for (const { topic } of disagreement.differences) if (!topics.has(topic)) topics.set(topic, disagreement);
  }
  for (const [topic, { object, origin }] of [...topics].slice(0, MAX_SHOWN)) {
    const smallest = await shrink(object, (candidates) => showing(court, topic, candidates));
    const [judged] = await judgeAll(court.judge, [{ object: smallest }]);
    const differences = judged ? disagreementOn(judged, court.target, PARTS) : [];
    const amount = disagreements.filter(({ differences: all }) =>
      all.some((difference) => difference.topic === topic),
    ).length;
    court.report.fail(
      `${court.title}: ${amount} disagreements about ${topic}${origin === undefined ? '' : `, first in ${origin}`}`,
      JSON.stringify(smallest),
      ...differences.map(({ sentence }) => sentence),
    );
  }
  const left = [...topics.keys()].slice(MAX_SHOWN);
  if (left.length > 0) court.report.fail(`${court.title}: also about ${left.join(', ')}`);
}

/** Of each object whether the library and Kubernetes disagree about a topic. */
async function showing({ judge, target }: Court, topic: string, objects: readonly JsonObject[]): Promise<boolean[]> {
  const judged = await judgeAll(
    judge,
    objects.map((object) => ({ object })),
  );
  return judged.map((one) => disagreementOn(one, target, PARTS).some((difference) => difference.topic === topic));
}

async function* batchesOf<T>(items: Iterable<T> | AsyncIterable<T>, size: number): AsyncIterable<T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
