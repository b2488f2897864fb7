/** The columns of the block collections around a position. */
export class Indents {
  /** The column of the innermost one; -1 outside of all. */
  current = -1;

  private readonly outer: number[] = [];

  /** How many there are. */
  get levels(): number {
    return this.outer.length;
  }

  /** Begins a collection if the column lies behind the innermost one; false if it does not. */
  deepen(column: number): boolean {
    if (this.current >= column) return false;
    this.outer.push(this.current);
    this.current = column;
    return true;
  }

  /** Ends the innermost collection if the column lies in front of it; false if it does not. */
  leave(column: number): boolean {
    if (this.current <= column) return false;
    this.current = this.outer.pop() ?? -1;
    return true;
  }
}
