import { mkdtempSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import * as path from 'node:path';
import { JudgeError } from '../judge-error';
import { Report, secondsSince } from '../report';
import { targetsNamed, type Target } from '../targets';
import { removeFolder } from '../../support/remove-folder';
import { CHANGES } from './changes/suite';
import { Cluster } from './cluster';
import { KUBECTL } from './kubectl/suite';
import { JOBS } from './jobs/suite';
import { missingForNode } from './needs';
import { NODE_NEEDS } from './node-needs/suite';
import { parseOptions, type Options } from './options';
import { PATTERNS } from './patterns/suite';
import { ensurePrograms } from './programs';
import { PRESETS } from './presets/suite';
import { PROMISES } from './promises/suite';
import { RESIZES } from './resizes/suite';
import { RESTARTS } from './restarts/suite';
import { suitesNamed, type NodeSuite } from './suite';
import { TIMELINES } from './timelines/suite';
import { VERIFY } from './verify/suite';

/** The version of the node; what the library says of stops and starts holds for older ones as well. */
const VERSION = '1.36';

const SUITES: readonly NodeSuite[] = [
  PATTERNS,
  PROMISES,
  PRESETS,
  RESIZES,
  RESTARTS,
  JOBS,
  NODE_NEEDS,
  TIMELINES,
  VERIFY,
  CHANGES,
  KUBECTL,
];

/** 0: all is as predicted; 1: something is not; 2: it could not be judged. */
const [AGREED, DISAGREED, NOT_JUDGED] = [0, 1, 2];
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

async function main(): Promise<number> {
  const report = new Report((line) => process.stdout.write(`${line}\n`));
  const isJudged = await judge(report);
  report.say(report.summary);
  if (!isJudged) return NOT_JUDGED;
  return report.isClean ? AGREED : DISAGREED;
}

/** Whether a node could be asked. */
async function judge(report: Report): Promise<boolean> {
  try {
    const options = parseOptions(process.argv.slice(2));
    const suites = suitesNamed(SUITES, options.suites);
    const missing = await missingForNode();
    for (const sentence of missing) report.fail(sentence);
    if (missing.length > 0) return false;
    for (const target of targetsNamed([VERSION])) await judgeOn(target, suites, { report, options });
    return true;
  } catch (error) {
    report.fail('could not judge', explain(error));
    return false;
  }
}

async function judgeOn(
  target: Target,
  suites: readonly NodeSuite[],
  bench: { readonly report: Report; readonly options: Options },
): Promise<void> {
  const { report } = bench;
  await ensurePrograms(target, report);
  const workspace = mkdtempSync(path.join(tmpdir(), 'kube-node-'));
  process.once('exit', () => removeFolder(workspace));
  const start = Date.now();
  const cluster = await Cluster.start(target, workspace);
  try {
    report.say(`${target.minor}  node ready after ${secondsSince(start)}`);
    for (const suite of suites) await suite.run({ cluster, ...bench });
  } finally {
    cluster.stop();
  }
}

/** Only what nobody foresaw is worth its stack. */
function explain(error: unknown): string {
  if (error instanceof JudgeError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Leaving runs the `exit` handlers, which end the cluster. */
function leave(signal: (typeof SIGNALS)[number]): void {
  process.stderr.write(`${signal}: ending the cluster\n`);
  process.exit(128 + constants.signals[signal]);
}

for (const signal of SIGNALS) process.once(signal, () => leave(signal));
void main().then((status) => process.exit(status));
