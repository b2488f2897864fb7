import { CODE } from '../yaml/characters';
import { ESCAPES } from '../yaml/escapes';
import { bailOut, type Cursor } from './cursor';

/** Reads a quoted scalar that ends on its line. */
export function readQuoted(cursor: Cursor): string {
  return cursor.text.charCodeAt(cursor.position) === CODE.singleQuote ? readSingle(cursor) : readDouble(cursor);
}

function readSingle(cursor: Cursor): string {
  const { text } = cursor;
  const start = cursor.position + 1;
  let at = start;
  let hasEscape = false;
  while (true) {
    const code = text.charCodeAt(at);
    if (code === CODE.lineFeed) bailOut();
    if (code === CODE.singleQuote) {
      if (text.charCodeAt(at + 1) !== CODE.singleQuote) break;
      hasEscape = true;
      at += 1;
    }
    at += 1;
  }
  cursor.position = at + 1;
  const content = text.slice(start, at);
  return hasEscape ? content.replaceAll("''", "'") : content;
}

function readDouble(cursor: Cursor): string {
  const { text } = cursor;
  const start = cursor.position + 1;
  let at = start;
  let hasEscape = false;
  for (let code = text.charCodeAt(at); code !== CODE.doubleQuote; code = text.charCodeAt(at)) {
    if (code === CODE.lineFeed) bailOut();
    if (code === CODE.backslash) {
      hasEscape = true;
      at += 1;
      if (text.charCodeAt(at) === CODE.lineFeed) bailOut();
    }
    at += 1;
  }
  cursor.position = at + 1;
  const content = text.slice(start, at);
  return hasEscape ? content.replace(/\\(.)/g, (_, letter: string) => ESCAPES.get(letter) ?? bailOut()) : content;
}
