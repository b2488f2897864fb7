import type { Duration } from 'cdk8s';
import { refuseValue } from '../template/refuse-value';

/** The most seconds that a time may have: a day. What happens less than once a day is a slip of a unit. */
export const LONGEST_SECONDS = 86_400;

/** What a time must keep to. */
export interface SecondsRule {
  /** The id of the finding where it does not. */
  readonly rule: string;
  /** What the time is, such as `the period`. */
  readonly what: string;
  /** Where the code says it, such as `Probe.httpGet.period`. */
  readonly place: string;
  readonly least: number;
}

/** The seconds of a time that the kubelet can keep: whole ones, not too few and not absurdly many. */
export function wholeSeconds(duration: Duration, { rule, what, place, least }: SecondsRule): number {
  const seconds = duration.toSeconds({ integral: false });
  if (Number.isInteger(seconds) && seconds >= least && seconds <= LONGEST_SECONDS) return seconds;
  return refuseValue(rule, {
    place,
    value: `${seconds} s`,
    message: `${what} is ${seconds} s, and must be a whole number of seconds from ${least} to ${LONGEST_SECONDS}.`,
    fix: 'give whole seconds, as in Duration.seconds(5).',
  });
}

/** A count from 1 that fits into a field of Kubernetes. */
export function wholeCount(count: number, { rule, what, place }: Omit<SecondsRule, 'least'>): number {
  if (Number.isInteger(count) && count >= 1 && count <= MOST_TRIES) return count;
  return refuseValue(rule, {
    place,
    value: count,
    message: `${what} is ${count}, and must be a whole number from 1 to ${MOST_TRIES}.`,
    fix: 'give the number of tries in a row, such as 3.',
  });
}

const MOST_TRIES = 86_400;
