import { refuseValue } from '../template/refuse-value';
import type { QueueWorkerProbesOptions } from './command-probes-options';
import { checkCommand } from './probe-values';
import { intentSeconds } from './probes-by-intent';

const PLACE = 'Probes.queueWorker';
const DEFAULT_STALE_SECONDS = 60;

/** How the probes of a queue worker ask. */
export interface WorkerCheck {
  readonly command: readonly string[];
  /** How long the worker may stand still before the command can tell, in seconds. */
  readonly evidenceAge: number;
}

/** The command that tells whether a worker goes on. */
export function workerCheck({ heartbeatFile, command, staleAfter }: QueueWorkerProbesOptions): WorkerCheck {
  const age = intentSeconds(PLACE, 'staleAfter', staleAfter);
  if (command !== undefined && heartbeatFile === undefined) {
    checkCommand(PLACE, command);
    return { command: [...command], evidenceAge: age ?? 0 };
  }
  if (heartbeatFile === undefined || command !== undefined) return refuseBoth(heartbeatFile);
  if (!heartbeatFile.startsWith('/')) refuseRelative(heartbeatFile);
  const seconds = age ?? DEFAULT_STALE_SECONDS;
  if (seconds % 60 !== 0) refuseSeconds(seconds);
  return { command: freshnessCommand(heartbeatFile, seconds / 60), evidenceAge: seconds };
}

/**
 * Ends with 0 where a file is younger than so many minutes, and with 1 where it is older or not there. `find` itself
 * succeeds whether it finds something or not; only with `-exec … {} +` does a failing program become its own exit
 * status. `-mmin +1` would not do: it is one minute and more for GNU, two for BusyBox; `-mmin -1` is the same for both.
 */
function freshnessCommand(file: string, minutes: number): string[] {
  return ['find', file, '!', '-mmin', `-${minutes}`, '-exec', 'false', '{}', '+'];
}

function refuseBoth(heartbeatFile: string | undefined): never {
  return refuseValue('probe-command', {
    place: PLACE,
    value: heartbeatFile,
    message: `a worker tells by a heartbeatFile or by a command, and ${heartbeatFile === undefined ? 'neither is' : 'both are'} given.`,
    fix: 'name the file that the worker touches, or, in an image without `find`, a program that tells.',
  });
}

function refuseRelative(heartbeatFile: string): never {
  return refuseValue('probe-command', {
    place: `${PLACE}.heartbeatFile`,
    value: heartbeatFile,
    message: `the heartbeat file ${JSON.stringify(heartbeatFile)} is no absolute path.`,
    fix: 'write it from the root, as in /tmp/heartbeat.',
  });
}

function refuseSeconds(seconds: number): never {
  return refuseValue('probe-intent', {
    place: `${PLACE}.staleAfter`,
    value: `${seconds} s`,
    message: `staleAfter is ${seconds} s, and with a heartbeatFile it has to be whole minutes.`,
    fix: 'give whole minutes, or a `command` that looks closer.',
  });
}
