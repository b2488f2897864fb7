import { didYouMean } from '../kubernetes/closest-name';
import { isFields } from '../kubernetes/json';
import { shortened } from '../kubernetes/printable';
import { outlineOf } from '../kubernetes/sensitive';
import { listed } from '../kubernetes/words';

/** A value of the settings as it was read, or what is wrong with it. */
export type Parsed<T> =
  | { readonly value: T }
  /** The path leads from the settings to what is wrong; without it that is the field itself. */
  | { readonly problem: string; readonly path?: string };

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
