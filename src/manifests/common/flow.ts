import { setField, type Fields } from '../fields';
import { MAX_COMMON_DEPTH, MAX_KEY_LENGTH } from '../limits';
import { CODE } from '../yaml/characters';
import { bailOut, type Cursor } from './cursor';
import { readFlowPlain } from './plain';
import { isTextKey, plainValue } from './plain-value';
import { readQuoted } from './quoted';

/**
 * Reads a list in brackets or a mapping in braces. Lines that begin in the first column are not supported.
 *
 * @param starts - where to note the beginnings of the items if it is a list
 */
export function readFlow(cursor: Cursor, depth = 0, starts?: number[]): unknown {
  if (depth > MAX_COMMON_DEPTH) bailOut();
  const isList = cursor.text.charCodeAt(cursor.position) === CODE.openBracket;
  cursor.position += 1;
  return isList ? readList(cursor, depth, starts) : readMapping(cursor, depth);
}

function readList(cursor: Cursor, depth: number, starts?: number[]): unknown[] {
  const items: unknown[] = [];
  let code = passBlanks(cursor);
  while (code !== CODE.closeBracket) {
    starts?.push(cursor.position);
    items.push(readValue(cursor, code, depth));
    code = passComma(cursor, CODE.closeBracket);
  }
  cursor.position += 1;
  return items;
}

function readMapping(cursor: Cursor, depth: number): Fields {
  const fields: Fields = {};
  let code = passBlanks(cursor);
  while (code !== CODE.closeBrace) {
    const key = readKey(cursor, code);
    if (Object.hasOwn(fields, key)) bailOut();
    code = passBlanks(cursor);
    setField(fields, key, readValue(cursor, code, depth));
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

function readValue(cursor: Cursor, code: number, depth: number): unknown {
  if (code === CODE.doubleQuote || code === CODE.singleQuote) return readQuoted(cursor);
  if (code === CODE.openBracket || code === CODE.openBrace) return readFlow(cursor, depth + 1);
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
