import { newestField, newestFields, objectType } from './field-table';
import type { Field, FieldType } from './field-types';

/** A list whose items are merged one by one; all other lists are replaced as a whole. */
export interface MergedList {
  /** The fields by which the items are told apart. */
  readonly keys: readonly [string, ...string[]];
  /** The value of a key that an item does not have. */
  readonly defaults: { readonly [key: string]: string };
  /** Whether a merged item has only the fields of the piece, as of its sources it may have one. */
  readonly isUnion: boolean;
}

/** Unions that strategic merge patches do not know as such: the value of a variable has one source among several. */
const UNIONS: ReadonlySet<string> = new Set(['env']);

const NO_LISTS: ReadonlyMap<string, MergedList> = new Map();

/** The lists of types that were asked for. */
const READ = new Map<string, ReadonlyMap<string, MergedList>>();

/** The lists of a type, such as `PodSpec`, whose items are merged. */
export function mergedListsOf(typeName: string | undefined): ReadonlyMap<string, MergedList> {
  if (typeName === undefined) return NO_LISTS;
  const known = READ.get(typeName) ?? readMergedLists(typeName);
  READ.set(typeName, known);
  return known;
}

/** The type of the object in a field, or of the objects in a list, if the table knows one. */
export function typeBelow(typeName: string | undefined, field: string): string | undefined {
  if (typeName === undefined) return undefined;
  const type = newestField(objectType(typeName), field)?.type;
  return type && nameOf(type.form === 'list' ? type.items : type);
}

function nameOf(type: FieldType): string | undefined {
  return type.form === 'object' ? type.typeName : undefined;
}

function readMergedLists(typeName: string): ReadonlyMap<string, MergedList> {
  const fields = newestFields(objectType(typeName));
  return new Map(
    fields.flatMap((field) => {
      const list = mergedList(field);
      return list ? [[field.name, list] as const] : [];
    }),
  );
}

function mergedList({ name, type, mergeKey, listKeys, retainsKeys }: Field): MergedList | undefined {
  const [first, ...others] = listKeys;
  if (mergeKey === undefined || first === undefined || type.form !== 'list') return undefined;
  const itemType = nameOf(type.items);
  const fields = itemType === undefined ? [] : newestFields(objectType(itemType));
  const defaults = fields.filter((field) => listKeys.includes(field.name) && field.default !== undefined);
  return {
    keys: [first, ...others],
    defaults: Object.fromEntries(defaults.map((field) => [field.name, field.default ?? ''])),
    isUnion: retainsKeys || UNIONS.has(name),
  };
}
