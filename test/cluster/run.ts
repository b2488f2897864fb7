import { mkdtempSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { removeFolder } from '../support/remove-folder';
import { ApiServer } from './api-server';
import { ensureApiServer } from './binaries';
import { JudgeError } from './judge-error';
import { missingPrograms } from './needs';
import { createCustomResources, customResourceFolder } from './prepare';
import { Report, secondsSince } from './report';
import { runSuite, type Bench, type Suite } from './run-suite';
import { runSelfTest } from './self-test';
import { suitesNamed } from './suites';
import { targetsNamed, type Target } from './targets';

/** 0: all is accepted; 1: something is not; 2: it could not be judged. */
const [ACCEPTED, REFUSED, NOT_JUDGED] = [0, 1, 2];
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

async function main(): Promise<number> {
  const report = new Report((line) => process.stdout.write(`${line}\n`));
  const missing = await missingPrograms();
  for (const sentence of missing) report.fail(sentence);
  const { values, positionals } = parseArgs({
    options: { suite: { type: 'string', multiple: true, default: [] } },
    allowPositionals: true,
  });
  const suites = suitesNamed(values.suite);
  const isJudged = missing.length === 0 && (await judgeAll(targetsNamed(positionals), suites, report));
  report.say(report.summary);
  if (!isJudged) return NOT_JUDGED;
  return report.isClean ? ACCEPTED : REFUSED;
}

/** Whether every target could be asked. */
async function judgeAll(targets: readonly Target[], suites: readonly Suite[], report: Report): Promise<boolean> {
  const workspace = mkdtempSync(path.join(tmpdir(), 'kube-judge-'));
  process.once('exit', () => removeFolder(workspace));
  let isJudged = true;
  for (const target of targets) {
    try {
      await judgeOn({ target, workspace: path.join(workspace, target.minor), report }, suites);
    } catch (error) {
      isJudged = false;
      report.fail(`${target.minor}  could not judge`, explain(error));
    }
  }
  return isJudged;
}

async function judgeOn(place: Omit<Bench, 'client'>, suites: readonly Suite[]): Promise<void> {
  const { target, workspace, report } = place;
  const customResources = await customResourceFolder();
  await ensureApiServer(target, report);
  const start = Date.now();
  const server = await ApiServer.start(target, workspace);
  try {
    report.say(`${target.minor}  kube-apiserver ${target.version} ready after ${secondsSince(start)}`);
    await createCustomResources(server.client, customResources);
    const bench: Bench = { ...place, client: server.client };
    await runSelfTest(bench);
    for (const suite of suites) await runSuite(bench, suite);
  } finally {
    server.stop();
  }
}

/** Only what nobody foresaw is worth its stack. */
function explain(error: unknown): string {
  if (error instanceof JudgeError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Leaving runs the `exit` handlers, which end the servers. */
function leave(signal: (typeof SIGNALS)[number]): void {
  process.stderr.write(`${signal}: ending the servers\n`);
  process.exit(128 + constants.signals[signal]);
}

for (const signal of SIGNALS) process.once(signal, () => leave(signal));
void main()
  .catch((error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    return NOT_JUDGED;
  })
  .then((status) => process.exit(status));
