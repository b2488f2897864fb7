import { phasesOf } from '../../../../src/pod/timeline/phases';
import { startOf, type StartStep } from '../../../../src/pod/timeline/start';
import { stopOf, type StopStep } from '../../../../src/pod/timeline/stop';
import type { StoredSpec } from '../../../../src/pod/stored-spec';
import type { JsonObject } from '../../json';
import type { Check } from '../check';
import { containerStatuses, phaseOf, type ContainerStatus } from '../pod-status';
import type { PodVersion } from '../pod-watch';
import type { JournalLine } from '../scripts/journal';
import { APP } from './case';

/** What was seen of a Pod that was deleted. All times are on the clock of the containers, in seconds. */
export interface SeenPod {
  readonly name: string;
  readonly stored: StoredSpec;
  readonly versions: readonly PodVersion[];
  readonly lines: readonly JournalLine[];
  readonly deletedAt: number;
  readonly goneAt: number;
  /** What to add to seconds since 1970 for the same time on that clock. */
  readonly offset: number;
}

/** What the machine may take on top, as in the promises about stops. */
const ALLOWANCE = 3;
/** The API has whole seconds. */
const WHOLE = 1;
/** Of a container that was killed. */
const KILLED = 137;

/** That the preset did its work, also while the Pod was about to end. */
export function serviceChecks(seen: SeenPod): Check[] {
  const term = timeOf(seen, 'term');
  const drained = seen.lines.filter(({ at }) => at >= seen.deletedAt && at < term - WHOLE);
  const [served, lost] = ['served', 'lost'].map((event) => drained.filter((line) => line.event === event).length);
  return [
    check(seen, 'the helper serves the app on localhost, and the Pod is ready', [
      timeOf(seen, 'served') < seen.deletedAt,
      `first served after ${(timeOf(seen, 'served') - timeOf(seen, 'start')).toFixed(1)} s`,
    ]),
    check(seen, 'it serves while the Pod drains', [
      served !== undefined && served > 0 && lost === 0,
      `${served} requests served, ${lost} lost`,
    ]),
  ];
}

/** What happens to a Pod that is ready, and what the app must then write. */
export function changeCheck(seen: SeenPod, event: string): Check {
  const [at = NaN] = seen.lines.filter((line) => line.event === event).map((line) => line.at);
  const times = `${(at - timeOf(seen, 'served')).toFixed(1)} s after it was first served`;
  return check(seen, 'a change of its files reaches the app', [at < seen.deletedAt, times]);
}

/** The app can use a native sidecar until it ends itself. */
export function lastRequestCheck(seen: SeenPod): Check {
  const served = seen.lines.filter(({ event }) => event.startsWith('last-')).map(({ event }) => event);
  return check(seen, 'it serves until the app has ended', [served.join() === 'last-served', served.join()]);
}

/** That the Pod starts and ends as the spec alone foretells. */
export function timelineChecks(seen: SeenPod): Check[] {
  const [start, stop] = [startProblems(seen, startOf(seen.stored).steps), stopProblems(seen, stopOf(seen.stored))];
  const last = seen.versions.at(-1)?.pod ?? {};
  const ends = containerStatuses(last).map(({ name, end }) => ({ name, exitCode: end?.exitCode }));
  const grace = Number(seen.stored['terminationGracePeriodSeconds']);
  const gone = seen.goneAt - seen.deletedAt;
  const [foretold, phases] = [foretoldPhases(seen, last), seenPhases(seen)];
  return [
    check(seen, 'its containers start in the order that is foretold', [start.length === 0, start.join('; ') || 'seen']),
    check(seen, 'they stop in the order and by the times that are foretold', [
      stop.length === 0,
      stop.join('; ') || `TERM after ${(timeOf(seen, 'term') - seen.deletedAt).toFixed(1)} s`,
    ]),
    check(seen, 'no container is killed', [
      ends.every(({ exitCode }) => exitCode !== undefined && exitCode !== KILLED),
      ends.map(({ name, exitCode }) => `${name} ${exitCode ?? 'unknown'}`).join(', '),
    ]),
    check(seen, `it is gone within its grace period of ${grace} s`, [
      gone <= grace + ALLOWANCE,
      `after ${gone.toFixed(1)} s`,
    ]),
    check(seen, 'its phases are those that are foretold', [phases === foretold, phases]),
  ];
}

/** A sentence for each container that started before what it waits for had passed its gate. */
export function startProblems({ versions }: SeenPod, steps: readonly StartStep[]): string[] {
  return steps.flatMap(({ container, waitsFor }) => {
    const first = versions
      .map(({ pod }) => containerStatuses(pod))
      .find((statuses) => statusOf(statuses, container)?.state === 'running');
    if (!first) return [`${container} never ran`];
    return waitsFor
      .filter((name) => statusOf(first, name)?.isStarted !== true)
      .map((name) => `${container} ran before ${name} was up`);
  });
}

/** A sentence for each container that ended before its turn, or later than foretold. */
export function stopProblems({ versions, deletedAt, offset }: SeenPod, steps: readonly StopStep[]): string[] {
  const last = containerStatuses(versions.at(-1)?.pod ?? {});
  const endOf = (name: string): number => (statusOf(last, name)?.end?.finishedAt ?? NaN) + offset - deletedAt;
  return steps.flatMap(({ container, waitsFor, killBySeconds, preStopEarliestSeconds }) => {
    const end = endOf(container);
    const isInTime = end >= preStopEarliestSeconds - WHOLE && end <= killBySeconds + ALLOWANCE;
    const time = `${container} ended after ${end.toFixed(1)} s, foretold by ${killBySeconds} s`;
    const early = waitsFor.filter((name) => !(end >= endOf(name)));
    return [...(isInTime ? [] : [time]), ...early.map((name) => `${container} ended before ${name}`)];
  });
}

/** An ordinary helper that does not exit with 0 at TERM, such as PgBouncer 1.18, makes the Pod fail. */
function foretoldPhases({ stored }: SeenPod, last: JsonObject): string {
  const app = stopOf(stored).flatMap(({ kind, container }) => (kind === 'app' ? [container] : []));
  const statuses = containerStatuses(last);
  const succeeds = app.every((name) => statusOf(statuses, name)?.end?.exitCode === 0);
  const cause = succeeds ? 'deletedThenSucceeds' : 'deletedThenFails';
  return (
    phasesOf(stored)
      .find((outcome) => outcome.cause === cause)
      ?.phases.join() ?? ''
  );
}

function seenPhases({ versions }: SeenPod): string {
  return [...new Set(versions.map(({ pod }) => phaseOf(pod)))].join();
}

function statusOf(statuses: readonly ContainerStatus[], container: string): ContainerStatus | undefined {
  return statuses.find(({ name }) => name === container);
}

/** When the app first wrote an event. */
function timeOf({ lines }: SeenPod, event: string): number {
  return lines.find((line) => line.container === APP && line.event === event)?.at ?? NaN;
}

function check({ name }: SeenPod, title: string, [isKept, seen]: readonly [boolean, string]): Check {
  return { title: `${name}: ${title}`, isKept, seen };
}
