/** A place in a file, as editors show it. */
export interface Position {
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 units. */
  readonly column: number;
}

/** Where a file begins. */
export const FIRST_POSITION: Position = { line: 1, column: 1 };

/** Converts offsets into lines and columns. It is fast if each offset lies behind the one before. */
export class Lines {
  private line = 0;
  private lineStart = 0;
  private lineBreak = -1;

  /** The text may be a part of a file that begins at a position of it. */
  constructor(
    private readonly text: string,
    private readonly first = FIRST_POSITION,
  ) {
    this.rewind();
  }

  /** The line of an offset. */
  at(offset: number): number {
    if (offset < this.lineStart) this.rewind();
    while (this.lineBreak >= 0 && this.lineBreak < offset) {
      this.line += 1;
      this.lineStart = this.lineBreak + 1;
      this.lineBreak = this.text.indexOf('\n', this.lineStart);
    }
    return this.line;
  }

  /** The line and column of an offset. */
  positionAt(offset: number): Position {
    const line = this.at(offset);
    const firstColumn = this.lineStart === 0 ? this.first.column : FIRST_POSITION.column;
    return { line, column: offset - this.lineStart + firstColumn };
  }

  private rewind(): void {
    this.line = this.first.line;
    this.lineStart = 0;
    this.lineBreak = this.text.indexOf('\n');
  }
}
