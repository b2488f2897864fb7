import { causesOf } from '../check/symptoms/causes';
import { groupBy } from '../kubernetes/group-by';
import { agoSeconds } from './instants';
import { latestFirst, type LiveEvent } from './live-event';
import type { RefusedPod } from './live-output';
import type { LivePod } from './live-pod';

/** The reason of the event that a controller writes if the API server refuses its Pod. */
const REFUSED = 'FailedCreate';

/** What the recorder of events writes before the message of the last one, if there are too many to keep each. */
const COMBINED = '(combined from similar events): ';

/** What could not make its Pods, unless it made one later. Each try has another name, and so an event of its own. */
export function refusedPods(events: readonly LiveEvent[], pods: readonly LivePod[], now: number): RefusedPod[] {
  const failed = events.filter(({ reason, kind }) => reason === REFUSED && kind !== 'Pod');
  const byOwner = groupBy(failed, ({ kind, namespace, name, uid }) => JSON.stringify([kind, namespace, name, uid]));
  return [...byOwner.values()].flatMap((ofOwner) => {
    const [last] = latestFirst(ofOwner);
    return last && !hasLaterPod(last, pods) ? [refusedPod(last, ofOwner, now)] : [];
  });
}

function hasLaterPod({ uid, lastAt = 0 }: LiveEvent, pods: readonly LivePod[]): boolean {
  return pods.some(({ owners, createdAt = 0 }) => owners.includes(uid) && createdAt > lastAt);
}

function refusedPod(last: LiveEvent, all: readonly LiveEvent[], now: number): RefusedPod {
  const { kind, namespace, name, lastAt } = last;
  const message = last.message.startsWith(COMBINED) ? last.message.slice(COMBINED.length) : last.message;
  return {
    kind,
    namespace,
    name,
    message,
    count: all.reduce((sum, { count }) => sum + count, 0),
    agoSeconds: agoSeconds(lastAt, now),
    rules: causesOf(message).map(({ rule }) => rule),
  };
}
