import type { Duration } from 'cdk8s';
import { rejectOption, type RejectedOption } from '../enforcement/reject-option';

/** A day: a longer time is a mistake in the unit. */
const MAX_SECONDS = 86_400;

/** What a time must be. */
export interface SecondsRule {
  /** The id of the finding if it is not. */
  readonly rule: string;
  /** What the time is, such as `the period`. */
  readonly what: string;
  /** The option, such as `Probe.fromHttpGet.period`. */
  readonly place: string;
  readonly least: number;
  /** The construct whose option it is, where there is one. */
  readonly construct?: string;
  /** What to do instead, if it is not to give whole seconds. */
  readonly fix?: string | undefined;
}

/** The seconds of a time that the kubelet can measure: whole ones, from the least to a day. */
export function wholeSeconds(duration: Duration, rules: SecondsRule): number {
  const { rule, place, construct } = rules;
  const problem = secondsProblem(duration, rules);
  return problem
    ? rejectOption(rule, { place, ...problem, ...(construct !== undefined && { construct }) })
    : duration.toSeconds({ integral: false });
}

/** Why the kubelet cannot measure a time. */
export function secondsProblem(
  duration: Duration,
  { what, least, fix = 'give whole seconds, as in Duration.seconds(5).' }: Pick<SecondsRule, 'what' | 'least' | 'fix'>,
): Pick<RejectedOption, 'value' | 'message' | 'fix'> | undefined {
  const seconds = duration.toSeconds({ integral: false });
  if (Number.isInteger(seconds) && seconds >= least && seconds <= MAX_SECONDS) return undefined;
  const message = `${what} is ${seconds} s but must be a whole number of seconds from ${least} to ${MAX_SECONDS}.`;
  return { value: `${seconds} s`, message, fix };
}

/** A count from 1 that fits in a field of Kubernetes. */
export function wholeCount(count: number, { rule, what, place }: Omit<SecondsRule, 'least'>): number {
  if (Number.isInteger(count) && count >= 1 && count <= MAX_TRIES) return count;
  return rejectOption(rule, {
    place,
    value: count,
    message: `${what} is ${count} but must be a whole number from 1 to ${MAX_TRIES}.`,
    fix: 'give the number of tries in a row, such as 3.',
  });
}

const MAX_TRIES = 86_400;
