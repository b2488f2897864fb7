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
  const latest = latestPods(pods);
  const byOwner = groupBy(failed, ({ kind, namespace, name, uid }) => JSON.stringify([kind, namespace, name, uid]));
  return [...byOwner.values()].flatMap((ofOwner) => {
    const [last] = latestFirst(ofOwner);
    return last && !hasLaterPod(last, latest) ? [refusedPod(last, ofOwner, now)] : [];
  });
}

/** When the last Pod of each owner was created. */
function latestPods(pods: readonly LivePod[]): ReadonlyMap<string, number> {
  const latest = new Map<string, number>();
  for (const { owners, createdAt = 0 } of pods)
    for (const owner of owners) latest.set(owner, Math.max(latest.get(owner) ?? 0, createdAt));
  return latest;
}

function hasLaterPod({ uid, lastAt = 0 }: LiveEvent, latest: ReadonlyMap<string, number>): boolean {
  return (latest.get(uid) ?? 0) > lastAt;
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
