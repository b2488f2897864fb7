import { isFields, listOf, textOf, type Fields } from '../kubernetes/json';
import { containersOf } from '../pod/containers';
import { arrangeInitContainers } from './arrange-init-containers';
import type { PodDraft } from './pod-draft';

/** The field by which added items of a list are put in order. Their order means nothing to Kubernetes. */
const ORDERED_LISTS: { readonly [list: string]: string } = {
  volumeMounts: 'mountPath',
  ports: 'containerPort',
  env: 'name',
};

/**
 * Puts what edits added into one order, whatever the order of the edits: after what was there, by name. Init steps and
 * native sidecars keep the order of the code, since Kubernetes starts them in it.
 */
export function arrange(draft: PodDraft): void {
  arrangeInitContainers(draft);
  arrangeList(draft, draft.spec, 'containers', 'name');
  arrangeList(draft, draft.spec, 'volumes', 'name');
  for (const { fields } of containersOf(draft.spec)) {
    for (const [list, key] of Object.entries(ORDERED_LISTS)) arrangeList(draft, fields, list, key);
  }
}

function arrangeList(draft: PodDraft, owner: Fields, list: string, key: string): void {
  const items = listOf(owner[list]);
  const added = items.filter((item) => draft.isAdded(item));
  if (added.length === 0) return;
  const plain = added.filter((item) => !refersToOthers(item)).sort((left, right) => compareBy(key, left, right));
  const present = items.filter((item) => !draft.isAdded(item));
  owner[list] = [...present, ...plain, ...added.filter(refersToOthers)];
}

/** A variable whose value names others stands after them: Kubernetes fills in only those that stand before. */
function refersToOthers(item: unknown): boolean {
  return isFields(item) && (textOf(item['value'])?.includes('$(') ?? false);
}

function compareBy(key: string, left: unknown, right: unknown): number {
  const [first, second] = [sortText(key, left), sortText(key, right)];
  return first < second ? -1 : Number(first > second);
}

/** The key first, then everything, so that the order is the same even where two items share the key. */
function sortText(key: string, item: unknown): string {
  const value = isFields(item) ? item[key] : undefined;
  const text = typeof value === 'number' ? String(value).padStart(5, '0') : String(value);
  return `${text}\u0000${JSON.stringify(item)}`;
}
