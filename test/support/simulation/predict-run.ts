import type { Fields } from '../../../src/kubernetes/json';
import { containersOf } from '../../../src/pod/containers';
import type { ContainerBehavior, PhaseTime, PredictedRun, RunEvent, RunOptions } from './behavior';
import { isCertainRun } from './certainty';
import { quickest, slowest } from './pace';
import { mayMeetProbe } from './probe-race';
import { simulate, type SimulatedRun } from './simulate';

const DEFAULT_OVERHEAD_SECONDS = 1;
const DEFAULT_WATCHED_SECONDS = 120;

/** How much longer the slow node is given for the same. */
const SLOW_NODE_FACTOR = 4;

/**
 * What happens to a Pod, given what each of its containers does. Containers that are not named behave in the quiet way.
 *
 * The Pod is run twice, in simulated time: on the quickest node that the kubelet's periods allow, and on the slowest. An
 * event lies between its times in both. A rule that starts all containers of the Pod again is not followed: such a run is
 * not certain.
 *
 * @param stored - the spec as the API server stores it
 */
export function predictRun(
  stored: Fields,
  behaviors: ReadonlyMap<string, ContainerBehavior>,
  options: RunOptions = {},
): PredictedRun {
  const { overheadSeconds = DEFAULT_OVERHEAD_SECONDS, watchedSeconds: seconds = DEFAULT_WATCHED_SECONDS } = options;
  const deletedAt = options.deletedAtSeconds;
  const quick = simulate(stored, behaviors, quickest(overheadSeconds), { seconds, deletedAt });
  const slow = simulate(stored, behaviors, slowest(overheadSeconds), {
    seconds: seconds * SLOW_NODE_FACTOR,
    deletedAt,
  });
  const events = mergedEvents(quick, slow);
  return {
    events,
    phases: mergedPhases(quick, slow),
    conditions: quick.conditions,
    containers: quick.containers,
    isSettled: quick.isSettled && slow.isSettled,
    isCertain:
      isCertainRun(events, quick, slow, sidecarsIn(stored)) &&
      !mayMeetProbe(stored, events, overheadSeconds) &&
      !mayMeetDeadline(stored, quick, slow, overheadSeconds),
  };
}

/**
 * Whether a Pod that ends before its deadline on a quick node and on a slow one may meet it on a node that takes the Pod
 * on early and runs it late: the kubelet then calls it failed, whatever its containers did.
 *
 * Source: pkg/kubelet/kubelet_pods.go, generateAPIPodStatus
 */
function mayMeetDeadline(stored: Fields, quick: SimulatedRun, slow: SimulatedRun, overheadSeconds: number): boolean {
  const deadline = stored['activeDeadlineSeconds'];
  if (typeof deadline !== 'number' || quick.isPastDeadline || slow.isPastDeadline) return false;
  return (slow.log.phases.at(-1)?.at ?? 0) >= deadline - quickest(overheadSeconds).setUp;
}

function sidecarsIn(stored: Fields): string[] {
  return containersOf(stored).flatMap(({ kind, name }) => (kind === 'sidecar' ? [name] : []));
}

function mergedEvents(quick: SimulatedRun, slow: SimulatedRun): RunEvent[] {
  const events = [...quick.log.events].map(([id, { at, after, ...event }]) => {
    const late = slow.log.events.get(id);
    return {
      id,
      ...event,
      earliestSeconds: at,
      latestSeconds: late?.at ?? null,
      after: after.filter((cause) => late?.after.includes(cause) ?? true),
    };
  });
  return events.sort((left, right) => left.earliestSeconds - right.earliestSeconds);
}

function mergedPhases(quick: SimulatedRun, slow: SimulatedRun): PhaseTime[] {
  return quick.log.phases.map(({ phase, at }, index) => {
    const late = slow.log.phases[index];
    return { phase, earliestSeconds: at, latestSeconds: late?.phase === phase ? late.at : null };
  });
}
