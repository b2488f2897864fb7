import { groupBy } from '../kubernetes/group-by';
import { fieldsOf, listOf, textOf, type Fields } from '../kubernetes/json';

/** An item of a list of the manifest, by the field that must be unique. */
export interface NamedItem {
  readonly name: string;
  readonly path: string;
  readonly fields: Fields;
}

/** The objects of a list that have a text in the field that must be unique. */
export function namedItems(list: unknown, path: string, nameField: string): NamedItem[] {
  return listOf(list).flatMap((item, index) => {
    const fields = fieldsOf(item);
    const name = textOf(fields[nameField]);
    return name === undefined ? [] : [{ name, path: `${path}[${index}]`, fields }];
  });
}

/** The items that share a key with another one, by key. */
export function findRepeated<T>(all: readonly T[], keyOf: (item: T) => string): { key: string; items: readonly T[] }[] {
  const repeated = repeatedKeys(all, keyOf);
  if (repeated.size === 0) return [];
  const sharing = all.filter((item) => repeated.has(keyOf(item)));
  return [...groupBy(sharing, keyOf)].map(([key, items]) => ({ key, items }));
}

/** Mostly there are none, and many items. */
function repeatedKeys<T>(all: readonly T[], keyOf: (item: T) => string): ReadonlySet<string> {
  const [seen, repeated] = [new Set<string>(), new Set<string>()];
  if (all.length < 2) return repeated;
  for (const item of all) {
    const key = keyOf(item);
    if (seen.has(key)) repeated.add(key);
    else seen.add(key);
  }
  return repeated;
}
