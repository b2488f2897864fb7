import { CODE } from '../yaml/characters';
import { bailOut, type Cursor } from './cursor';
import { maskOf } from './plain-value';

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const FLOW = maskOf(`${LETTERS_AND_DIGITS}_-./+=$()~^;<`);
const FLOW_START = maskOf(`${LETTERS_AND_DIGITS}_-./+$(~`);

/** Whether a ":" that ends a key stands at a position. */
export function isColon(text: string, position: number): boolean {
  if (text.charCodeAt(position) !== CODE.colon) return false;
  const next = text.charCodeAt(position + 1);
  return next === CODE.space || next === CODE.lineFeed;
}

/** Reads a scalar without quotes in a block collection, up to the end of its line or to a comment. */
export function readBlockPlain(cursor: Cursor): string {
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

/** Reads a scalar without quotes in brackets or braces; it may contain single spaces, and ":" inside a word. */
export function readFlowPlain(cursor: Cursor): string {
  const { text, position: start } = cursor;
  const first = text.charCodeAt(start);
  if (FLOW_START[first] !== 1) bailOut();
  if (first === CODE.dash && FLOW[text.charCodeAt(start + 1)] !== 1) bailOut();
  let at = start;
  while (isInsideFlowPlain(text, at)) at += 1;
  cursor.position = at;
  return text.slice(start, at);
}

function isInsideFlowPlain(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (FLOW[code] === 1) return true;
  return (code === CODE.space || code === CODE.colon) && FLOW[text.charCodeAt(at + 1)] === 1;
}
