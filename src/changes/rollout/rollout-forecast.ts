import type { Pace } from './pod-pace';
import type { RolloutPlan } from './rollout-plan';
import { rolloutTimeOf, type RolloutTime } from './rollout-time';

/** How long a rollout takes, with what is known only if the app answers. */
export interface RolloutForecast extends RolloutTime {
  /** The longest time if every container answers its readiness probe as soon as it is up; null if something else is unbounded. */
  readonly ifAnsweringSeconds: number | null;
  /** Whether the new Pods can never be ready, so that the rollout never ends. */
  readonly isNeverReady: boolean;
}

/**
 * How long a rollout takes from Pods of one pace to those of another one.
 *
 * @param before - the pace of the Pods that are stopped
 * @param after - the pace of the Pods that are started
 * @param isScaled - whether the number of Pods changes with it, so that old Pods may have to start first
 */
export function rolloutForecast(plan: RolloutPlan, before: Pace, after: Pace, isScaled: boolean): RolloutForecast {
  const forecast = (latest: number | null, oldLatest: number | null): RolloutTime => {
    const ready = { earliest: after.ready.earliest, latest };
    const time = rolloutTimeOf(plan, { ready, stop: before.stop });
    return isScaled ? scaled(time, ready.earliest + plan.minReadySeconds, oldLatest) : time;
  };
  const time = forecast(after.ready.latest, before.ready.latest);
  const answering = forecast(after.readyIfAnswering, before.readyIfAnswering);
  const isKept = time.deadline === 'mayPass' && answering.deadline === 'kept';
  return {
    ...time,
    ...(isKept && { deadline: 'keptIfAnswering' }),
    ifAnsweringSeconds: answering.latestSeconds,
    isNeverReady: after.isNeverReady,
  };
}

/** Pods of the old template that the new number adds are started first, and those that are not ready may go at once. */
function scaled(time: RolloutTime, earliest: number, oldLatest: number | null): RolloutTime {
  const { earliestSeconds, latestSeconds } = time;
  return {
    ...time,
    earliestSeconds: Math.min(earliestSeconds, earliest),
    latestSeconds: latestSeconds === null || oldLatest === null ? null : latestSeconds + oldLatest,
  };
}
