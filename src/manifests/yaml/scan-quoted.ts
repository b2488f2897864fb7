import { CODE, END, isBlank, isBlankOrEnd, isBreak } from './characters';
import { ESCAPES } from './escapes';
import { foldBreaks } from './fold';
import type { Source } from './source';

/** How many hexadecimal digits follow. */
const CODE_LENGTHS: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

const NEVER_CLOSED = 'this quote is never closed';
const HEXADECIMAL = /^[0-9A-Fa-f]+$/;
const MAX_CODE_POINT = 0x10ffff;

/**
 * Reads a scalar in single or double quotes.
 *
 * Source: go.yaml.in/yaml/v2/scannerc.go, yaml_parser_scan_flow_scalar.
 */
export function scanQuoted(source: Source): string {
  const start = source.position;
  const quote = source.code();
  const scanPart = quote === CODE.singleQuote ? scanSinglePart : scanDoublePart;
  source.position += 1;
  let text = '';
  while (true) {
    if (source.isAtDocumentIndicator || source.code() === END) source.fail(NEVER_CLOSED, start);
    const part = scanPart(source, start);
    text += part.text;
    if (source.code() === quote) break;
    text += scanBlanks(source, part.isContinued);
  }
  source.position += 1;
  return text;
}

interface Part {
  readonly text: string;
  /** Whether it ends with a backslash and a line break. */
  readonly isContinued: boolean;
}

/** Up to a blank, a line break or the closing quote. */
function scanSinglePart(source: Source): Part {
  let text = '';
  while (true) {
    const start = source.position;
    source.skipWhile((code) => code !== CODE.singleQuote && !isBlankOrEnd(code));
    text += source.slice(start);
    if (source.code() !== CODE.singleQuote || source.code(1) !== CODE.singleQuote) return { text, isContinued: false };
    text += "'";
    source.position += 2;
  }
}

function scanDoublePart(source: Source, quoteStart: number): Part {
  let text = '';
  while (true) {
    const start = source.position;
    source.skipWhile((code) => code !== CODE.doubleQuote && code !== CODE.backslash && !isBlankOrEnd(code));
    text += source.slice(start);
    if (source.code() !== CODE.backslash) return { text, isContinued: false };
    source.position += 1;
    if (isBreak(source.code())) {
      source.readBreak();
      return { text, isContinued: true };
    }
    text += scanEscape(source, quoteStart);
  }
}

function scanEscape(source: Source, quoteStart: number): string {
  if (source.code() === END) source.fail(NEVER_CLOSED, quoteStart);
  const letter = source.slice(source.position, source.position + 1);
  const length = CODE_LENGTHS.get(letter);
  source.position += 1;
  if (length !== undefined) return scanCodePoint(source, length, quoteStart);
  return ESCAPES.get(letter) ?? source.fail(`"\\${letter}" is not an escape in double quotes`, source.position - 2);
}

function scanCodePoint(source: Source, length: number, quoteStart: number): string {
  const digits = source.slice(source.position, source.position + length);
  if (digits.length < length || !HEXADECIMAL.test(digits)) {
    source.fail(`an escape in these quotes needs ${length} hexadecimal digits`, quoteStart);
  }
  const value = parseInt(digits, 16);
  if ((value >= 0xd800 && value <= 0xdfff) || value > MAX_CODE_POINT) {
    source.fail(`an escape in these quotes stands for no character (${digits})`, quoteStart);
  }
  source.position += length;
  return String.fromCodePoint(value);
}

/** What stands for the blanks and line breaks between two parts. */
function scanBlanks(source: Source, isContinued: boolean): string {
  const start = source.position;
  source.skipWhile(isBlank);
  if (!isContinued && !isBreak(source.code())) return source.slice(start);
  const first = isContinued ? '' : source.readBreak();
  let others = '';
  while (isBlank(source.code()) || isBreak(source.code())) {
    source.skipWhile(isBlank);
    others += source.readBreak();
  }
  return foldBreaks(first, others);
}
