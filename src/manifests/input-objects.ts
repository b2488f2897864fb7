import { textOf, type Fields } from './fields';
import { objectsIn, type ManifestObject } from './objects';
import type { FieldPositions } from './field-positions';
import { isManifestProblem, readManifests, type ManifestDocument } from './read-manifests';

/** What stands for standard input among the files. */
export const STANDARD_INPUT = '-';

/** Where something stands in the input. */
export interface InputPlace {
  readonly file: string;
  /** Counted from 0 within the file; an item of a list has the number of the list. */
  readonly document: number;
  /** The line on which the document, or the item of a list, begins; counted from 1. */
  readonly line: number;
  /** The item of a list that it is, such as `items[1]`; left out for a whole document. */
  readonly item?: string;
}

/** Something that cannot be read. */
export interface InputError extends InputPlace {
  readonly message: string;
  /** Present if it is about the file as a whole, or the folder; its document and line then say nothing. */
  readonly isAboutFile?: true;
  /** How many errors it stands for, if there are too many of its kind to name each. */
  readonly count?: number;
}

/** What stands in one place of the input. */
export type InputItem =
  /** A Kubernetes object: it has an apiVersion and a kind. */
  | {
      readonly type: 'object';
      readonly place: InputPlace;
      readonly object: Fields;
      /** Where the fields of its document stand. */
      readonly positions: FieldPositions;
    }
  | { readonly type: 'error'; readonly error: InputError }
  /** A document without an object: an empty list. */
  | { readonly type: 'empty'; readonly place: InputPlace };

/** A Kubernetes object, and where it stands. */
export type ObjectItem = Extract<InputItem, { readonly type: 'object' }>;

/** The objects among all that stands in an input. */
export function objectItems(items: readonly InputItem[]): ObjectItem[] {
  return items.filter((item) => item.type === 'object');
}

/** What could not be read of all that stands in an input. */
export function inputErrors(items: readonly InputItem[]): InputError[] {
  return items.flatMap((item) => (item.type === 'error' ? [item.error] : []));
}

/** The objects in the text of a file, and whatever in it cannot be read, one by one while it is read. */
export function* inputObjects(file: string, text: string): Generator<InputItem> {
  for (const read of readManifests(text)) {
    const place = { file, document: read.document, line: read.line };
    if (isManifestProblem(read)) yield inputError(place, read.message);
    else yield* documentItems(place, read);
  }
}

/** An item for a file or folder that cannot be read at all. */
export function fileError(file: string, message: string): InputItem & { type: 'error' } {
  const { type, error } = inputError({ file, document: 0, line: 1 }, message);
  return { type, error: { ...error, isAboutFile: true } };
}

/** An item for something that cannot be read. */
export function inputError(place: InputPlace, message: string): InputItem & { type: 'error' } {
  const where = place.item === undefined ? '' : `${place.item}: `;
  return { type: 'error', error: { ...place, message: shortened(where + message) } };
}

const MAX_MESSAGE = 1000;

/** A message can name a key or an object, and names can be of any length. */
function shortened(text: string): string {
  if (text.length <= MAX_MESSAGE) return text;
  const half = MAX_MESSAGE / 2;
  return `${text.slice(0, half)} … ${text.slice(-half)}`;
}

function* documentItems(place: InputPlace, { value, itemLines, positions }: ManifestDocument): Generator<InputItem> {
  const found = objectsIn(value);
  if (found.length === 0) yield { type: 'empty', place };
  for (const entry of found) {
    const at = locationOf(entry, place, itemLines);
    yield 'problem' in entry ? inputError(at, asSentence(entry.problem)) : objectItem(at, entry.object, positions);
  }
}

function locationOf({ path: item }: ManifestObject, place: InputPlace, itemLines: readonly number[]): InputPlace {
  return ITEM.test(item) ? { ...place, line: lineOfObject(item, { line: place.line, itemLines }), item } : place;
}

/** The line of an object by its path in a document, for one in a list that of the item. */
export function lineOfObject(path: string, { line, itemLines }: Pick<ManifestDocument, 'line' | 'itemLines'>): number {
  const [, index] = ITEM.exec(path) ?? [];
  return itemLines[Number(index)] ?? line;
}

const ITEM = /^items\[(\d+)\]/;

function objectItem(place: InputPlace, object: Fields, positions: FieldPositions): InputItem {
  const missing = ['apiVersion', 'kind'].find((field) => !textOf(object[field]));
  if (missing !== undefined) return inputError(place, notAnObject(object, missing));
  return { type: 'object', place, object, positions };
}

function notAnObject(object: Fields, field: string): string {
  const what =
    object[field] === undefined || object[field] === null ? `has no ${field}` : `has no text as its ${field}`;
  return `This is not a Kubernetes object: it ${what}. Every object begins with an apiVersion and a kind, such as "apps/v1" and "Deployment".`;
}

/** A problem with its capital letter and full stop. */
function asSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
}
