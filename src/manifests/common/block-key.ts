import { MAX_KEY_LENGTH } from '../limits';
import { CODE } from '../yaml/characters';
import { bailOut, type Cursor } from './cursor';
import { isColon } from './plain';
import { isTextKey, maskOf } from './plain-value';
import { readQuoted } from './quoted';

const KEY = maskOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./$');

/** Passes a key and its ":", or returns undefined if there is none. */
export function readBlockKey(cursor: Cursor): string | undefined {
  const { text, position: start } = cursor;
  const code = text.charCodeAt(start);
  if (code === CODE.doubleQuote || code === CODE.singleQuote) return readQuotedKey(cursor);
  let at = start;
  while (KEY[text.charCodeAt(at)] === 1) at += 1;
  if (!isColon(text, at) || at === start) return undefined;
  const key = text.slice(start, at);
  if (at - start > MAX_KEY_LENGTH || !isTextKey(key)) bailOut();
  cursor.position = at + 1;
  return key;
}

function readQuotedKey(cursor: Cursor): string | undefined {
  const start = cursor.position;
  const key = readQuoted(cursor);
  if (!isColon(cursor.text, cursor.position)) {
    cursor.position = start;
    return undefined;
  }
  if (cursor.position - start > MAX_KEY_LENGTH) bailOut();
  cursor.position += 1;
  return key;
}
