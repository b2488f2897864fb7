import { didYouMean } from '../kubernetes/closest-name';
import { isFields } from '../kubernetes/json';
import { shortened } from '../kubernetes/printable';
import { outlineOf } from '../kubernetes/sensitive';
import { listed } from '../kubernetes/words';

/** Something wrong with a value of the settings. */
export interface Fault {
  readonly problem: string;
  /** Leads from the settings to what is wrong; without it that is the field itself. */
  readonly path?: string;
}

/** A value of the settings as it was read, or everything that is wrong with it. */
export type Parsed<T> = { readonly value: T } | { readonly faults: readonly Fault[] };

/** A value that has one fault. */
export function faulty(problem: string, path?: string): { readonly faults: readonly Fault[] } {
  return { faults: [{ problem, ...(path !== undefined && { path }) }] };
}

/** The items of a list as each was read, or the faults of all of them. */
export function parsedItems<T>(path: string, items: readonly Parsed<T>[]): Parsed<readonly T[]> {
  const faults = items.flatMap((item, index) =>
    'faults' in item ? item.faults.map((fault) => ({ ...fault, path: `${path}[${index}]${fault.path ?? ''}` })) : [],
  );
  return faults.length > 0 ? { faults } : { value: items.flatMap((item) => ('value' in item ? [item.value] : [])) };
}

/** What is to be said of a field that is not known. */
export function unknownKey(key: string, known: readonly string[]): string {
  return `The field "${key}" is unknown.${didYouMean(key, known)} Known are ${listed(known)}.`;
}

const MAX_VALUE_LENGTH = 60;

/** What is to be said of a value that cannot be taken: `"baseline" is 5, but must be the path of a file.` */
export function wrongValue(what: string, value: unknown, must: string): string {
  return `${what} is ${outlineOfValue(value)}, but must be ${must}.`;
}

function outlineOfValue(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : 'a list';
  if (isFields(value)) return outlineOf(value);
  return typeof value === 'string' ? JSON.stringify(shortened(value, MAX_VALUE_LENGTH)) : String(value);
}
