import { mergedListsOf, typeBelow, type MergedList } from '../../kubernetes/fields/merge-keys';
import { deepEqual, differingFields, fieldsOf, isFields, ownField, type Fields } from '../../kubernetes/json';
import type { ObjectKey } from '../objects/changed-objects';
import { isHidden, shownValue } from './shown-value';

/** What became of a field. */
export type FieldChangeType = 'added' | 'removed' | 'changed' | 'reordered';

/** A field that means something else than before. */
export interface FieldChange {
  /** The path from the object; an item of a list that is merged stands by its keys, as in `spec.containers[web].image`. */
  readonly path: string;
  readonly change: FieldChangeType;
  /** The value before, as JSON, shortened; null if there was none, or if it is hidden. */
  readonly before: string | null;
  /** The value after, as JSON, shortened; null if there is none, or if it is hidden. */
  readonly after: string | null;
  /** Whether the values are kept out of reports. */
  readonly isHidden: boolean;
}

/** A difference of two values before it is known how it is shown. */
interface Difference {
  readonly path: string;
  readonly change: FieldChangeType;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** No more differences of one object are listed. */
const MAX_CHANGES = 1000;

/**
 * The fields in which two objects differ, as the API server stores them.
 *
 * @param typeName - the type of the objects in the table of fields, if it is there
 */
export function fieldChangesOf(
  before: Fields,
  after: Fields,
  key: ObjectKey,
  typeName: string | undefined,
): FieldChange[] {
  return differencesIn('', before, after, typeName)
    .slice(0, MAX_CHANGES)
    .map((difference) => {
      const hidden = isHidden(difference.path, key);
      const show = (value: unknown): string | null => (value === undefined || hidden ? null : shownValue(value));
      const { path, change } = difference;
      return { path, change, before: show(difference.before), after: show(difference.after), isHidden: hidden };
    });
}

function differencesIn(path: string, before: Fields, after: Fields, typeName: string | undefined): Difference[] {
  const lists = mergedListsOf(typeName);
  return differingFields(before, after).flatMap((name) => {
    const [left, right] = [ownField(before, name), ownField(after, name)];
    const at = joined(path, name);
    const list = lists.get(name);
    if (list && Array.isArray(left) && Array.isArray(right))
      return listDifferences(at, left, right, list, typeBelow(typeName, name));
    return valueDifferences(at, left, right, typeBelow(typeName, name));
  });
}

const PLAIN_NAME = /^[A-Za-z][A-Za-z0-9]*$/;

function joined(path: string, name: string): string {
  if (!PLAIN_NAME.test(name)) return `${path}[${name}]`;
  return path === '' ? name : `${path}.${name}`;
}

function valueDifferences(path: string, before: unknown, after: unknown, typeName: string | undefined): Difference[] {
  if (before === undefined) return [{ path, change: 'added', after }];
  if (after === undefined) return [{ path, change: 'removed', before }];
  if (isFields(before) && isFields(after)) return differencesIn(path, before, after, typeName);
  if (isListOfFields(before) && isListOfFields(after) && before.length === after.length) {
    return before.flatMap((item, index) =>
      deepEqual(item, after[index]) ? [] : differencesIn(`${path}[${index}]`, item, fieldsOf(after[index]), typeName),
    );
  }
  return [{ path, change: 'changed', before, after }];
}

function isListOfFields(value: unknown): value is Fields[] {
  return Array.isArray(value) && value.length > 0 && value.every(isFields);
}

/** Items are the same by their keys. If two have the same ones, or one has none, the list is compared as it stands. */
function listDifferences(
  path: string,
  before: readonly unknown[],
  after: readonly unknown[],
  list: MergedList,
  typeName: string | undefined,
): Difference[] {
  const [left, right] = [itemsByKey(before, list), itemsByKey(after, list)];
  if (!left || !right) return valueDifferences(path, before, after, typeName);
  const keys = [...new Set([...left.keys(), ...right.keys()])];
  const changed = keys.flatMap((key) => {
    const [old, present] = [left.get(key), right.get(key)];
    return deepEqual(old, present) ? [] : valueDifferences(`${path}[${key}]`, old, present, typeName);
  });
  const [order, orderAfter] = [[...left.keys()], [...right.keys()]];
  const kept = order.filter((key) => right.has(key));
  const keptAfter = orderAfter.filter((key) => left.has(key));
  const isReordered = !deepEqual(kept, keptAfter);
  return isReordered ? [...changed, { path, change: 'reordered', before: kept, after: keptAfter }] : changed;
}

function itemsByKey(items: readonly unknown[], { keys, defaults }: MergedList): Map<string, Fields> | undefined {
  const byKey = new Map<string, Fields>();
  for (const item of items) {
    if (!isFields(item)) return undefined;
    const key = keys.map((name) => scalarText(item[name] ?? defaults[name])).join(',');
    if (byKey.has(key)) return undefined;
    byKey.set(key, item);
  }
  return byKey;
}

/** A key that is no scalar tells nothing apart. */
function scalarText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
