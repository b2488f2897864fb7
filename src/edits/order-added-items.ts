import { compareTexts } from '../kubernetes/compare-texts';
import { isFields, listOf, type Fields } from '../kubernetes/json';
import { mergedListsOf } from '../kubernetes/fields/merge-keys';
import { containersOf } from '../pod/containers';
import { orderInitContainers } from './order-init-containers';
import { orderVariables } from './order-variables';
import type { PodDraft } from './pod-draft';

/**
 * Puts what edits added into one order, whatever the order of the edits: after what was there, by the field that tells
 * the items apart. Init steps and native sidecars keep the order of the code, since Kubernetes starts them in it.
 */
export function orderAddedItems(draft: PodDraft): void {
  orderInitContainers(draft);
  orderLists(draft, draft.spec, 'PodSpec');
  for (const { fields } of containersOf(draft.spec)) orderLists(draft, fields, 'Container');
}

function orderLists(draft: PodDraft, owner: Fields, typeName: string): void {
  for (const [list, { keys }] of mergedListsOf(typeName)) {
    const items = listOf(owner[list]);
    if (
      items.length === 0 ||
      list === 'initContainers' ||
      !items.some((item) => draft.isAdded(item) || draft.isReplacement(item))
    )
      continue;
    const present = items.filter((item) => !draft.isAdded(item));
    const added = items.filter((item) => draft.isAdded(item)).sort((left, right) => compareBy(keys[0], left, right));
    owner[list] =
      list === 'env' ? orderVariables(present, added, (item) => draft.isReplacement(item)) : [...present, ...added];
  }
}

function compareBy(key: string, left: unknown, right: unknown): number {
  return compareTexts(sortText(key, left), sortText(key, right));
}

/** The key first, then everything, so that the order is the same even where two items share the key. */
function sortText(key: string, item: unknown): string {
  const value = isFields(item) ? item[key] : undefined;
  const text = typeof value === 'number' ? String(value).padStart(5, '0') : String(value);
  return `${text}\u0000${JSON.stringify(item)}`;
}
