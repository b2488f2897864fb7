import { didYouMean } from '../kubernetes/closest-name';
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
