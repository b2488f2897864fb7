/**
 * The numbers of a probe. There is never an initial delay: the kubelet would count it from the whole second in which the
 * container started, up to a second too early.
 */
export interface ProbeNumbers {
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly failureThreshold: number;
}

/** As many failures in a row as the time allows, up to this many, so that one slow answer decides nothing. */
const GOOD_TRIES = 3;

/** A container is never killed for a single failure. */
const MIN_TRIES_BEFORE_KILL = 2;

/** A startup is noticed within this part of the time that it may take. */
const STARTUP_PRECISION = 30;

/** The default of Kubernetes for startup and readiness probes: a container that is up waits no longer to be noticed. */
const MAX_PERIOD = 10;

/**
 * The shortest `startsWithin`, in seconds, with answers that may take `answersWithin`: three tries, no closer to each
 * other than an answer takes, within twice the time.
 */
export function leastStart(answersWithin: number): number {
  return Math.ceil((GOOD_TRIES * answersWithin) / 2);
}

/**
 * The numbers of a startup probe.
 *
 * As the kubelet's worker counts, the first try comes in [0, period) after the container's start. The container is killed
 * once failureThreshold tries in a row have failed: no sooner than (failureThreshold − 1) × period after the start, no
 * later than failureThreshold × period + timeout. The numbers guarantee two things:
 *
 * - (failureThreshold − 1) × period >= startsWithin: a container that needs all of its time is not killed.
 * - failureThreshold × period <= 2 × startsWithin: one that needs twice its time is killed, one timeout later at most.
 *
 * Within these limits the period is a thirtieth of the time, from one to ten seconds and not below the timeout.
 *
 * Source: pkg/kubelet/prober/worker.go, run and doProbe
 *
 * @param startsWithin - how long the container may take, not below `leastStart(answersWithin)`
 * @param answersWithin - how long an answer may take
 */
export function startupNumbers(startsWithin: number, answersWithin: number): ProbeNumbers {
  const period = Math.max(answersWithin, clamp(Math.floor(startsWithin / STARTUP_PRECISION), 1, MAX_PERIOD));
  const tries = Math.max(GOOD_TRIES, Math.ceil(startsWithin / period) + 1);
  return { periodSeconds: period, timeoutSeconds: answersWithin, failureThreshold: tries };
}

/** The shortest `detectsHangWithin`: two tries, no closer to each other than an answer takes. */
export function leastHang(answersWithin: number): number {
  return MIN_TRIES_BEFORE_KILL * answersWithin + answersWithin;
}

/**
 * The numbers of a liveness probe.
 *
 * If a container hangs right after an answer, the next try comes at most one period later, and the last of
 * failureThreshold tries has failed failureThreshold × period + timeout after the hang. Then it is told to stop, and its
 * grace period begins. The numbers guarantee:
 *
 * - failureThreshold × period + timeout <= detectsHangWithin
 *
 * Within this limit there are three tries, or two if three do not fit, and the period is as long as it can be.
 *
 * Source: pkg/kubelet/prober/worker.go, run and doProbe
 *
 * @param detectsHangWithin - the time from the hang until the kubelet acts, not below `leastHang(answersWithin)`
 * @param answersWithin - how long an answer may take
 */
export function livenessNumbers(detectsHangWithin: number, answersWithin: number): ProbeNumbers {
  const time = detectsHangWithin - answersWithin;
  const tries = time >= GOOD_TRIES * answersWithin ? GOOD_TRIES : MIN_TRIES_BEFORE_KILL;
  return { periodSeconds: Math.floor(time / tries), timeoutSeconds: answersWithin, failureThreshold: tries };
}

/** The shortest `leavesTrafficWithin`: one try that may take as long as an answer. */
export function leastLeave(answersWithin: number): number {
  return answersWithin + answersWithin;
}

/**
 * The numbers of a readiness probe.
 *
 * As with liveness, an app that stops answering counts as unready failureThreshold × period + timeout later at most. The
 * numbers guarantee:
 *
 * - failureThreshold × period + timeout <= leavesTrafficWithin
 * - with a liveness probe: failureThreshold × period <= (failureThreshold − 1) × period of the liveness probe, so that
 *   traffic leaves before the container is killed, however the tries of the two fall
 *
 * Within these limits the period is at most ten seconds, so that an app that answers again soon gets traffic again, and
 * there are as many tries as fit: three, unless the time is too short for them.
 *
 * @param leavesTrafficWithin - the time from the last answer until no traffic comes, not below `leastLeave(answersWithin)`
 * @param answersWithin - how long an answer may take
 * @param liveness - the numbers of the liveness probe beside it
 */
export function readinessNumbers(
  leavesTrafficWithin: number,
  answersWithin: number,
  liveness?: ProbeNumbers,
): ProbeNumbers {
  const beforeKill = liveness ? (liveness.failureThreshold - 1) * liveness.periodSeconds : Infinity;
  const time = Math.min(leavesTrafficWithin - answersWithin, beforeKill);
  const tries = clamp(Math.floor(time / answersWithin), 1, GOOD_TRIES);
  const period = Math.max(answersWithin, Math.min(MAX_PERIOD, Math.floor(time / tries)));
  return { periodSeconds: period, timeoutSeconds: answersWithin, failureThreshold: Math.floor(time / period) };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
