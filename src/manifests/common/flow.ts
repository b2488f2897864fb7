import type { EntryOffsets } from '../field-positions';
import { setField, type Fields } from '../fields';
import { MAX_COMMON_DEPTH, MAX_KEY_LENGTH } from '../limits';
import { CODE } from '../yaml/characters';
import { bailOut, type Cursor } from './cursor';
import { readFlowPlain } from './plain';
import { isTextKey, plainValue } from './plain-value';
import { readQuoted } from './quoted';

/** What is noted of a collection while it is read. */
export interface Noted {
  /** The beginnings of the items if it is a list. */
  readonly starts?: number[] | undefined;
  /** Those of the fields and items in all collections. */
  readonly offsets?: EntryOffsets | undefined;
}

/** Where to note the beginnings of the fields or items of a collection. */
export function notedIn(offsets: EntryOffsets, collection: object): Map<string, number> {
  const own = new Map<string, number>();
  offsets.set(collection, own);
  return own;
}

/** Reads a list in brackets or a mapping in braces. Lines that begin in the first column are not supported. */
export function readFlow(cursor: Cursor, depth: number, noted: Noted): unknown {
  if (depth > MAX_COMMON_DEPTH) bailOut();
  const isList = cursor.text.charCodeAt(cursor.position) === CODE.openBracket;
  cursor.position += 1;
  return isList ? readList(cursor, depth, noted) : readMapping(cursor, depth, noted);
}

function readList(cursor: Cursor, depth: number, { starts, offsets }: Noted): unknown[] {
  const items: unknown[] = [];
  const own = offsets && notedIn(offsets, items);
  let code = passBlanks(cursor);
  while (code !== CODE.closeBracket) {
    starts?.push(cursor.position);
    own?.set(String(items.length), cursor.position);
    items.push(readValue(cursor, code, depth, offsets));
    code = passComma(cursor, CODE.closeBracket);
  }
  cursor.position += 1;
  return items;
}

function readMapping(cursor: Cursor, depth: number, { offsets }: Noted): Fields {
  const fields: Fields = {};
  const own = offsets && notedIn(offsets, fields);
  let code = passBlanks(cursor);
  while (code !== CODE.closeBrace) {
    const start = cursor.position;
    const key = readKey(cursor, code);
    if (Object.hasOwn(fields, key)) bailOut();
    own?.set(key, start);
    code = passBlanks(cursor);
    setField(fields, key, readValue(cursor, code, depth, offsets));
    code = passComma(cursor, CODE.closeBrace);
  }
  cursor.position += 1;
  return fields;
}

/** The key with the ":" behind it. */
function readKey(cursor: Cursor, code: number): string {
  const { text, position } = cursor;
  const isQuoted = code === CODE.doubleQuote || code === CODE.singleQuote;
  const key = isQuoted ? readQuoted(cursor) : readFlowPlain(cursor);
  if (cursor.position - position > MAX_KEY_LENGTH || text.charCodeAt(cursor.position) !== CODE.colon) bailOut();
  if (!isQuoted && !(isTextKey(key) && text.charCodeAt(cursor.position + 1) === CODE.space)) bailOut();
  cursor.position += 1;
  return key;
}

function readValue(cursor: Cursor, code: number, depth: number, offsets: EntryOffsets | undefined): unknown {
  if (code === CODE.doubleQuote || code === CODE.singleQuote) return readQuoted(cursor);
  if (code === CODE.openBracket || code === CODE.openBrace) return readFlow(cursor, depth + 1, { offsets });
  return plainValue(readFlowPlain(cursor));
}

/** Passes spaces and line breaks, and returns the code of what follows. */
function passBlanks(cursor: Cursor): number {
  const { text } = cursor;
  let at = cursor.position;
  let code = text.charCodeAt(at);
  while (code === CODE.space || code === CODE.lineFeed) {
    at += 1;
    const previous = code;
    code = text.charCodeAt(at);
    if (previous === CODE.lineFeed && code !== CODE.space) bailOut();
  }
  cursor.position = at;
  return code;
}

/** Passes the "," between two entries; what follows is an entry or the end. */
function passComma(cursor: Cursor, close: number): number {
  const code = passBlanks(cursor);
  if (code === close) return code;
  if (code !== CODE.comma) bailOut();
  cursor.position += 1;
  const next = passBlanks(cursor);
  return next === close ? bailOut() : next;
}
