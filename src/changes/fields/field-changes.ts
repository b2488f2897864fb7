import { mergedListsOf, typeBelow, type MergedList } from '../../kubernetes/fields/merge-keys';
import { deepEqual, fieldsOf, isFields, namesOf, ownField, type Fields } from '../../kubernetes/json';
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
  const changes: FieldChange[] = [];
  for (const { path, change, before: old, after: present } of differencesIn('', before, after, typeName)) {
    if (changes.length === MAX_CHANGES) break;
    const hidden = isHidden(path, key);
    const show = (value: unknown): string | null => (value === undefined || hidden ? null : shownValue(value));
    changes.push({ path, change, before: show(old), after: show(present), isHidden: hidden });
  }
  return changes;
}

/** One after the other, since an object can have many more than are listed. */
function* differencesIn(
  path: string,
  before: Fields,
  after: Fields,
  typeName: string | undefined,
): Generator<Difference> {
  const lists = mergedListsOf(typeName);
  for (const name of namesOf(before, after)) {
    const [left, right] = [ownField(before, name), ownField(after, name)];
    if (deepEqual(left, right)) continue;
    const at = joined(path, name);
    const list = lists.get(name);
    if (list && Array.isArray(left) && Array.isArray(right))
      yield* listDifferences(at, left, right, list, typeBelow(typeName, name));
    else yield* valueDifferences(at, left, right, typeBelow(typeName, name));
  }
}

const PLAIN_NAME = /^[A-Za-z][A-Za-z0-9]*$/;

function joined(path: string, name: string): string {
  if (!PLAIN_NAME.test(name)) return `${path}[${name}]`;
  return path === '' ? name : `${path}.${name}`;
}

function* valueDifferences(
  path: string,
  before: unknown,
  after: unknown,
  typeName: string | undefined,
): Generator<Difference> {
  if (before === undefined) yield { path, change: 'added', after };
  else if (after === undefined) yield { path, change: 'removed', before };
  else if (isFields(before) && isFields(after)) yield* differencesIn(path, before, after, typeName);
  else if (isListOfFields(before) && isListOfFields(after) && before.length === after.length) {
    for (const [index, item] of before.entries())
      yield* differencesIn(`${path}[${index}]`, item, fieldsOf(after[index]), typeName);
  } else yield { path, change: 'changed', before, after };
}

function isListOfFields(value: unknown): value is Fields[] {
  return Array.isArray(value) && value.length > 0 && value.every(isFields);
}

/** Items are the same by their keys. If two have the same ones, or one has none, the list is compared as it stands. */
function* listDifferences(
  path: string,
  before: readonly unknown[],
  after: readonly unknown[],
  list: MergedList,
  typeName: string | undefined,
): Generator<Difference> {
  const [left, right] = [itemsByKey(before, list), itemsByKey(after, list)];
  if (!left || !right) {
    yield* valueDifferences(path, before, after, typeName);
    return;
  }
  for (const [key, old] of left) yield* itemDifferences(`${path}[${key}]`, old, right.get(key), typeName);
  for (const [key, item] of right) {
    if (!left.has(key)) yield* itemDifferences(`${path}[${key}]`, undefined, item, typeName);
  }
  const kept = [...left.keys()].filter((key) => right.has(key));
  const keptAfter = [...right.keys()].filter((key) => left.has(key));
  if (!deepEqual(kept, keptAfter)) yield { path, change: 'reordered', before: kept, after: keptAfter };
}

function itemDifferences(
  path: string,
  before: Fields | undefined,
  after: Fields | undefined,
  typeName: string | undefined,
): Iterable<Difference> {
  return deepEqual(before, after) ? [] : valueDifferences(path, before, after, typeName);
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

/** A key that is not a scalar tells nothing apart. */
function scalarText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
