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
  if (all.length < 2) return [];
  return [...groupBy(all, keyOf)].filter(([, items]) => items.length > 1).map(([key, items]) => ({ key, items }));
}
