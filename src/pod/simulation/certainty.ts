import { deepEqual } from '../../kubernetes/json';
import type { RunEvent } from './behavior';
import type { LoggedEnd } from './run-log';
import type { SimulatedRun } from './simulate';

/** Events that come by themselves, and come out differently once the kubelet stops everything. */
const FREE_EVENTS: readonly string[] = ['started', 'exited'];

/**
 * Whether a Pod goes the same way on every node: its containers end in the same way, and nothing that a container does
 * by itself can fall on either side of the moment in which the kubelet begins to stop everything.
 */
export function isCertainRun(events: readonly RunEvent[], quick: SimulatedRun, slow: SimulatedRun): boolean {
  return (
    quick.isCertain &&
    slow.isCertain &&
    hasSameExits(quick, slow) &&
    hasSameOutcome(quick, slow) &&
    quick.log.ends.every((end, index) => isClearEnd(events, end, slow.log.ends[index]))
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

function isClearEnd(events: readonly RunEvent[], end: LoggedEnd, late: LoggedEnd | undefined): boolean {
  const causes = ancestorsOf(events, end.after);
  const [from, to] = [end.at, late?.at ?? Infinity];
  return events
    .filter((event) => !causes.has(event.id) && isFree(event))
    .every(({ earliestSeconds, latestSeconds }) => earliestSeconds > to || (latestSeconds ?? Infinity) < from);
}

function isFree(event: RunEvent): boolean {
  return FREE_EVENTS.includes(event.type) && !event.after.includes(event.id.replace(/ exited$/, ' term'));
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
