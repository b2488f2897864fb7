import {
  holdsSensitive,
  isCredential,
  isSensitive,
  outlineOf,
  commandWithoutCredentials,
} from '../../kubernetes/sensitive';
import { fieldsOf, isFields, textOf } from '../../kubernetes/json';
import { counted } from '../../kubernetes/words';
import { shortened } from '../../kubernetes/printable';
import type { ObjectKey } from '../objects/changed-objects';

/** The longest value that is shown whole. */
const MAX_LENGTH = 160;

/** The fields of a Secret that say nothing of what it holds. */
const OPEN_OF_SECRET = /^(apiVersion|kind|type|immutable|metadata\.(name|namespace|labels)(\b|$))/;

/** The fields whose values are too long to be read in a report, and may hold anything. */
const CONTENT = /^(data|binaryData)(\b|$)/;

/**
 * Whether the value of a field is kept out of reports: everything in a Secret, what a ConfigMap holds, variables, and what
 * has the name of a credential anywhere on its path.
 */
export function isHidden(path: string, { group, kind }: ObjectKey): boolean {
  if (kind === 'Secret' && group === '') return !OPEN_OF_SECRET.test(path);
  if (kind === 'ConfigMap' && group === '' && CONTENT.test(path)) return true;
  return isSensitive(path) || namesIn(path).some(isCredential);
}

/** The names on a path: those of fields, and the keys of items and maps. */
function namesIn(path: string): string[] {
  return path.split(/[.[\]]/);
}

/** A value as it is shown: JSON, of which a long one is shortened, and of an object the names of its fields alone. */
export function shownValue(value: unknown): string {
  if (isFields(value)) return outlineOf(value);
  const text = JSON.stringify(value) ?? 'null';
  if (Array.isArray(value) && (value.some((item) => typeof item === 'object') || isOpenToDoubt(text)))
    return itemsText(value);
  return isOpenToDoubt(text) ? '…' : shortened(text, MAX_LENGTH);
}

/** How many items there are, and their names, which say nothing of what they hold. */
function itemsText(items: readonly unknown[]): string {
  const names = items.flatMap((item) => textOf(fieldsOf(item)['name']) ?? []);
  const count = counted(items.length, 'item');
  return names.length === items.length ? shortened(`[${count}: ${names.join(', ')}]`, MAX_LENGTH) : `[${count}]`;
}

/** Whether a text, such as a command, speaks of a credential or gives one. */
function isOpenToDoubt(text: string): boolean {
  return isCredential(text) || holdsSensitive(text) || commandWithoutCredentials(text) !== text;
}
