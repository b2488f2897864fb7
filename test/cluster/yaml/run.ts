import * as path from 'node:path';
import { CASES } from '../../manifests/cases/all';
import { Random } from '../agreement/random';
import { JudgeError } from '../judge-error';
import { missingPrograms } from '../needs';
import { Report, secondsSince } from '../report';
import { TARGETS } from '../targets';
import { readCorpus, type NamedText } from './corpus';
import { readOptions } from './options';
import { shrink } from './shrink';
import { runSelfTest } from './self-test';
import { Tally } from './tally';
import { anyText } from './texts';
import { tryText } from './try-text';
import { ensureYamlJudge, judge, type Judgement } from './yaml-judge';

/** 0: all agree; 1: something does not; 2: it could not be judged. */
const [AGREED, DISAGREED, NOT_JUDGED] = [0, 1, 2];
const GALLERY = path.join(__dirname, '..', '..', '..', 'dist');
const MINOR = '1.36';
const NEEDS = ['go', 'bash'];
const BATCH = 2000;
/** Longer texts of a corpus are compared, and too slow to be mutated. */
const MAX_MUTATED_LENGTH = 20_000;
const MAX_SHOWN = 10;

async function main(): Promise<number> {
  const report = new Report((line) => process.stdout.write(`${line}\n`));
  const isJudged = await judgeAll(report).catch((error: unknown) => {
    report.fail('could not judge', explain(error));
    return false;
  });
  report.say(report.summary);
  if (!isJudged) return NOT_JUDGED;
  return report.isClean ? AGREED : DISAGREED;
}

async function judgeAll(report: Report): Promise<boolean> {
  const { documents, seed } = readOptions(process.argv.slice(2));
  const missing = await missingPrograms(NEEDS);
  for (const sentence of missing) report.fail(sentence);
  const target = TARGETS.find(({ minor }) => minor === MINOR);
  if (missing.length > 0 || !target) return false;
  const court: Court = { binary: await ensureYamlJudge(target, report), report };
  report.say(`seed ${seed}; another one by --seed`);
  runSelfTest(compareSuite('cases', CASES, court), report);
  const corpus = corpora().flatMap(([name, folder]) => compareCorpus(name, folder, court));
  compareRandom(documents, new Random(seed), corpus, court);
  return true;
}

interface Court {
  readonly binary: string;
  readonly report: Report;
}

function corpora(): [string, string | undefined][] {
  return [
    ['gallery', GALLERY],
    ['public manifests', process.env['PUBLIC_MANIFESTS']],
  ];
}

/** Compares a folder, and returns what in it can be mutated. */
function compareCorpus(name: string, folder: string | undefined, court: Court): string[] {
  if (folder === undefined) {
    court.report.skip(`${name}: PUBLIC_MANIFESTS names no folder.`);
    return [];
  }
  const texts = readCorpus(folder);
  if (texts.length === 0) court.report.fail(`${name}: ${folder} holds no manifest.`);
  compareSuite(name, texts, court);
  return texts.map(({ text }) => text).filter((text) => text.length <= MAX_MUTATED_LENGTH);
}

function compareRandom(amount: number, random: Random, corpus: readonly string[], court: Court): void {
  const tally = new Tally();
  let failures = 0;
  for (let made = 0; made < amount; made += BATCH) {
    const texts = Array.from({ length: Math.min(BATCH, amount - made) }, (_, index) => ({
      name: `text ${made + index}`,
      text: anyText(random, corpus),
    }));
    failures = compareTexts(texts, tally, court, failures).failures;
  }
  conclude('random', tally, failures, court.report);
  if (tally.problem === undefined) court.report.pass();
  else court.report.fail(`random: ${tally.problem}`);
}

function compareSuite(name: string, texts: readonly NamedText[], court: Court): Compared['judgements'] {
  const tally = new Tally();
  const { failures, judgements } = compareTexts(texts, tally, court, 0);
  conclude(name, tally, failures, court.report);
  return judgements;
}

function conclude(name: string, tally: Tally, failures: number, report: Report): void {
  report.say(`${name}: ${tally.summary}; ${failures} disagree`);
  for (const line of tally.details) report.say(`${name}:   ${line}`);
  if (failures === 0) report.pass();
  else if (failures > MAX_SHOWN) report.fail(`${name}: ${failures - MAX_SHOWN} more disagreements`);
}

interface Compared {
  readonly judgements: readonly { readonly text: string; readonly judgement: Judgement }[];
  /** How many have failed so far. */
  readonly failures: number;
}

function compareTexts(texts: readonly NamedText[], tally: Tally, court: Court, before: number): Compared {
  const answers = judge(
    court.binary,
    texts.map(({ text }) => text),
  );
  let failures = before;
  const judgements = texts.map(({ name, text }, index) => {
    const judgement = answers[index] ?? { documents: [] };
    const trial = tryText(text, judgement);
    tally.add(trial);
    if (trial.difference !== undefined) {
      failures += 1;
      if (failures <= MAX_SHOWN) showDifference(name, text, trial.difference, court);
    }
    return { text, judgement };
  });
  return { judgements, failures };
}

function showDifference(name: string, text: string, difference: string, { binary, report }: Court): void {
  const shortest = shrink(text, (candidates) =>
    judge(binary, candidates).map(
      (judgement, index) => tryText(candidates[index] ?? '', judgement).difference !== undefined,
    ),
  );
  report.fail(name, difference, `shortest: ${JSON.stringify(shortest)}`);
}

/** Only what nobody foresaw is worth its stack. */
function explain(error: unknown): string {
  if (error instanceof JudgeError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

const start = Date.now();
void main().then((status) => {
  process.stderr.write(`${secondsSince(start)}\n`);
  process.exit(status);
});
