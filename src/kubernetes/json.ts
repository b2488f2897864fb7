/**
 * A piece of a manifest as plain data: what stands in YAML, with unknown fields left as they are.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape that other languages can express too
export type Manifest = { readonly [field: string]: any };

/** A mutable object of a manifest whose fields are not trusted to have the right type. */
export type Fields = { [field: string]: unknown };

/** Whether a value is an object with fields, neither a list nor null. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether there is no value, which for Kubernetes a null is too. */
export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/** The fields of a value, or none if it is not an object. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

/** The items of a value, or none if it is not a list. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The text of a value, or undefined if it is not a string. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The texts of a list, without its other items; none if it is not a list. */
export function textsOf(value: unknown): string[] {
  return listOf(value).flatMap((item) => textOf(item) ?? []);
}

/** The value of a JSON text; undefined if the text is not JSON. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether two pieces of plain data are equal; the order of keys does not matter, the order of items does. */
export function deepEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => deepEqual(item, right[index]));
  }
  if (!isFields(left) || !isFields(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && deepEqual(left[key], right[key]))
  );
}

/** The names of the fields in which two objects differ, in alphabetical order. */
export function differingFields(left: Fields, right: Fields): string[] {
  return namesOf(left, right).filter((name) => !deepEqual(ownField(left, name), ownField(right, name)));
}

/** The names of the fields that two objects have, in alphabetical order. */
export function namesOf(left: Fields, right: Fields): string[] {
  const others = Object.keys(right).filter((name) => !Object.hasOwn(left, name));
  return [...Object.keys(left), ...others].sort();
}

/** The value of a field; undefined if the object inherits it, or has none. */
export function ownField(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** A deep copy of plain data, in a fraction of the time of `structuredClone`. */
export function deepCopy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(deepCopy) as T;
  if (!isFields(value)) return value;
  const copy: Fields = {};
  for (const key of Object.keys(value)) setOwn(copy, key, deepCopy(value[key]));
  return copy as T;
}

/** Sets a field also if it has the name by which JavaScript sets the prototype. */
export function setOwn(fields: Fields, key: string, value: unknown): void {
  if (key !== '__proto__') fields[key] = value;
  else Object.defineProperty(fields, key, { value, configurable: true, enumerable: true, writable: true });
}

/** A deep copy with the keys of every object in alphabetical order, as cdk8s writes them. */
export function sortedByKey(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedByKey);
  if (!isFields(value)) return value;
  const sorted: Fields = {};
  for (const key of sortNames(Object.keys(value))) setOwn(sorted, key, sortedByKey(value[key]));
  return sorted;
}

/** Beyond so many names their number of comparisons counts, and not what each of them takes. */
const FEW = 24;

/** Puts names into the order in which `sort` puts them, the few of an object in less time. */
export function sortNames(names: string[]): string[] {
  if (names.length > FEW) return names.sort();
  for (let next = 1; next < names.length; next += 1) {
    const name = names[next] ?? '';
    let place = next;
    for (let before = names[place - 1]; before !== undefined && before > name; before = names[place - 1]) {
      names[place] = before;
      place -= 1;
    }
    names[place] = name;
  }
  return names;
}

/** The fields that have a value. */
export function definedFields(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The names and values of a map, without names whose value is undefined: code that makes maps leaves things out that way. */
export function definedEntries<T>(map: { readonly [name: string]: T } = {}): [name: string, value: T][] {
  return Object.entries(map).filter(([, value]) => value !== undefined);
}
