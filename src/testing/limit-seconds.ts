import type { Duration } from 'cdk8s';
import { misuse } from './misuse';

/** The seconds of a time limit. */
export function limitSeconds(limit: Duration | number): number {
  const seconds: unknown = isDuration(limit) ? limit.toSeconds({ integral: false }) : limit;
  if (typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 0) return seconds;
  throw misuse(`${String(seconds)} is not a length of time: give a Duration, or seconds as a number from 0.`);
}

/** Whether a value is a length of time of cdk8s, of whatever copy of it. */
export function isDuration(value: unknown): value is Duration {
  return typeof value === 'object' && value !== null && 'toSeconds' in value && typeof value.toSeconds === 'function';
}
