import { CODE } from '../yaml/characters';
import { bailOut, type Cursor } from './cursor';

/** Whether a ":" that ends a key stands at a position. */
export function isColon(text: string, position: number): boolean {
  if (text.charCodeAt(position) !== CODE.colon) return false;
  const next = text.charCodeAt(position + 1);
  return next === CODE.space || next === CODE.lineFeed;
}

/** Reads a scalar without quotes, up to the end of its line or to a comment. */
export function readPlain(cursor: Cursor): string {
  const { text, position: start } = cursor;
  let at = start;
  let end = start;
  for (let code = text.charCodeAt(at); code !== CODE.lineFeed; code = text.charCodeAt(at)) {
    if (code === CODE.hash && text.charCodeAt(at - 1) === CODE.space) break;
    if (code === CODE.tab || isColon(text, at)) bailOut();
    at += 1;
    if (code !== CODE.space) end = at;
  }
  cursor.position = end;
  return text.slice(start, end);
}
