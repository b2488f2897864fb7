/** A place in a file, as editors show it. */
export interface Position {
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 units. */
  readonly column: number;
}

/** Where a file begins. */
export const FIRST_POSITION: Position = { line: 1, column: 1 };

/** Converts offsets into lines and columns. It is fast if each offset lies near the one before. */
export class Lines {
  private line: number;
  private lineStart = 0;
  private lineBreak: number;

  /** The text may be a part of a file that begins at a position of it. */
  constructor(
    private readonly text: string,
    private readonly first = FIRST_POSITION,
  ) {
    this.line = first.line;
    this.lineBreak = text.indexOf('\n');
  }

  /** The line of an offset. */
  at(offset: number): number {
    while (offset < this.lineStart) this.stepBack();
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

  private stepBack(): void {
    this.line -= 1;
    this.lineBreak = this.lineStart - 1;
    this.lineStart = this.lineBreak === 0 ? 0 : this.text.lastIndexOf('\n', this.lineBreak - 1) + 1;
  }
}
