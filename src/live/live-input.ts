import { fieldsOf, isFields, textOf, type Fields } from '../kubernetes/json';
import type { ObjectItem } from '../manifests/input-objects';
import { eventOf, type LiveEvent } from './live-event';

/** What a cluster said, and the manifests beside it. */
export interface LiveInput {
  /** Pods as the cluster has them. */
  readonly pods: ObjectItem[];
  readonly events: LiveEvent[];
  readonly manifests: ObjectItem[];
}

/** Sorts an object of the input: a Pod with a status runs, an event tells, and everything else is a manifest. */
export function sortObject(input: LiveInput, item: ObjectItem): void {
  const { object } = item;
  if (object['kind'] === 'Event') input.events.push(eventOf(object));
  else if (isLive(object)) input.pods.push(item);
  else input.manifests.push(item);
}

/** The API server gives every Pod a uid, and no manifest has one. */
function isLive({ kind, metadata, status }: Fields): boolean {
  return kind === 'Pod' && isFields(status) && textOf(fieldsOf(metadata)['uid']) !== undefined;
}
