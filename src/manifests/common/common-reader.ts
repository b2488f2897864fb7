import type { EntryOffsets } from '../field-positions';
import type { Fields } from '../fields';
import { MAX_COMMON_DEPTH } from '../limits';
import { CODE, INDICATORS } from '../yaml/characters';
import { readBlockKey } from './block-key';
import { readBlockScalar } from './block-scalar';
import { BailOut, bailOut, type Cursor } from './cursor';
import { notedIn, readFlow } from './flow';
import { readBlockPlain } from './plain';
import { maskOf, plainValue } from './plain-value';
import { readQuoted } from './quoted';

/** What a scalar without quotes cannot begin with, or only with care. */
const INDICATOR = maskOf(`${INDICATORS}\t`);

/** Characters that mean something else to YAML than to this reader: line breaks, pairs, what YAML forbids. */
const UNCOMMON = /[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;

/** The column behind the last line. */
const NOWHERE = -1;

/** The result for a document that is left to the full reader. */
export const UNSUPPORTED = Symbol('not read');

/**
 * Reads the common subset of YAML: block mappings and lists, scalars on one line, block scalars, short flow
 * collections, comments. A document with anything else (anchors, tags, scalars over several lines, a key twice, any
 * error) is left to the full reader, so that the two never differ.
 */
export class CommonReader implements Cursor {
  /** Counted in UTF-16 units. */
  position = 0;
  /** Where each item of the list `items` at the top of the document begins. */
  itemStarts: number[] = [];

  private end = 0;
  private lineStart = 0;
  private column = NOWHERE;
  private depth = 0;
  /** Where a list that follows notes its items, if it is that of the `items` at the top. */
  private starts: number[] | undefined;
  private rootColumn = NOWHERE;

  /**
   * Every line of the text ends with a line feed.
   *
   * @param offsets - where to note the beginnings of fields and items
   */
  constructor(
    readonly text: string,
    private readonly offsets?: EntryOffsets,
  ) {}

  /** The JSON value of the document between two line starts, or `UNSUPPORTED`. */
  read(start: number, end: number): unknown {
    if (UNCOMMON.test(this.text.slice(start, end))) return UNSUPPORTED;
    this.position = start;
    this.end = end;
    this.depth = 0;
    this.itemStarts = [];
    this.starts = undefined;
    try {
      return this.document();
    } catch (error) {
      if (error instanceof BailOut) return UNSUPPORTED;
      throw error;
    }
  }

  /** A line whose column is not that of an open collection ends all of them, and is then left over. */
  private document(): unknown {
    if (this.text.startsWith('---', this.position)) {
      this.position += 3;
      this.endLine();
    } else {
      this.findContent();
    }
    if (this.column === NOWHERE) return null;
    this.rootColumn = this.column;
    const value = this.block();
    return this.position < this.end ? bailOut() : value;
  }

  /** Finds the next line that has more than a comment. */
  private findContent(): void {
    const { text, end } = this;
    let at = this.position;
    while (at < end) {
      const lineStart = at;
      while (text.charCodeAt(at) === CODE.space) at += 1;
      const code = text.charCodeAt(at);
      if (code === CODE.hash) {
        at = text.indexOf('\n', at) + 1;
      } else if (code === CODE.lineFeed) {
        at += 1;
      } else {
        this.lineStart = lineStart;
        this.column = at - lineStart;
        this.position = at;
        return;
      }
    }
    this.column = NOWHERE;
    this.position = end;
  }

  /** Passes the rest of a line, in which nothing but a comment may stand, and finds the next content. */
  private endLine(): void {
    const { text } = this;
    let at = this.position;
    while (text.charCodeAt(at) === CODE.space) at += 1;
    const code = text.charCodeAt(at);
    if (code === CODE.hash && at > this.position) at = text.indexOf('\n', at);
    else if (code !== CODE.lineFeed) bailOut();
    this.position = at + 1;
    this.findContent();
  }

  /** The mapping or list that begins at the position. */
  private block(): unknown {
    this.depth += 1;
    if (this.depth > MAX_COMMON_DEPTH) bailOut();
    const start = this.position;
    const value = this.isAtItem()
      ? this.list(this.column)
      : this.mapping(this.column, start, readBlockKey(this) ?? bailOut());
    this.depth -= 1;
    return value;
  }

  private isAtItem(): boolean {
    if (this.text.charCodeAt(this.position) !== CODE.dash) return false;
    const next = this.text.charCodeAt(this.position + 1);
    return next === CODE.space || next === CODE.lineFeed;
  }

  private mapping(column: number, start: number, firstKey: string): Fields {
    const fields: Fields = {};
    const offsets = this.noted(fields);
    let [at, key] = [start, firstKey];
    while (true) {
      if (key === '__proto__' || (fields[key] !== undefined && Object.hasOwn(fields, key))) bailOut();
      this.starts = column === this.rootColumn && key === 'items' ? this.itemStarts : undefined;
      offsets?.set(key, at);
      fields[key] = this.fieldValue(column);
      if (this.column !== column) break;
      at = this.position;
      key = readBlockKey(this) ?? bailOut();
    }
    return fields;
  }

  /** The value of a key in this column: on its line, on deeper lines, or as a list in the same column. */
  private fieldValue(column: number): unknown {
    if (this.passSpaces()) return this.inline(column);
    this.endLine();
    if (this.column > column) return this.block();
    return this.column === column && this.isAtItem() ? this.list(column) : null;
  }

  private list(column: number): unknown[] {
    const items: unknown[] = [];
    const offsets = this.noted(items);
    const { starts } = this;
    this.starts = undefined;
    while (this.column === column && this.isAtItem()) {
      starts?.push(this.position);
      offsets?.set(String(items.length), this.position);
      this.position += 1;
      items.push(this.item(column));
    }
    return items;
  }

  private item(column: number): unknown {
    if (!this.passSpaces()) {
      this.endLine();
      return this.column > column ? this.block() : null;
    }
    this.column = this.position - this.lineStart;
    if (this.isAtItem()) return this.block();
    const [start, inner] = [this.position, this.column];
    const key = readBlockKey(this);
    return key === undefined ? this.inline(column) : this.mapping(inner, start, key);
  }

  private noted(collection: object): Map<string, number> | undefined {
    return this.offsets && notedIn(this.offsets, collection);
  }

  /** Whether something other than a comment follows on the line; then the position is there. */
  private passSpaces(): boolean {
    const { text } = this;
    let at = this.position;
    while (text.charCodeAt(at) === CODE.space) at += 1;
    const code = text.charCodeAt(at);
    if (code === CODE.lineFeed || code === CODE.hash) return false;
    this.position = at;
    return true;
  }

  /** A value that begins on the line of its key or dash, in the collection of this column. */
  private inline(column: number): unknown {
    const code = this.text.charCodeAt(this.position);
    if (INDICATOR[code] !== 1) return this.plain();
    switch (code) {
      case CODE.doubleQuote:
      case CODE.singleQuote:
        return this.endAfter(readQuoted(this));
      case CODE.openBracket:
      case CODE.openBrace:
        return this.endAfter(readFlow(this, 0, { starts: this.starts, offsets: this.offsets }));
      case CODE.bar:
      case CODE.greater:
        return this.blockScalar(column);
      case CODE.dash:
        return this.isAtItem() ? bailOut() : this.plain();
      default:
        return bailOut();
    }
  }

  private endAfter(value: unknown): unknown {
    this.endLine();
    return value;
  }

  private blockScalar(column: number): string {
    const value = readBlockScalar(this, this.end, column);
    this.findContent();
    return value;
  }

  private plain(): unknown {
    const text = readBlockPlain(this);
    this.endLine();
    return plainValue(text);
  }
}
