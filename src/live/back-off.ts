import { CRASH_LOOP_FIRST_SECONDS, CRASH_LOOP_MAX_SECONDS, maxBackOffSeconds } from '../pod/timeline/crash-loop';
import type { LiveContainer } from './live-pod';

/** The restarts of a container against the back-off of the kubelet. */
export interface LiveRestarts {
  readonly container: string;
  readonly count: number;
  /** How its last run ended; null if nobody knows. */
  readonly lastExitCode: number | null;
  /** Such as `OOMKilled`; empty if nobody knows. */
  readonly lastReason: string;
  /** How long the kubelet waits from the end of its last run to its next start; null if it runs, or never starts again. */
  readonly backOffSeconds: number | null;
  /** In how many seconds the next start comes at the earliest and at the latest; null if it runs, or never starts again. */
  readonly nextStart: { readonly earliestSeconds: number; readonly latestSeconds: number } | null;
}

/**
 * The restarts of a container.
 *
 * @param now - in seconds since 1970
 */
export function restartsOf(container: LiveContainer, now: number): LiveRestarts {
  const { name, restarts, end, lastEnd } = container;
  const last = end ?? lastEnd;
  const wait = backOffOf(container);
  const finishedAt = last?.finishedAt;
  const elapsed = finishedAt === undefined ? undefined : now - finishedAt;
  return {
    container: name,
    count: restarts,
    lastExitCode: last?.exitCode ?? null,
    lastReason: last?.reason ?? '',
    backOffSeconds: wait,
    nextStart:
      wait === null || elapsed === undefined
        ? null
        : { earliestSeconds: wait - elapsed, latestSeconds: maxBackOffSeconds(wait) - elapsed },
  };
}

/**
 * How long the kubelet waits before it starts a container again; null if it does not. Between the end of a container and
 * the next look at it, its status does not say so yet.
 */
export function backOffOf({ reason, message, restarts, state }: LiveContainer): number | null {
  if (reason === 'CrashLoopBackOff') return saidBackOff(message) ?? backOffAfter(restarts);
  return state === 'terminated' ? backOffAfter(restarts) : null;
}

/** After the first restart, which comes at once, each wait is twice as long as the one before. */
function backOffAfter(restarts: number): number {
  if (restarts === 0) return 0;
  return Math.min(CRASH_LOOP_FIRST_SECONDS * 2 ** (restarts - 1), CRASH_LOOP_MAX_SECONDS);
}

const SAID = /back-off (?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)? restarting/;

/** What the kubelet itself says, as in `back-off 2m40s restarting failed container`. */
function saidBackOff(message: string): number | undefined {
  const [found, hours = 0, minutes = 0, seconds = 0] = SAID.exec(message) ?? [];
  return found === undefined ? undefined : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
