/** Stands behind the end of a text. Inside it none is left, since the reader refuses control characters. */
export const END = 0;

/** The codes of the characters that mean something in YAML. */
export const CODE = {
  tab: 0x09,
  lineFeed: 0x0a,
  carriageReturn: 0x0d,
  space: 0x20,
  exclamation: 0x21,
  doubleQuote: 0x22,
  hash: 0x23,
  percent: 0x25,
  ampersand: 0x26,
  singleQuote: 0x27,
  asterisk: 0x2a,
  plus: 0x2b,
  comma: 0x2c,
  dash: 0x2d,
  dot: 0x2e,
  zero: 0x30,
  nine: 0x39,
  colon: 0x3a,
  less: 0x3c,
  greater: 0x3e,
  question: 0x3f,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  openBrace: 0x7b,
  bar: 0x7c,
  closeBrace: 0x7d,
  nextLine: 0x85,
  lineSeparator: 0x2028,
  paragraphSeparator: 0x2029,
} as const;

/** The characters that a scalar without quotes cannot begin with; "-", "?" and ":" only in front of a blank. */
export const INDICATORS = '-?:,[]{}#&*!|>\'"%@`';

/** A byte order mark, which may only begin a text. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** Whether a character is a space or a tab. */
export function isBlank(code: number): boolean {
  return code === CODE.space || code === CODE.tab;
}

/** Whether a character ends a line. YAML 1.1 knows three more than a line feed and a carriage return. */
export function isBreak(code: number): boolean {
  if (code > CODE.carriageReturn && code < CODE.nextLine) return false;
  return (
    code === CODE.lineFeed ||
    code === CODE.carriageReturn ||
    code === CODE.nextLine ||
    code === CODE.lineSeparator ||
    code === CODE.paragraphSeparator
  );
}

/** Whether a character ends a line or the text. */
export function isBreakOrEnd(code: number): boolean {
  return code === END || isBreak(code);
}

/** Whether a character is a space, a tab, or the end of a line or of the text. */
export function isBlankOrEnd(code: number): boolean {
  return code === CODE.space || code === CODE.tab || code === END || isBreak(code);
}

/** Whether a character is a decimal digit. */
export function isDigit(code: number): boolean {
  return code >= CODE.zero && code <= CODE.nine;
}

/** Whether a character may stand in the name of an anchor, a directive or a tag handle. */
export function isWord(code: number): boolean {
  return (
    isDigit(code) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x5f || code === 0x2d
  );
}
