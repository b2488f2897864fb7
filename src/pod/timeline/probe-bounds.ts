import { counted } from '../../kubernetes/words';
import type { EffectiveProbeTiming } from './probe-timing';

/**
 * How long a container may take from its start until it answers, in seconds, without being killed by this probe. The
 * first try comes in [delay, delay + period) after the start, so the last of the failures that kill it comes at
 * delay + (failureThreshold − 1) × period at the earliest.
 *
 * The kubelet counts the delay from the whole second in which the container started: with a delay, all of this can come
 * up to one second earlier by an exact clock. If a container ends by itself while it starts, its failures still count
 * for the next one.
 *
 * Source: pkg/kubelet/prober/worker.go, run and doProbe; pkg/kubelet/status/status_manager.go, normalizeStatus
 */
export function guaranteedStartSeconds(timing: EffectiveProbeTiming): number {
  return timing.initialDelaySeconds + (timing.failureThreshold - 1) * timing.periodSeconds;
}

/** `guaranteedStartSeconds` as people add it up: `5 s delay + 2 periods of 10 s`. */
export function guaranteedStartText({
  initialDelaySeconds,
  failureThreshold,
  periodSeconds,
}: EffectiveProbeTiming): string {
  const delay = initialDelaySeconds === 0 ? [] : [`${initialDelaySeconds} s delay`];
  return [...delay, periodsText(failureThreshold - 1, periodSeconds)].join(' + ');
}

/** The latest begin of the last try before this probe gives up, from the container's start. */
export function latestLastTrySeconds(timing: EffectiveProbeTiming): number {
  const { initialDelaySeconds, periodSeconds, timeoutSeconds, failureThreshold } = timing;
  return initialDelaySeconds + periodSeconds + (failureThreshold - 1) * Math.max(periodSeconds, timeoutSeconds);
}

/** `latestLastTrySeconds` as people add it up: `5 s delay + 3 periods of 10 s`. */
export function latestLastTryText(timing: EffectiveProbeTiming): string {
  const { initialDelaySeconds, periodSeconds, timeoutSeconds, failureThreshold } = timing;
  const delay = initialDelaySeconds === 0 ? [] : [`${initialDelaySeconds} s delay`];
  if (timeoutSeconds <= periodSeconds) return [...delay, periodsText(failureThreshold, periodSeconds)].join(' + ');
  const timeouts = `${counted(failureThreshold - 1, 'timeout')} of ${timeoutSeconds} s`;
  return [...delay, periodsText(1, periodSeconds), timeouts].join(' + ');
}

/** `worstCaseDetectionSeconds` as people add it up: `3 periods of 10 s + 1 s timeout`. */
export function worstCaseDetectionText({
  failureThreshold,
  periodSeconds,
  timeoutSeconds,
}: EffectiveProbeTiming): string {
  if (timeoutSeconds <= periodSeconds) {
    return `${periodsText(failureThreshold, periodSeconds)} + ${timeoutSeconds} s timeout`;
  }
  return `${periodsText(1, periodSeconds)} + ${counted(failureThreshold, 'timeout')} of ${timeoutSeconds} s`;
}

function periodsText(count: number, seconds: number): string {
  return `${counted(count, 'period')} of ${seconds} s`;
}
