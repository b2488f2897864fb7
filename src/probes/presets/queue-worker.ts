import type { Duration } from 'cdk8s';
import { rejectOption } from '../../enforcement/reject-option';
import type { ProbeSet } from '../probe-set';
import { checkCommand } from '../probe-values';
import { deadlineSeconds, probesForDeadlines } from '../probes-for-deadlines';
import type { ProbePresetOptions } from '../probe-preset-options';

/**
 * A worker that takes its work from a queue and answers no requests. It shows that it is alive with a file that it
 * touches after each round of work, or with a program that reports it. Exactly one of `heartbeatFile` and `command` must
 * be set.
 */
export interface QueueWorkerProbePresetOptions extends ProbePresetOptions {
  /**
   * The file that the worker touches. The probes check its age with `find` and `false` of the image, without a shell.
   * @default - none: `command` reports the health
   */
  readonly heartbeatFile?: string;

  /**
   * A program of the image, with its arguments, that ends with 0 as long as the worker is alive. For images without
   * `find`, such as distroless ones.
   *
   * @default - none: the age of `heartbeatFile` counts
   */
  readonly command?: string[];

  /**
   * The age at which a heartbeat is stale: longer than the longest round of work. Whole minutes with a `heartbeatFile`,
   * because `find` counts minutes. It counts towards `detectsHangWithin` and `leavesTrafficWithin`.
   *
   * @default - one minute with a `heartbeatFile`; nothing with a `command`
   */
  readonly staleAfter?: Duration;
}

const PLACE = 'ProbePresets.queueWorker';
const DEFAULT_STALE_SECONDS = 60;

/**
 * A worker that takes its work from a queue: its heartbeat must be younger than one minute, and the Pod counts as
 * unready one minute after that.
 */
export function queueWorkerProbes(options: QueueWorkerProbePresetOptions): ProbeSet {
  const { command, detectionLag } = workerCheck(options);
  const times = { answersWithin: 5, leavesTrafficWithin: detectionLag + 60, detectionLag };
  return probesForDeadlines({ place: PLACE, handler: { exec: { command } }, ...times }, options);
}

interface WorkerCheck {
  readonly command: readonly string[];
  /** How long the worker can hang before the command can tell, in seconds. */
  readonly detectionLag: number;
}

function workerCheck({ heartbeatFile, command, staleAfter }: QueueWorkerProbePresetOptions): WorkerCheck {
  const age = deadlineSeconds(PLACE, 'staleAfter', staleAfter);
  if (command !== undefined && heartbeatFile === undefined) {
    checkCommand(PLACE, command);
    return { command: [...command], detectionLag: age ?? 0 };
  }
  if (heartbeatFile === undefined || command !== undefined) return refuseBoth(heartbeatFile);
  if (!heartbeatFile.startsWith('/')) refuseRelative(heartbeatFile);
  const seconds = age ?? DEFAULT_STALE_SECONDS;
  if (seconds % 60 !== 0) refuseSeconds(seconds);
  return { command: freshnessCommand(heartbeatFile, seconds / 60), detectionLag: seconds };
}

/**
 * Ends with 0 if a file is younger than so many minutes, and with 1 if it is older or missing. `find` itself succeeds
 * whether it finds something or not; only with `-exec … {} +` does the exit status of a failing program become its own.
 * `-mmin +1` would not do: it is one minute and more for GNU, two for BusyBox; `-mmin -1` is the same for both.
 */
function freshnessCommand(file: string, minutes: number): string[] {
  return ['find', file, '!', '-mmin', `-${minutes}`, '-exec', 'false', '{}', '+'];
}

function refuseBoth(heartbeatFile: string | undefined): never {
  return rejectOption('probe-command', {
    place: PLACE,
    value: heartbeatFile,
    message: `exactly one of heartbeatFile and command must be set, and ${heartbeatFile === undefined ? 'neither is' : 'both are'}.`,
    fix: 'set the file that the worker touches, or, in an image without `find`, a program that reports its health.',
  });
}

function refuseRelative(heartbeatFile: string): never {
  return rejectOption('probe-command', {
    place: `${PLACE}.heartbeatFile`,
    value: heartbeatFile,
    message: `the heartbeat file ${JSON.stringify(heartbeatFile)} must be an absolute path.`,
    fix: 'write it from the root, as in /tmp/heartbeat.',
  });
}

function refuseSeconds(seconds: number): never {
  return rejectOption('probe-intent', {
    place: `${PLACE}.staleAfter`,
    value: `${seconds} s`,
    message: `staleAfter is ${seconds} s, but must be whole minutes with a heartbeatFile.`,
    fix: 'give whole minutes, or a `command` that checks more precisely.',
  });
}
