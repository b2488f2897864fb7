import { asStored } from '../../../support/as-stored';
import { startOf, type StartStep } from '../../../../src/pod/timeline/start';
import type { Observation } from './observe';
import { OVERHEAD_SECONDS } from './plan';
import { idOf, seenEvents, type SeenEvent } from './seen-events';
import { trueConditions } from '../pod-status';

/** A container writes its first line when its shell has been loaded: the first one that much too late. */
const EARLY = 0.3;
/** The kubelet cuts the start to whole seconds when it counts the delay of a probe. */
const DELAY_CUT = 1;
/** For each container: to notice that the one before it is done, with the second between two looks, and to start it. */
const STEP = 2 * OVERHEAD_SECONDS + 1;

/**
 * A sentence for each difference between the start that the spec alone foretells and the one that was seen. The latest
 * times hold for a start without failures only; what waits for what, and the earliest times, hold for every start.
 */
export function startDifferences(seen: Observation): string[] {
  const events = seenEvents(seen);
  const { steps, conditions } = startOf(asStored(seen.stored));
  const isSmooth = steps.every(({ container }) => !events.has(idOf(container, 1, 'started')));
  const allowance = isSmooth ? steps.length * STEP : Infinity;
  const starts = steps.flatMap((step) => [
    ...stepProblems(step, events.get(idOf(step.container, 0, 'started')), allowance),
    ...orderProblems(step, events),
  ]);
  const changed = firstTrue(seen);
  const times = conditions.flatMap(({ type, earliestSeconds, latestSeconds }) => {
    const at = changed.get(type);
    if (at === undefined || type === 'PodScheduled') return [];
    // what is true from the beginning is so before the first container starts
    const isEarly = earliestSeconds > 0 && at + 1 < earliestSeconds - EARLY - DELAY_CUT;
    const isLate = latestSeconds !== null && at > latestSeconds + allowance;
    const text = `${type}: foretold from ${earliestSeconds} to ${latestSeconds ?? 'any time'}, seen at ${at.toFixed(2)}`;
    return isEarly || isLate ? [text] : [];
  });
  return [...starts, ...times];
}

function stepProblems(step: StartStep, seen: SeenEvent | undefined, allowance: number): string[] {
  if (!seen) return [];
  const { startsEarliestSeconds: earliest, startsLatestSeconds: latest } = step;
  const isEarly = seen.notAfter < earliest - EARLY - DELAY_CUT;
  const isLate = latest !== null && seen.notBefore > latest + allowance;
  const text = `start of ${step.container}: foretold from ${earliest} to ${latest ?? 'any time'}, seen at ${seen.notAfter}`;
  return isEarly || isLate ? [text] : [];
}

function orderProblems({ container, waitsFor }: StartStep, events: ReadonlyMap<string, SeenEvent>): string[] {
  const start = events.get(idOf(container, 0, 'started'));
  if (!start) return [];
  const isMissing = (name: string): boolean => {
    const before = events.get(idOf(name, 0, 'started'));
    return !before || before.notBefore > start.notAfter;
  };
  return waitsFor.filter(isMissing).map((name) => `start of ${container}: foretold after ${name}, seen before it`);
}

/** When each condition became true for the first time, in seconds from the start of the first container. */
function firstTrue({ versions, lines, uptimeOffset }: Observation): ReadonlyMap<string, number> {
  const start = lines[0]?.at ?? 0;
  const times = new Map<string, number>();
  for (const { pod } of versions) {
    for (const [type, since] of trueConditions(pod)) {
      if (!times.has(type)) times.set(type, since + uptimeOffset - start);
    }
  }
  return times;
}
