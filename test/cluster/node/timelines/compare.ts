import type { PredictedRun, RunEvent, RunEventType } from '../../../support/simulation/behavior';
import type { Observation } from './observe';
import { seenEvents, type SeenEvent } from './seen-events';
import { containerStatuses, phaseOf, trueConditions } from '../pod-status';

/**
 * How much too early something may seem. A container writes its first line when its shell has been loaded, so that
 * what is counted from the line of the first container seems to be that much earlier.
 */
const EARLY = 0.3;

/** A status is written, sent and seen a while after what it tells of: the kubelet looks once a second. */
const STATUS_DELAY = 2;

/** What a container or the status always shows; whether it counts as started or ready can pass between two looks. */
const ALWAYS_SEEN: ReadonlySet<RunEventType> = new Set<RunEventType>(['started', 'term', 'exited']);

/**
 * A sentence for each difference between what was predicted and what was seen. Where the outcome is not certain only the
 * order is.
 */
export function differences(predicted: PredictedRun, seen: Observation): string[] {
  const events = seenEvents(seen);
  const order = predicted.events.flatMap((event) => orderProblems(event, events));
  if (!predicted.isCertain) return order;
  return [
    ...predicted.events.flatMap((event) => boundProblems(event, events.get(event.id))),
    ...order,
    ...unforeseen(predicted, events),
    ...phaseProblems(predicted, seen),
    ...conditionProblems(predicted, seen),
    ...containerProblems(predicted, seen),
  ];
}

function boundProblems(event: RunEvent, seen: SeenEvent | undefined): string[] {
  const { id, earliestSeconds, latestSeconds, exitCode } = event;
  const expected = `${id}: predicted ${between(earliestSeconds, latestSeconds)}`;
  if (!seen) return ALWAYS_SEEN.has(event.type) ? [`${expected}, never seen`] : [];
  const latest = latestSeconds === null ? Infinity : latestSeconds + (isOfStatus(seen) ? STATUS_DELAY : 0);
  const isOutside = seen.notAfter < earliestSeconds - EARLY || seen.notBefore > latest;
  const isOtherCode = exitCode !== undefined && seen.exitCode !== undefined && exitCode !== seen.exitCode;
  return [
    ...(isOutside ? [`${expected}, seen at ${when(seen)}`] : []),
    ...(isOtherCode ? [`${id}: predicted with ${exitCode}, seen with ${seen.exitCode ?? ''}`] : []),
  ];
}

function orderProblems({ id, after }: RunEvent, events: ReadonlyMap<string, SeenEvent>): string[] {
  const later = events.get(id);
  if (!later) return [];
  return after.flatMap((name) => {
    const before = events.get(name);
    if (!before || before.notBefore <= later.notAfter) return [];
    return [`${id}: predicted after ${name}, seen at ${when(later)} before ${when(before)}`];
  });
}

/**
 * The status tells of a container that ends at about the time at which it is looked at that it counts as started, or
 * does not; but never before the container can answer.
 */
function isChance({ type, notBefore }: SeenEvent): boolean {
  return (type === 'up' || type === 'ready') && Number.isFinite(notBefore);
}

function unforeseen({ events }: PredictedRun, seen: ReadonlyMap<string, SeenEvent>): string[] {
  const predicted = new Set(events.map(({ id }) => id));
  return [...seen.values()]
    .filter((event) => !predicted.has(event.id) && !isChance(event))
    .map((event) => `${event.id}: not predicted, seen at ${when(event)}`);
}

function phaseProblems({ phases, isSettled }: PredictedRun, seen: Observation): string[] {
  const names = seen.versions.map(({ pod }) => phaseOf(pod));
  const gone = names.filter((name, index) => name !== '' && name !== names[index - 1]);
  const predicted = phases.map(({ phase }) => phase);
  const isSame = isPartOf(gone, predicted) && (!isSettled || gone.at(-1) === predicted.at(-1));
  return isSame ? [] : [`phases: predicted ${predicted.join(', ')}, seen ${gone.join(', ')}`];
}

/** Whether a list is what is left of another when some items are passed over. */
function isPartOf(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const item of whole) if (item === part[at]) at += 1;
  return at === part.length;
}

function conditionProblems({ conditions }: PredictedRun, seen: Observation): string[] {
  const last = seen.versions.at(-1);
  const isTrue = last ? trueConditions(last.pod) : new Map<string, number>();
  return Object.entries(conditions)
    .filter(([type, predicted]) => predicted !== isTrue.has(type))
    .map(([type, predicted]) => `condition ${type}: predicted ${predicted}, seen ${!predicted}`);
}

function containerProblems({ containers }: PredictedRun, seen: Observation): string[] {
  const last = seen.versions.at(-1);
  const statuses = new Map((last ? containerStatuses(last.pod) : []).map((status) => [status.name, status]));
  return containers.flatMap(({ container, state, restarts, exitCode }) => {
    const status = statuses.get(container);
    const lastCode = (status?.end ?? status?.lastEnd)?.exitCode;
    const predicted = `${state}, ${restarts} restarts, exit code ${exitCode ?? 'none'}`;
    const found = status && `${status.state}, ${status.restarts} restarts, exit code ${lastCode ?? 'none'}`;
    return predicted === found ? [] : [`outcome of ${container}: predicted ${predicted}; seen ${found ?? 'nothing'}`];
  });
}

function isOfStatus({ notBefore, notAfter }: SeenEvent): boolean {
  return notBefore !== notAfter;
}

function between(earliest: number, latest: number | null): string {
  return `from ${earliest.toFixed(2)} to ${latest?.toFixed(2) ?? 'any time'}`;
}

function when({ notBefore, notAfter }: SeenEvent): string {
  if (notBefore === notAfter) return notAfter.toFixed(2);
  return `${notBefore.toFixed(2)} to ${notAfter.toFixed(2)}`;
}
