import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import * as path from 'node:path';
import { KubernetesVersion } from '../../../src/kubernetes/version';
import { JudgeError } from '../judge-error';
import { missingPrograms } from '../needs';
import { Report, secondsSince } from '../report';
import { ensureKubeJudge } from './binary';
import { readCorpus } from './corpus';
import { KubeJudge } from './kube-judge';
import { compareObjects, type Case, type Comparison, type Court } from './object-suite';
import { anyObject } from './objects';
import { readOptions, type Options } from './options';
import { compareQuantityPairs } from './quantity-suite';
import {
  comparePolicy,
  runPodSecuritySelfTest,
  tellPodSecurityTally,
  type JudgedPod,
  type PodSecurityTally,
} from './pod-security-suite';
import { Random } from './random';
import { runObjectSelfTest, runQuantitySelfTest } from './self-test';
import { compareValidation } from './validation/suite';
import { BENCHES, POLICY_VERSIONS, type Bench } from './versions';

/** 0: all agree; 1: something does not; 2: it could not be judged. */
const [AGREED, DISAGREED, NOT_JUDGED] = [0, 1, 2];
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const GALLERY = path.join(__dirname, '..', '..', '..', 'dist');
const NEEDS = ['go', 'bash'];

interface Run {
  readonly options: Options;
  readonly report: Report;
}

async function main(): Promise<number> {
  const report = new Report((line) => process.stdout.write(`${line}\n`));
  const isJudged = await judge(report).catch((error: unknown) => {
    report.fail('could not judge', explain(error));
    return false;
  });
  report.say(report.summary);
  if (!isJudged) return NOT_JUDGED;
  return report.isClean ? AGREED : DISAGREED;
}

async function judge(report: Report): Promise<boolean> {
  const options = readOptions(process.argv.slice(2));
  const missing = await missingPrograms(NEEDS);
  for (const sentence of missing) report.fail(sentence);
  if (missing.length > 0) return false;
  report.say(`seed ${options.seed}; another one by --seed`);
  for (const [index, bench] of BENCHES.entries()) await judgeOn(bench, index === 0, { options, report });
  return true;
}

async function judgeOn(bench: Bench, isNewest: boolean, run: Run): Promise<void> {
  const binary = await ensureKubeJudge(bench, run.report);
  if (isNewest) await compareQuantities(binary, run);
  if (isNewest) await comparePodSecurity(binary, run);
  await compareRules(binary, bench, isNewest, run);
  const { sample } = await compareVersion(binary, bench.minor, undefined, run);
  if (isNewest) runObjectSelfTest(sample, targetOf(bench.minor), run.report);
  for (const minor of bench.emulates) await compareVersion(binary, bench.minor, minor, run);
}

async function compareQuantities(binary: string, { options, report }: Run): Promise<void> {
  const judgeOfQuantities = KubeJudge.start(binary, ['-quantities']);
  const random = new Random(options.seed);
  const sample = await compareQuantityPairs({ judge: judgeOfQuantities, random, amount: options.quantities, report });
  judgeOfQuantities.stop();
  runQuantitySelfTest(sample, report);
}

async function comparePodSecurity(binary: string, { options, report }: Run): Promise<void> {
  const tally: PodSecurityTally = { fields: new Map(), reasons: new Map() };
  const judged: JudgedPod[] = [];
  for (const version of POLICY_VERSIONS) {
    const kubeJudge = KubeJudge.start(binary, ['-psa', `v${version.toString()}`]);
    const policy = { judge: kubeJudge, target: { version, featureGates: {} } };
    const random = new Random(100 * options.seed + version.minor);
    judged.push(...(await comparePolicy(policy, random, options.podSecurity, tally, report)));
    kubeJudge.stop();
  }
  tellPodSecurityTally(tally, report);
  runPodSecuritySelfTest(judged, report);
}

/** What the rules and Kubernetes refuse; the other versions that are built have some of it for a sample. */
async function compareRules(
  binary: string,
  { minor }: Bench,
  isNewest: boolean,
  { options, report }: Run,
): Promise<void> {
  const kubeJudge = KubeJudge.start(binary, []);
  const version = KubernetesVersion.of(minor);
  const target = targetOf(minor);
  const bench = { title: minor, judge: kubeJudge, target, minor: version.minor, report, isWhole: isNewest };
  const amount = isNewest ? options.validation : Math.ceil(options.validation / 4);
  await compareValidation(bench, new Random(100 * options.seed + version.minor), amount);
  kubeJudge.stop();
}

/** Random objects, then those that somebody wrote. */
async function compareVersion(
  binary: string,
  minor: string,
  emulated: string | undefined,
  run: Run,
): Promise<Comparison> {
  const { options, report } = run;
  const kubeJudge = KubeJudge.start(binary, emulated === undefined ? [] : ['-emulate', emulated]);
  const version = emulated ?? minor;
  const title = emulated === undefined ? minor : `${emulated} emulated by ${minor}`;
  const court: Court = {
    title,
    judge: kubeJudge,
    target: { ...targetOf(version), decodedBy: KubernetesVersion.of(minor) },
    report,
  };
  const amount = emulated === undefined ? options.pods : options.emulated;
  const comparison = await compareObjects(
    court,
    randomCases(amount, new Random(100 * options.seed + Number(version.slice(2)))),
  );
  const { problem, details } = comparison.tally;
  for (const line of details) report.say(`${title}:   ${line}`);
  if (problem === undefined) report.pass();
  else report.fail(`${title}: ${problem}`);
  for (const [name, folder] of corpora()) await compareCorpus({ ...court, title: `${title} ${name}` }, folder);
  kubeJudge.stop();
  return comparison;
}

async function compareCorpus(court: Court, folder: string | undefined): Promise<void> {
  if (folder === undefined) return court.report.skip(`${court.title}: PUBLIC_MANIFESTS names no folder.`);
  const cases = existsSync(folder) ? readCorpus(folder) : [];
  if (cases.length === 0) return court.report.fail(`${court.title}: ${folder} holds no object with a Pod.`);
  await compareObjects(court, cases);
}

function corpora(): [string, string | undefined][] {
  return [
    ['gallery', GALLERY],
    ['public manifests', process.env['PUBLIC_MANIFESTS']],
  ];
}

function* randomCases(amount: number, random: Random): Iterable<Case> {
  for (let made = 0; made < amount; made += 1) yield { object: anyObject(random) };
}

function targetOf(minor: string): Court['target'] {
  return { version: KubernetesVersion.of(minor), featureGates: {} };
}

/** Only what nobody foresaw is worth its stack. */
function explain(error: unknown): string {
  if (error instanceof JudgeError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Leaving runs the `exit` handlers, which end what was started. */
for (const signal of SIGNALS) process.once(signal, () => process.exit(128 + constants.signals[signal]));
const start = Date.now();
void main().then((status) => {
  process.stderr.write(`${secondsSince(start)}\n`);
  process.exit(status);
});
