import { greatest } from '../../kubernetes/greatest';
import { isLongRunning, containersOf } from '../../pod/containers';
import type { StoredSpec } from '../../pod/stored-spec';
import { probeTiming } from '../../pod/timeline/probe-timing';
import type { StartStep, StartTimeline } from '../../pod/timeline/start';
import { stopOf } from '../../pod/timeline/stop';
import type { PodPace } from './rollout-time';

/** How fast a Pod starts and stops. */
export interface Pace extends PodPace {
  /**
   * The time until it is ready at the latest if every container answers its readiness probe as soon as it is up; null if
   * something else is unbounded too.
   */
  readonly readyIfAnswering: number | null;
  /** Whether the spec alone shows that it can never be ready. */
  readonly isNeverReady: boolean;
}

/** How fast a stored Pod starts, along its timeline, and stops. */
export function paceOf(stored: StoredSpec, { steps, conditions, reach }: StartTimeline): Pace {
  const ready = conditions.find(({ type }) => type === 'Ready');
  const stop = stopOf(stored);
  return {
    ready: { earliest: ready?.earliestSeconds ?? 0, latest: ready?.latestSeconds ?? null },
    stop: {
      earliest: greatest(stop.map(({ preStopEarliestSeconds }) => preStopEarliestSeconds)),
      latest: greatest(stop.map(({ killBySeconds }) => killBySeconds)),
    },
    readyIfAnswering: answeringSeconds(stored, steps),
    isNeverReady: reach.neverTrue.includes('Ready'),
  };
}

/** A readiness probe is run for the first time within a period, and then once a period. */
function answeringSeconds(stored: StoredSpec, steps: readonly StartStep[]): number | null {
  if (Array.isArray(stored['readinessGates']) && stored['readinessGates'].length > 0) return null;
  const byName = new Map(steps.map((step) => [step.container, step]));
  const times = containersOf(stored)
    .filter(isLongRunning)
    .map((container) => {
      const step = byName.get(container.name);
      if (!step || step.latestSeconds === null || step.startsLatestSeconds === null) return null;
      const readiness = probeTiming(container, 'readinessProbe');
      if (!readiness) return step.latestSeconds;
      const { initialDelaySeconds, periodSeconds, timeoutSeconds, successThreshold } = readiness;
      const probed = Math.max(step.startsLatestSeconds + initialDelaySeconds, step.latestSeconds);
      return probed + periodSeconds * successThreshold + timeoutSeconds;
    });
  return times.some((time) => time === null) ? null : greatest(times.map(Number));
}
