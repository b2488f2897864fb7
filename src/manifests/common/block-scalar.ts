import { CODE } from '../yaml/characters';
import { foldBreaks } from '../yaml/fold';
import type { Chomping } from '../yaml/scan-block';
import { bailOut, type Cursor } from './cursor';

/**
 * Reads a literal or folded scalar up to the line that ends it. Its header must have neither digit nor comment, its
 * first line must be indented more than the node around it, and no empty line before that more than the first line.
 */
export function readBlockScalar(cursor: Cursor, end: number, parentIndent: number): string {
  const isLiteral = cursor.text.charCodeAt(cursor.position) === CODE.bar;
  const chomping = readHeader(cursor);
  const indent = findIndent(cursor, end);
  if (indent <= parentIndent) bailOut();
  const lines = readLines(cursor, end, indent);
  return chomp(isLiteral ? lines.join('\n') : fold(lines), chomping);
}

function readHeader(cursor: Cursor): Chomping {
  const { text } = cursor;
  let at = cursor.position + 1;
  const code = text.charCodeAt(at);
  const chomping = code === CODE.dash ? 'strip' : code === CODE.plus ? 'keep' : 'clip';
  if (chomping !== 'clip') at += 1;
  while (text.charCodeAt(at) === CODE.space) at += 1;
  if (text.charCodeAt(at) !== CODE.lineFeed) bailOut();
  cursor.position = at + 1;
  return chomping;
}

/** The indentation of the first line that is not empty. */
function findIndent({ text, position }: Cursor, end: number): number {
  let widest = 0;
  let at = position;
  while (at < end) {
    const lineStart = at;
    while (text.charCodeAt(at) === CODE.space) at += 1;
    const code = text.charCodeAt(at);
    if (code !== CODE.lineFeed) return code === CODE.tab || at - lineStart < widest ? bailOut() : at - lineStart;
    widest = Math.max(widest, at - lineStart);
    at += 1;
  }
  return bailOut();
}

/** The lines without indentation, the last one empty since a line break precedes it. */
function readLines(cursor: Cursor, end: number, indent: number): string[] {
  const { text } = cursor;
  const lines: string[] = [];
  let lineStart = cursor.position;
  while (lineStart < end) {
    let at = lineStart;
    while (at - lineStart < indent && text.charCodeAt(at) === CODE.space) at += 1;
    const code = text.charCodeAt(at);
    if (at - lineStart < indent && code !== CODE.lineFeed) {
      if (code === CODE.tab) bailOut();
      break;
    }
    const lineEnd = text.indexOf('\n', at);
    lines.push(text.slice(at, lineEnd));
    lineStart = lineEnd + 1;
  }
  cursor.position = lineStart;
  lines.push('');
  return lines;
}

/** Joins lines that are not indented further by spaces instead of line breaks. */
function fold(lines: readonly string[]): string {
  const last = lines.findLastIndex((line) => line !== '');
  let text = '';
  let emptyLines = '';
  let wasIndented = false;
  for (const line of lines.slice(0, last + 1)) {
    if (line === '') {
      emptyLines += '\n';
      continue;
    }
    const isIndented = line.startsWith(' ') || line.startsWith('\t');
    if (text === '') text = emptyLines + line;
    else text += (isIndented || wasIndented ? `\n${emptyLines}` : foldBreaks('\n', emptyLines)) + line;
    emptyLines = '';
    wasIndented = isIndented;
  }
  return text + '\n'.repeat(lines.length - 1 - last);
}

function chomp(text: string, chomping: Chomping): string {
  if (chomping === 'keep') return text;
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === CODE.lineFeed) end -= 1;
  const isOneKept = chomping === 'clip' && end > 0 && end < text.length;
  return text.slice(0, isOneKept ? end + 1 : end);
}
