import type { JsonObject } from '../../json';
import type { PodLife } from './pod-life';

/** What happened when a change was applied. */
export interface Seen {
  /** When it was applied, in milliseconds since 1970. */
  readonly appliedAt: number;
  /** Why the API server refused it; undefined if it took it. */
  readonly refusal?: string;
  /** The Pods that were there. */
  readonly before: readonly PodLife[];
  /** All Pods that were ever there, as they stand now. */
  readonly after: readonly PodLife[];
  /** The Pod that was deleted by hand afterwards; undefined if none was. */
  readonly deletedByHand?: string;
  /** Whether the Deployment said that its deadline has passed. */
  readonly hasPassedDeadline: boolean;
  /** The object as the API server has it in the end. */
  readonly object: JsonObject;
}

/** The Pods that were made after the change. */
export function addedPods({ before, after }: Seen): PodLife[] {
  return after.filter(({ uid }) => before.every((old) => old.uid !== uid));
}

/** The Pods of before the change that were deleted, the first one first. */
export function deletedPods({ before, after }: Seen): PodLife[] {
  return after
    .filter(({ uid, deleted }) => deleted !== undefined && before.some((old) => old.uid === uid))
    .sort((left, right) => Number(left.deleted) - Number(right.deleted));
}

/** The Pods of before the change that were not deleted. */
export function keptPods({ before, after }: Seen): PodLife[] {
  return after.filter(({ uid, deleted }) => deleted === undefined && before.some((old) => old.uid === uid));
}

/** The names of Pods, for people. */
export function namesOf(pods: readonly PodLife[]): string {
  return pods.map(({ name }) => name).join(', ') || 'none';
}
