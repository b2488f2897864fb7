import { fieldsOf, isFields, textOf, type Fields } from '../kubernetes/json';
import type { InputItem, InputPlace } from '../manifests/input-objects';
import { eventOf, type LiveEvent } from './live-event';

type ObjectItem = Extract<InputItem, { readonly type: 'object' }>;

/** A Pod as the cluster has it, and where it stands in the input. */
export interface LivePodItem {
  readonly place: InputPlace;
  readonly pod: Fields;
  readonly item: ObjectItem;
}

/** What a cluster said, and the manifests beside it. */
export interface LiveInput {
  readonly pods: LivePodItem[];
  readonly events: LiveEvent[];
  readonly manifests: ObjectItem[];
}

/** Sorts an object of the input: a Pod with a status runs, an event tells, and everything else is a manifest. */
export function sortObject(input: LiveInput, item: ObjectItem): void {
  const { object, place } = item;
  if (object['kind'] === 'Event') input.events.push(eventOf(object));
  else if (isLive(object)) input.pods.push({ place, pod: object, item });
  else input.manifests.push(item);
}

/** The API server gives every Pod a uid, and no manifest has one. */
function isLive({ kind, metadata, status }: Fields): boolean {
  return kind === 'Pod' && isFields(status) && textOf(fieldsOf(metadata)['uid']) !== undefined;
}
