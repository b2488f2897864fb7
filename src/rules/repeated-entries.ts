import { findRepeated } from '../findings/repeated';
import { FieldPatterns } from '../kubernetes/fields/field-patterns';
import { groupBy } from '../kubernetes/group-by';
import { fieldsOf, listOf, textOf } from '../kubernetes/json';
import { listed } from '../kubernetes/words';
import type { Pod } from '../pod/pod';

/** A list of a Pod's spec whose entries are told apart by some of their fields. */
export interface EntryList {
  /** The list, as `parseFieldPattern` reads it. */
  readonly list: string;
  /** The fields that tell its entries apart; none for a list of plain values. */
  readonly keys: readonly string[];
  /** A further field that tells them apart, which an entry can do without. */
  readonly optionalKey?: string;
  /** A field by which entries must differ to count: those that are the same in it count once. */
  readonly differIn?: string;
}

/** Entries of a list that cannot be told apart. */
export interface RepeatedEntry {
  /** The path of the list from the spec or from its container, such as `hostAliases` or `resources.claims`. */
  readonly list: string;
  /** What they have in common, such as `the ip "10.0.0.1"`. */
  readonly common: string;
  /** The paths of the entries in the spec. */
  readonly paths: readonly string[];
}

interface Entry {
  readonly path: string;
  readonly keys: readonly (readonly [name: string, value: string])[];
  readonly item: unknown;
}

const CONTAINER = /^[a-z]*containers\[\d+\]\./i;

/** Looks for the repeated entries of some lists in the Pod as it is stored. */
export function repeatedEntriesOf(lists: readonly EntryList[]): (pod: Pod) => RepeatedEntry[] {
  const patterns = new FieldPatterns(lists.map(({ list }) => list));
  return (pod) => {
    // The API server stores no entries that are not written, and few Pods need what it takes to work out what it stores.
    const hasSeveral = patterns.find(pod.spec).some(({ value }) => listOf(value).length > 1);
    const found = hasSeveral ? patterns.findEach(pod.decodable.spec) : [];
    return found.flatMap(({ pattern, matches }) => {
      const list = lists[pattern];
      return list ? matches.flatMap(({ path, value }) => repeatedIn(list, path, value)) : [];
    });
  };
}

function repeatedIn(list: EntryList, path: string, value: unknown): RepeatedEntry[] {
  const entries = listOf(value).flatMap((item, index) => entryOf(list, item, `${path}[${index}]`));
  return findRepeated(entries, ({ keys }) => JSON.stringify(keys)).flatMap(({ items }) => {
    const counted = different(items, list.differIn);
    if (counted.length < 2) return [];
    const name = path.replace(CONTAINER, '');
    return [{ list: name, common: commonText(counted[0]?.keys ?? []), paths: counted.map((entry) => entry.path) }];
  });
}

function entryOf({ keys, optionalKey }: EntryList, item: unknown, path: string): Entry[] {
  if (keys.length === 0) {
    return item === null || typeof item === 'object' ? [] : [{ path, item, keys: [['value', JSON.stringify(item)]] }];
  }
  const fields = fieldsOf(item);
  const named = (key: string): [string, string][] => {
    const text = textOf(fields[key]);
    return text === undefined ? [] : [[key, JSON.stringify(text)]];
  };
  const found = keys.flatMap(named);
  if (found.length < keys.length) return [];
  return [{ path, item, keys: optionalKey === undefined ? found : [...found, ...named(optionalKey)] }];
}

function different(items: readonly Entry[], field: string | undefined): readonly Entry[] {
  if (field === undefined) return items;
  const byField = groupBy(items, ({ item }) => JSON.stringify(fieldsOf(item)[field] ?? ''));
  return [...byField.values()].flatMap(([first]) => first ?? []);
}

function commonText(keys: Entry['keys']): string {
  return `the ${listed(keys.map(([name, value]) => `${name} ${value}`))}`;
}
