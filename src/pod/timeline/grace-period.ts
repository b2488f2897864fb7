import { DEFAULT_GRACE_PERIOD_SECONDS, NEGATIVE_GRACE_PERIOD_SECONDS } from '../../kubernetes/fields/defaults';
import type { Fields } from '../../kubernetes/json';

/**
 * What the kubelet gives a container at least between TERM and KILL.
 *
 * Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go, minimumGracePeriodInSeconds
 */
export const MINIMUM_GRACE_SECONDS = 2;

/** The grace period that a Pod asks for; a negative one means 1 second. */
export function gracePeriodOf(spec: Fields): number {
  const seconds = spec['terminationGracePeriodSeconds'];
  if (typeof seconds !== 'number') return DEFAULT_GRACE_PERIOD_SECONDS;
  return seconds < 0 ? NEGATIVE_GRACE_PERIOD_SECONDS : seconds;
}

/**
 * The grace period with which the kubelet ends a Pod that was deleted: never less than a second.
 *
 * Source: pkg/kubelet/pod_workers.go, calculateEffectiveGracePeriod
 */
export function deletionGraceOf(spec: Fields): number {
  return Math.max(1, gracePeriodOf(spec));
}
