import { fieldsOf, textOf, type Fields } from '../kubernetes/json';
import { secondsOf } from './instants';

/** An event of a cluster. */
export interface LiveEvent {
  /** The kind of what it is about, such as `Pod`. */
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  /** Such as `FailedScheduling`. */
  readonly reason: string;
  readonly message: string;
  readonly isWarning: boolean;
  readonly count: number;
  /** When it was last seen, in seconds since 1970; undefined if it does not say. */
  readonly lastAt: number | undefined;
}

/** Events with the one that was last seen in front. */
export function latestFirst(events: readonly LiveEvent[]): LiveEvent[] {
  return [...events].sort((left, right) => (right.lastAt ?? 0) - (left.lastAt ?? 0));
}

/**
 * An event of either API, `v1` or `events.k8s.io/v1`.
 *
 * Source: k8s.io/api/core/v1, Event; k8s.io/api/events/v1, Event
 */
export function eventOf(event: Fields): LiveEvent {
  const about = fieldsOf(event['involvedObject'] ?? event['regarding']);
  const series = fieldsOf(event['series']);
  const text = (value: unknown): string => textOf(value) ?? '';
  const times = [
    series['lastObservedTime'],
    event['lastTimestamp'],
    event['deprecatedLastTimestamp'],
    event['eventTime'],
    event['firstTimestamp'],
  ];
  return {
    kind: text(about['kind']),
    namespace: text(about['namespace']),
    name: text(about['name']),
    uid: text(about['uid']),
    reason: text(event['reason']),
    message: text(event['message'] ?? event['note']),
    isWarning: event['type'] === 'Warning',
    count: Number(series['count'] ?? event['count'] ?? event['deprecatedCount'] ?? 1),
    lastAt: times.map(secondsOf).find((time) => time !== undefined),
  };
}
