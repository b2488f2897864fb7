import { deepEqual } from '../../../src/kubernetes/json';
import type { RunEvent } from './behavior';
import { eventId, type LoggedEnd } from './run-log';
import type { SimulatedRun } from './simulate';

/** Events that come by themselves, and come out differently once the kubelet stops everything. */
const FREE_EVENTS: readonly string[] = ['started', 'exited'];

/**
 * Whether a Pod goes the same way on every node: its containers end in the same way, and nothing that a container does
 * by itself can fall on either side of the moment in which the kubelet begins to stop everything.
 */
export function isCertainRun(
  events: readonly RunEvent[],
  quick: SimulatedRun,
  slow: SimulatedRun,
  sidecars: readonly string[],
): boolean {
  const ends = new Set(quick.log.ends.map(({ at }) => at));
  const stops = events.filter((event) => isOtherStop(event, ends)).map(({ id }) => id);
  const free = events.filter((event) => isFree(event, sidecars) || stops.includes(stopBefore(event)));
  return (
    quick.isCertain &&
    slow.isCertain &&
    hasSameExits(quick, slow) &&
    hasSameOutcome(quick, slow) &&
    quick.log.ends.every((end, index) => {
      const causes = ancestorsOf(events, end.after);
      return free.every((event) => causes.has(event.id) || isApart(event, end, slow.log.ends[index]));
    })
  );
}

/** Of a Pod in which something goes on happening, the slow node may have seen less. */
function hasSameExits(quick: SimulatedRun, slow: SimulatedRun): boolean {
  return [...quick.log.events].every(([id, { exitCode }]) => {
    const late = slow.log.events.get(id);
    return late === undefined || late.exitCode === exitCode;
  });
}

function hasSameOutcome(quick: SimulatedRun, slow: SimulatedRun): boolean {
  if (!quick.isSettled || !slow.isSettled) return true;
  return (
    deepEqual(quick.conditions, slow.conditions) &&
    deepEqual(quick.containers, slow.containers) &&
    quick.log.phases.at(-1)?.phase === slow.log.phases.at(-1)?.phase
  );
}

function isApart({ earliestSeconds, latestSeconds }: RunEvent, end: LoggedEnd, late: LoggedEnd | undefined): boolean {
  return earliestSeconds > (late?.at ?? Infinity) || (latestSeconds ?? Infinity) < end.at;
}

/**
 * A sidecar that is up lets the next containers start, and the last one makes the Pod count as initialized, which newer
 * kubelets do not take back.
 *
 * Source: pkg/kubelet/status/generate.go, GeneratePodInitializedCondition
 */
function isFree(event: RunEvent, sidecars: readonly string[]): boolean {
  if (event.type === 'up') return sidecars.includes(event.container);
  return FREE_EVENTS.includes(event.type) && !event.after.includes(event.id.replace(/ exited$/, ' term'));
}

/** A failed probe or hook stops a single container, which may also be stopped with everything else. */
function isOtherStop({ type, earliestSeconds }: RunEvent, ends: ReadonlySet<number>): boolean {
  return type === 'stopping' && !ends.has(earliestSeconds);
}

/** The event with which the stop began that a container's end belongs to: an end leads to a new start, or does not. */
function stopBefore({ id, container, restart, type }: RunEvent): string {
  return type === 'exited' ? eventId(container, restart, 'stopping') : id;
}

/** The events with these ids, and all that come before them. */
function ancestorsOf(events: readonly RunEvent[], ids: readonly string[]): Set<string> {
  const after = new Map(events.map((event) => [event.id, event.after]));
  const found = new Set<string>();
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(after.get(id) ?? []));
  }
  return found;
}
