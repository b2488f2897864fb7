import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemReason } from '../files/system-problem';
import type { AppSettings } from './app-settings';
import type { Interruption } from './interruption';
import { isGroupRunning } from './process-group';

/** An app that is to be run. */
export interface AppRun {
  readonly settings: AppSettings;
  /** The folder into which the app writes. */
  readonly folder: string;
  /** The file that keeps what the app writes to standard output. */
  readonly log: string;
  readonly interruption: Interruption;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The variable by which cdk8s tells an app where to write. */
export const OUTDIR_VARIABLE = 'CDK8S_OUTDIR';

const METADATA_VARIABLE = 'CDK8S_RECORD_CONSTRUCT_METADATA';

/**
 * Runs an app as `cdk8s synth` does: through the shell, in this folder, with the same variables. What it writes to
 * standard error is seen at once.
 *
 * Source: cdk8s-cli, lib/util.js, synthApp and shell
 *
 * @returns why it failed, as the end of a sentence; undefined if it did not
 */
export async function runApp({
  settings,
  folder,
  log,
  interruption,
  environment,
}: AppRun): Promise<string | undefined> {
  const output = openSync(log, 'w');
  const env = {
    ...environment,
    [OUTDIR_VARIABLE]: folder,
    [METADATA_VARIABLE]: environment[METADATA_VARIABLE] ?? String(settings.hasValidations),
  };
  try {
    const app = spawn(settings.command, {
      shell: true,
      env,
      stdio: ['inherit', output, 'inherit'],
      detached: IS_POSIX,
    });
    return await endOf(app, interruption);
  } catch (error) {
    return `could not be started (${systemReason(error)})`;
  } finally {
    closeSync(output);
  }
}

/** A group of its own lets a signal reach what the shell started, too. */
const IS_POSIX = process.platform !== 'win32';

async function endOf(app: ChildProcess, interruption: Interruption): Promise<string | undefined> {
  let signals = 0;
  interruption.tell((signal) => {
    signals += 1;
    kill(app, signals > 1 ? 'SIGKILL' : signal);
  });
  try {
    const problem = await new Promise<string | undefined>((resolve) => {
      app.once('error', (error) => resolve(`could not be started (${systemReason(error)})`));
      app.once('exit', (status, signal) => resolve(failure(status, signal)));
    });
    if (signals > 0) await endOfGroup(app);
    return problem;
  } finally {
    interruption.tell(undefined);
  }
}

/** What a shell started may have this long to put away what it made, once the shell has ended by a signal. */
const GRACE_MILLIS = 10_000;

/** Nothing can write any more so long after KILL. */
const KILLED_MILLIS = 1000;

const POLL_MILLIS = 20;

/** A signal may end the shell at once, while the app that it started still writes. */
async function endOfGroup(app: ChildProcess): Promise<void> {
  if (await isEndedWithin(app, GRACE_MILLIS)) return;
  kill(app, 'SIGKILL');
  await isEndedWithin(app, KILLED_MILLIS);
}

async function isEndedWithin(app: ChildProcess, milliseconds: number): Promise<boolean> {
  for (const end = performance.now() + milliseconds; performance.now() < end; await sleep(POLL_MILLIS)) {
    if (!IS_POSIX || app.pid === undefined || !isGroupRunning(app.pid)) return true;
  }
  return false;
}

function failure(status: number | null, signal: NodeJS.Signals | null): string | undefined {
  if (signal !== null) return `was ended by ${signal}`;
  return status === 0 ? undefined : `ended with exit status ${status}`;
}

/** It may have ended already. */
function kill(app: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (IS_POSIX && app.pid !== undefined) process.kill(-app.pid, signal);
    else app.kill(signal);
  } catch {
    return;
  }
}
