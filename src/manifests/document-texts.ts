/** A piece of a file that kubectl reads as one document, from one line start to another. */
export interface DocumentText {
  readonly start: number;
  readonly end: number;
  /** Whether its first line is one such as `--- a: 1`, at which kubectl stops. */
  readonly isBroken: boolean;
}

const SEPARATOR = '---';
const SPACE = /[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/**
 * Whether a character is white space for Go.
 *
 * Source: unicode.IsSpace.
 */
export function isSpace(character: string): boolean {
  return SPACE.test(character);
}

/** The position behind the white space at a position. */
export function skipSpace(text: string, position: number): number {
  let at = position;
  while (isSpace(text.charAt(at))) at += 1;
  return at;
}

/**
 * The text with a line feed, and nothing else, at the end of each line.
 *
 * Source: k8s.io/apimachinery/pkg/util/yaml, LineReader.Read.
 */
export function withLineFeeds(text: string): string {
  const lines = text.replaceAll('\r\n', '\n');
  return lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`;
}

/**
 * Splits a file as kubectl does: at every line that begins with `---`, inside a block scalar too. A separator that
 * nothing precedes belongs to the document behind it.
 *
 * Source: k8s.io/apimachinery/pkg/util/yaml, YAMLReader.Read.
 */
export function* documentTexts(text: string, from: number): Generator<DocumentText> {
  let start = from;
  let separator = nextSeparator(text, start);
  while (separator < text.length) {
    const next = nextLine(text, separator);
    const isBroken = !isAlone(text, separator, next);
    if (separator > start) yield { start, end: separator, isBroken: false };
    const following = nextSeparator(text, next);
    if (isBroken) yield { start: separator, end: following, isBroken };
    if (isBroken) start = following;
    else if (separator > start) start = next;
    separator = following;
  }
  if (start < text.length) yield { start, end: text.length, isBroken: false };
}

/** Whether nothing but white space or a comment stands behind a separator. */
function isAlone(text: string, separator: number, next: number): boolean {
  const behind = skipSpace(text, separator + SEPARATOR.length);
  return behind >= next || text.charAt(behind) === '#';
}

/** The start of the next line that begins with `---`, at or behind this line start. */
export function nextSeparator(text: string, lineStart: number): number {
  if (text.startsWith(SEPARATOR, lineStart)) return lineStart;
  const lineBreak = text.indexOf(`\n${SEPARATOR}`, lineStart);
  return lineBreak < 0 ? text.length : lineBreak + 1;
}

function nextLine(text: string, position: number): number {
  const lineBreak = text.indexOf('\n', position);
  return lineBreak < 0 ? text.length : lineBreak + 1;
}
