import { greatest } from '../../kubernetes/greatest';
import { sum, exactly, type Seconds } from '../../pod/timeline/seconds';
import type { RolloutPlan } from './rollout-plan';

/** How long a Pod takes to be ready, and to be gone. */
export interface PodPace {
  /** From the start of its first container until it is ready. */
  readonly ready: Seconds;
  /** From its deletion until its last container has ended. */
  readonly stop: Seconds;
}

/**
 * Whether a rollout makes progress before its deadline: always, always if every container answers its readiness probe as
 * soon as it is up, perhaps, or never.
 */
export type DeadlineVerdict = 'kept' | 'keptIfAnswering' | 'mayPass' | 'passes';

/**
 * How long a rollout takes, in seconds. Scheduling, pulling images, mounting volumes, creating containers, and the time
 * that controllers take come on top.
 */
export interface RolloutTime {
  /** How many Pods, or groups of nodes, are replaced one after another at the least; null if that depends on the nodes. */
  readonly steps: number | null;
  /** From the change until the last new Pod is available, or of one group of nodes for a DaemonSet. */
  readonly earliestSeconds: number;
  /** Null if nothing bounds it. */
  readonly latestSeconds: number | null;
  /** Null if there is no deadline. */
  readonly deadline: DeadlineVerdict | null;
  /** The longest time without progress; null if nothing bounds it. */
  readonly longestWaitSeconds: number | null;
}

/**
 * How long a rollout takes at the least and at the longest. At most `maxSurge` plus `maxUnavailable` Pods are not available
 * at any moment, and as long as Pods are left, the controllers keep it so: that many take their turns side by side.
 *
 * Source: pkg/controller/deployment/rolling.go, pkg/controller/statefulset/stateful_set_control.go,
 * pkg/controller/daemon/update.go; pkg/controller/deployment/util/deployment_util.go, DeploymentProgressing
 */
export function rolloutTimeOf(plan: RolloutPlan, pace: PodPace): RolloutTime {
  const steps = stepsOf(plan);
  const turn = turnOf(plan, pace);
  const isInOrder = plan.startsInOrder && plan.pods !== null && besideOf(plan) !== 1;
  const time = isInOrder ? inOrder(plan, pace) : steps === null ? turn : repeated(turn, steps);
  return { steps, earliestSeconds: time.earliest, latestSeconds: time.latest, ...deadlineOf(plan, pace) };
}

/** How many Pods take their turns side by side; null if that depends on the nodes. */
function besideOf({ strategy, pods, maxSurge, maxUnavailable }: RolloutPlan): number | null {
  if (strategy === 'Recreate') return pods;
  return maxSurge === null || maxUnavailable === null ? null : maxSurge + maxUnavailable;
}

function stepsOf(plan: RolloutPlan): number | null {
  if (plan.pods === null) return null;
  return plan.pods === 0 ? 0 : Math.ceil(plan.pods / Math.max(1, besideOf(plan) ?? 1));
}

/** How long one Pod takes until the next one can be replaced. */
function turnOf({ stopsFirst, minReadySeconds }: RolloutPlan, { ready, stop }: PodPace): Seconds {
  const available = sum(ready, exactly(minReadySeconds));
  return stopsFirst ? sum(stop, available) : available;
}

function repeated({ earliest, latest }: Seconds, count: number): Seconds {
  return { earliest: earliest * count, latest: count === 0 ? 0 : latest === null ? null : latest * count };
}

/** Several are stopped side by side, and started one after another. */
function inOrder({ pods, minReadySeconds }: RolloutPlan, { ready, stop }: PodPace): Seconds {
  const count = pods ?? 0;
  const starts = repeated(sum(ready, exactly(minReadySeconds)), count);
  return { earliest: stop.earliest + starts.earliest, latest: sum(starts, repeated(stop, count)).latest };
}

function deadlineOf(
  { progressDeadlineSeconds: deadline, minReadySeconds, stopsFirst, pods }: RolloutPlan,
  { ready, stop }: PodPace,
): Pick<RolloutTime, 'deadline' | 'longestWaitSeconds'> {
  const waits = [ready.latest, minReadySeconds, ...(stopsFirst ? [stop.latest] : [])];
  const longestWaitSeconds = waits.includes(null) ? null : greatest(waits.map(Number));
  if (deadline === null || pods === 0) return { deadline: null, longestWaitSeconds };
  if (ready.earliest > deadline) return { deadline: 'passes', longestWaitSeconds };
  const isKept = longestWaitSeconds !== null && longestWaitSeconds <= deadline;
  return { deadline: isKept ? 'kept' : 'mayPass', longestWaitSeconds };
}
