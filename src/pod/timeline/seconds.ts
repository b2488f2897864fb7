import { greatest } from '../../kubernetes/greatest';

/**
 * The bounds of a time or of a length of time, in seconds. `latest` is null if nothing bounds it.
 */
export interface Seconds {
  readonly earliest: number;
  readonly latest: number | null;
}

/** A time that is known. */
export function exactly(seconds: number): Seconds {
  return { earliest: seconds, latest: seconds };
}

/** No time at all, and where a count begins. */
export const AT_ONCE: Seconds = { earliest: 0, latest: 0 };

/** From now on, without an end. */
export const ANY_TIME: Seconds = { earliest: 0, latest: null };

/** One length of time after another. */
export function sum(...times: readonly Seconds[]): Seconds {
  return {
    earliest: times.reduce((total, { earliest }) => total + earliest, 0),
    latest: times.reduce<number | null>(
      (total, { latest }) => (total === null || latest === null ? null : total + latest),
      0,
    ),
  };
}

/** When the last of several things has happened; at once if there are none. */
export function last(times: readonly Seconds[]): Seconds {
  return {
    earliest: greatest(times.map(({ earliest }) => earliest)),
    latest: times.reduce<number | null>(
      (max, { latest }) => (max === null || latest === null ? null : Math.max(max, latest)),
      0,
    ),
  };
}

/** A time that is cut off at a limit. */
export function atMost(time: Seconds, limit: number): Seconds {
  return { earliest: Math.min(time.earliest, limit), latest: Math.min(time.latest ?? limit, limit) };
}
