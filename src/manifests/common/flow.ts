import { setField } from '../fields';
import type { Fields } from '../../kubernetes/json';
import { CODE } from '../yaml/characters';
import { bailOut, type Cursor } from './cursor';
import { isTextKey, maskOf, plainValue } from './plain-value';
import { readQuoted } from './quoted';

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const PLAIN = maskOf(`${LETTERS_AND_DIGITS}_-./+=$()~^;<`);
const PLAIN_START = maskOf(`${LETTERS_AND_DIGITS}_-./+$(~`);

/** More than any manifest has; deeper ones are left to the full reader. */
const MOST_LEVELS = 50;
const LONGEST_KEY = 1000;

/** Reads a list in brackets or a mapping in braces, over several lines where none begins in the first column. */
export function readFlow(cursor: Cursor, levels = 0): unknown {
  if (levels > MOST_LEVELS) bailOut();
  const isList = cursor.text.charCodeAt(cursor.position) === CODE.openBracket;
  cursor.position += 1;
  return isList ? readList(cursor, levels) : readMapping(cursor, levels);
}

function readList(cursor: Cursor, levels: number): unknown[] {
  const items: unknown[] = [];
  let code = passBlanks(cursor);
  while (code !== CODE.closeBracket) {
    items.push(readValue(cursor, code, levels));
    code = passComma(cursor, CODE.closeBracket);
  }
  cursor.position += 1;
  return items;
}

function readMapping(cursor: Cursor, levels: number): Fields {
  const fields: Fields = {};
  let code = passBlanks(cursor);
  while (code !== CODE.closeBrace) {
    const key = readKey(cursor, code);
    if (Object.hasOwn(fields, key)) bailOut();
    code = passBlanks(cursor);
    setField(fields, key, readValue(cursor, code, levels));
    code = passComma(cursor, CODE.closeBrace);
  }
  cursor.position += 1;
  return fields;
}

/** The key with the ":" behind it. */
function readKey(cursor: Cursor, code: number): string {
  const { text, position } = cursor;
  const isQuoted = code === CODE.doubleQuote || code === CODE.singleQuote;
  const key = isQuoted ? readQuoted(cursor) : readPlain(cursor);
  if (cursor.position - position > LONGEST_KEY || text.charCodeAt(cursor.position) !== CODE.colon) bailOut();
  if (!isQuoted && !(isTextKey(key) && text.charCodeAt(cursor.position + 1) === CODE.space)) bailOut();
  cursor.position += 1;
  return key;
}

function readValue(cursor: Cursor, code: number, levels: number): unknown {
  if (code === CODE.doubleQuote || code === CODE.singleQuote) return readQuoted(cursor);
  if (code === CODE.openBracket || code === CODE.openBrace) return readFlow(cursor, levels + 1);
  return plainValue(readPlain(cursor));
}

/** Single spaces may stand inside; a ":" only in front of what is no blank. */
function readPlain(cursor: Cursor): string {
  const { text } = cursor;
  const start = cursor.position;
  const first = text.charCodeAt(start);
  if (PLAIN_START[first] !== 1) bailOut();
  if (first === CODE.dash && PLAIN[text.charCodeAt(start + 1)] !== 1) bailOut();
  let at = start;
  while (isInsidePlain(text, at)) at += 1;
  cursor.position = at;
  return text.slice(start, at);
}

function isInsidePlain(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (PLAIN[code] === 1) return true;
  return (code === CODE.space || code === CODE.colon) && PLAIN[text.charCodeAt(at + 1)] === 1;
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
