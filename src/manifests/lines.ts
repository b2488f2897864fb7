/** Tells in which line the positions of a text stand. Fast where each lies behind the one before. */
export class Lines {
  private line = 0;
  private lineStart = 0;
  private lineBreak = -1;

  constructor(
    private readonly text: string,
    private readonly firstLine = 1,
  ) {
    this.rewind();
  }

  /** The number of the line in which a position stands. */
  at(position: number): number {
    if (position < this.lineStart) this.rewind();
    while (this.lineBreak >= 0 && this.lineBreak < position) {
      this.line += 1;
      this.lineStart = this.lineBreak + 1;
      this.lineBreak = this.text.indexOf('\n', this.lineStart);
    }
    return this.line;
  }

  private rewind(): void {
    this.line = this.firstLine;
    this.lineStart = 0;
    this.lineBreak = this.text.indexOf('\n');
  }
}
