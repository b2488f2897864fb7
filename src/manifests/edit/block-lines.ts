/** A range of a text from the beginning of a line to the beginning of another. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** The lines of a text, each of which ends with a line feed. */
export class BlockLines {
  constructor(private readonly text: string) {}

  /** Where the line of an offset begins. */
  startOf(offset: number): number {
    return this.text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** Where the line behind that of an offset begins. */
  endOf(offset: number): number {
    const end = this.text.indexOf('\n', offset);
    return end < 0 ? this.text.length : end + 1;
  }

  /** How many characters precede an offset in its line. */
  columnOf(offset: number): number {
    return offset - this.startOf(offset);
  }

  /** Whether nothing but spaces precedes an offset in its line. */
  isFirst(offset: number): boolean {
    return this.text.slice(this.startOf(offset), offset).trim() === '';
  }

  /**
   * The lines of a field or item that begins at an offset: all that are indented further, without what is empty at their
   * end. A list may be indented no further than the field that it is the value of, and a comment may stand anywhere.
   */
  below(offset: number): LineRange {
    const column = this.columnOf(offset);
    const isField = !this.text.startsWith('-', offset);
    let end = this.endOf(offset);
    for (let at = end; at < this.text.length; at = this.endOf(at)) {
      const line = this.text.slice(at, this.endOf(at));
      if (line.trim() === '') continue;
      const indent = line.search(/[^ ]/);
      const isItem = isField && indent === column && /^ *-(\s|$)/.test(line);
      if (indent > column || isItem) end = this.endOf(at);
      else if (line[indent] !== '#') break;
    }
    return { start: this.startOf(offset), end };
  }

  /** Where the comments begin that stand right above an offset's line, and as far from its edge. */
  commentsAbove(offset: number): number {
    const prefix = `${' '.repeat(this.columnOf(offset))}#`;
    let start = this.startOf(offset);
    while (start > 0 && this.text.startsWith(prefix, this.startOf(start - 1))) start = this.startOf(start - 1);
    return start;
  }
}

/** Some lines, moved to the right or, by a negative number of characters, to the left; undefined if they cannot be. */
export function movedLines(lines: string, by: number): string | undefined {
  if (by >= 0) return lines.replace(/^(?=.)/gm, ' '.repeat(by));
  const spaces = ' '.repeat(-by);
  const moved = lines.split('\n').map((line) => {
    if (line.startsWith(spaces)) return line.slice(-by);
    return line.trim() === '' ? '' : undefined;
  });
  return moved.includes(undefined) ? undefined : moved.join('\n');
}
