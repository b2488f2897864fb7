import { isFields, textOf, type Fields } from '../kubernetes/json';

/** A time of the API in seconds since 1970; undefined for anything else. */
export function secondsOf(time: unknown): number | undefined {
  const millis = Date.parse(textOf(time) ?? '');
  return Number.isNaN(millis) ? undefined : millis / 1000;
}

/** Whether a value is a time of the API, which always has a zone. Source: RFC 3339, section 5.6 */
export function isInstant(value: unknown): boolean {
  return typeof value === 'string' && ZONED.test(value) && secondsOf(value) !== undefined;
}

const ZONED = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** What is written in an object of the API at which time, as far as it is in the past of it: the latest of all times in it. */
export function latestInstant(value: unknown): number | undefined {
  if (typeof value === 'string') return INSTANT.test(value) ? secondsOf(value) : undefined;
  const parts = Array.isArray(value) ? value : isFields(value) ? withoutFuture(value) : [];
  const times = parts.map(latestInstant).filter((time) => time !== undefined);
  return times.length === 0 ? undefined : times.reduce((latest, time) => Math.max(latest, time));
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** A Pod that is being deleted says when it will be gone. */
function withoutFuture(fields: Fields): unknown[] {
  return Object.entries(fields).flatMap(([key, value]) => (key === 'deletionTimestamp' ? [] : [value]));
}

/** How long ago something was, in whole seconds; null if nobody knows when. */
export function agoSeconds(at: number | undefined, now: number): number | null {
  return at === undefined ? null : Math.max(Math.floor(now - at), 0);
}
