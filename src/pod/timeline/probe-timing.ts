import { PROBE_DEFAULTS } from '../../kubernetes/fields/defaults';
import { isFields, type Fields } from '../../kubernetes/json';
import type { PodContainer } from '../containers';
import type { PROBE_FIELDS } from '../handlers';

/** The timing of a probe, with the defaults of Kubernetes for fields that are absent or 0. */
export interface EffectiveProbeTiming {
  readonly initialDelaySeconds: number;
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly successThreshold: number;
  readonly failureThreshold: number;
}

/** The timing of a container's probe; undefined if it has no such probe. */
export function probeTiming(
  container: PodContainer,
  field: (typeof PROBE_FIELDS)[number],
): EffectiveProbeTiming | undefined {
  const probe = container.fields[field];
  return isFields(probe) ? timingOf(probe) : undefined;
}

function timingOf(probe: Fields): EffectiveProbeTiming {
  return {
    initialDelaySeconds: positive(probe['initialDelaySeconds'], 0),
    periodSeconds: positive(probe['periodSeconds'], PROBE_DEFAULTS.periodSeconds),
    timeoutSeconds: positive(probe['timeoutSeconds'], PROBE_DEFAULTS.timeoutSeconds),
    successThreshold: positive(probe['successThreshold'], PROBE_DEFAULTS.successThreshold),
    failureThreshold: positive(probe['failureThreshold'], PROBE_DEFAULTS.failureThreshold),
  };
}

function positive(value: unknown, fallback: number): number {
  return typeof value === 'number' && value > 0 ? value : fallback;
}

/**
 * The longest time from the moment at which the kubelet may probe until the last try before it gives up has ended. The
 * probe ticks all the time, so the first try comes up to one period late. A try that takes longer than a period delays
 * the next one.
 *
 * Source: pkg/kubelet/prober/worker.go, run and doProbe
 */
export function worstCaseDetectionSeconds({
  periodSeconds,
  timeoutSeconds,
  failureThreshold,
}: EffectiveProbeTiming): number {
  return periodSeconds + (failureThreshold - 1) * Math.max(periodSeconds, timeoutSeconds) + timeoutSeconds;
}
