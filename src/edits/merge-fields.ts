import { mergedListsOf, typeBelow, type MergedList } from '../kubernetes/fields/merge-keys';
import { isFields, listOf, type Fields } from '../kubernetes/json';
import { copyPlainData } from '../kubernetes/plain-data';

/** What a merge tells while it goes on. */
export interface MergeEvents {
  /** An item was added to a list that did not have it. */
  readonly onAdded: (item: unknown) => void;
  /** A field was to be removed that is not there. */
  readonly onMissing: (path: string) => void;
}

/**
 * Merges a piece into an object of a type in place: objects field by field, lists that have a merge key item by item,
 * everything else by replacing. A null removes a field; an object or list that becomes empty that way goes too.
 */
export function mergeFields(target: Fields, piece: Fields, typeName: string, events: MergeEvents): void {
  mergeAt({ typeName, path: '', events }, target, piece);
}

/** Where a merge is. */
interface Place {
  /** The type of the object, if the table of fields knows it. */
  readonly typeName: string | undefined;
  readonly path: string;
  readonly events: MergeEvents;
}

function mergeAt(place: Place, target: Fields, piece: Fields): void {
  const lists = mergedListsOf(place.typeName);
  for (const [key, value] of Object.entries(piece)) {
    const list = lists.get(key);
    if (value === null) removeField(below(place, key), target, key);
    else if (isFields(value) && isFields(target[key])) mergeObject(below(place, key), target, key, value);
    else if (Array.isArray(value) && list)
      target[key] = mergeItems(below(place, key), listOf(target[key]), value, list);
    else target[key] = copyPlainData(value);
  }
}

function below({ typeName, path, events }: Place, field: string): Place {
  return { typeName: typeBelow(typeName, field), path: path === '' ? field : `${path}.${field}`, events };
}

function removeField({ path, events }: Place, target: Fields, key: string): void {
  if (target[key] === undefined) events.onMissing(path);
  delete target[key];
}

function mergeObject(place: Place, target: Fields, key: string, piece: Fields): void {
  const present = target[key] as Fields;
  const hadFields = Object.keys(present).length > 0;
  mergeAt(place, present, piece);
  if (hadFields && Object.keys(present).length === 0) delete target[key];
}

function mergeItems(place: Place, present: unknown[], items: readonly unknown[], list: MergedList): unknown[] {
  for (const item of items) {
    const same = isFields(item) ? present.filter(isFields).find((other) => hasSameKeys(other, item, list)) : undefined;
    if (same && isFields(item)) {
      mergeAt({ ...place, path: `${place.path}[${present.indexOf(same)}]` }, same, item);
      if (list.isUnion) keepOnly(same, Object.keys(item));
      continue;
    }
    const added = copyPlainData(item);
    present.push(added);
    place.events.onAdded(added);
  }
  return present;
}

function keepOnly(fields: Fields, keys: readonly string[]): void {
  for (const key of Object.keys(fields).filter((present) => !keys.includes(present))) delete fields[key];
}

function hasSameKeys(left: Fields, right: Fields, { keys, defaults }: MergedList): boolean {
  return keys.every((key) => {
    const [first, second] = [left[key] ?? defaults[key], right[key] ?? defaults[key]];
    return first !== undefined && first === second;
  });
}
