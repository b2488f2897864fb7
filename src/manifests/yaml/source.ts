import { CODE, END, isBlank, isBlankOrEnd, isBreak, isBreakOrEnd } from './characters';
import { ReadError } from '../read-error';

const PADDING = String.fromCharCode(END).repeat(4);
const SURROGATE = /[\uD800-\uDFFF]/;

/** A text that is read from its beginning to its end, and how far the reader has come. */
export class Source {
  /** Counted in UTF-16 units. */
  position = 0;
  /** How many line breaks have been passed. */
  line = 0;

  private readonly padded: string;
  private readonly hasPairs: boolean;
  private lineStart = 0;
  private pairs = 0;
  private counted = 0;

  /** Reading begins at `start`, which counts as the beginning of a line. */
  constructor(text: string, start = 0) {
    this.position = start;
    this.lineStart = start;
    this.padded = text + PADDING;
    this.hasPairs = SURROGATE.test(text);
  }

  /** The number of characters that have been passed. */
  get index(): number {
    if (!this.hasPairs) return this.position;
    for (; this.counted < this.position; this.counted += 1) {
      if ((this.padded.charCodeAt(this.counted) & 0xfc00) === 0xdc00) this.pairs += 1;
    }
    return this.position - this.pairs;
  }

  /** The number of characters between the beginning of the line and the position. */
  get column(): number {
    return this.index - this.lineStart;
  }

  /** The code of the character at the position, or at a distance behind it; `END` behind the last. */
  code(distance = 0): number {
    return this.padded.charCodeAt(this.position + distance);
  }

  /** The text between two positions, or from one up to where the reader is. */
  slice(start: number, end = this.position): string {
    return this.padded.slice(start, end);
  }

  /** Passes what stands in the line while the condition holds. */
  skipWhile(condition: (code: number) => boolean): void {
    while (condition(this.padded.charCodeAt(this.position))) this.position += 1;
  }

  /** Passes a line break and returns what a scalar keeps of it. */
  readBreak(): string {
    const code = this.code();
    if (!isBreak(code)) return '';
    this.position += code === CODE.carriageReturn && this.code(1) === CODE.lineFeed ? 2 : 1;
    this.line += 1;
    this.lineStart = this.index;
    const isKept = code === CODE.lineSeparator || code === CODE.paragraphSeparator;
    return isKept ? String.fromCharCode(code) : '\n';
  }

  /** Counts the end of the text as the beginning of a line. */
  endLine(): void {
    if (this.column === 0) return;
    this.line += 1;
    this.lineStart = this.index;
  }

  /** Whether `---` or `...` stands alone at the beginning of a line. */
  get isAtDocumentIndicator(): boolean {
    const code = this.code();
    if (code !== CODE.dash && code !== CODE.dot) return false;
    return this.code(1) === code && this.code(2) === code && isBlankOrEnd(this.code(3)) && this.column === 0;
  }

  /** Where anything but blanks, line breaks, comments and lines of `...` begins at or behind a position. */
  contentBehind(position: number): number | undefined {
    let at = position;
    for (let code = this.padded.charCodeAt(at); code !== END; code = this.padded.charCodeAt(at)) {
      if (code === CODE.hash) at = this.lineEnd(at);
      else if (this.isDocumentEnd(at)) at += 3;
      else if (isBlank(code) || isBreak(code)) at += 1;
      else return at;
    }
    return undefined;
  }

  private lineEnd(position: number): number {
    let at = position;
    while (!isBreakOrEnd(this.padded.charCodeAt(at))) at += 1;
    return at;
  }

  private isDocumentEnd(position: number): boolean {
    const { padded } = this;
    if (!padded.startsWith('...', position) || !isBlankOrEnd(padded.charCodeAt(position + 3))) return false;
    return position === 0 || isBreak(padded.charCodeAt(position - 1));
  }

  /** Refuses the text. */
  fail(message: string, position = this.position): never {
    throw new ReadError(message, position);
  }
}
