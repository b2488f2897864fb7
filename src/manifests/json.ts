import type { EntryOffsets } from './field-positions';
import { setField, type Fields } from './fields';
import { MAX_DEPTH, TOO_DEEP } from './limits';
import { Lines } from './lines';
import { ReadError } from './read-error';

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const NUMBER_CHARACTERS = /-?(?:0|[1-9]\d*|)(?:\.\d*)?(?:[eE][+-]?\d*)?/y;
const BLANKS = /[ \t\r\n]*/y;
const ESCAPE_OR_CONTROL = /[\\\u0000-\u001f]/;
const UNPAIRED_SURROGATE = /\p{Surrogate}/gu;

const WHOLE_NUMBER = /^-?\d+$/;
const MIN_INT64 = -(2n ** 63n);
const MAX_INT64 = 2n ** 63n - 1n;

const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** A JSON value, and where the text goes on behind it. */
export interface JsonValue {
  readonly value: unknown;
  readonly end: number;
  /** Where each item of the list `items` at its top begins. */
  readonly itemStarts: readonly number[];
  /** What is wrong with it although it is JSON: a key that is there twice, or a number that is too large. */
  readonly problem: ReadError | undefined;
}

/** Whether Go holds a whole number as an `int64`. */
export function isInt64(value: bigint): boolean {
  return value >= MIN_INT64 && value <= MAX_INT64;
}

/**
 * The number that kubectl sends for a number in JSON: 64 bits for a whole number, a floating-point one otherwise. It is
 * a bigint if a JavaScript number cannot hold it exactly, and undefined if it is too great for both.
 *
 * Source: k8s.io/apimachinery/pkg/util/json, Unmarshal (sigs.k8s.io/json, UnmarshalCaseSensitivePreserveInts).
 */
export function jsonNumber(text: string): number | bigint | undefined {
  const value = Number(text);
  if (Number.isSafeInteger(value) && WHOLE_NUMBER.test(text)) return value + 0;
  if (!Number.isFinite(value)) return undefined;
  if (!WHOLE_NUMBER.test(text)) return value;
  const exact = BigInt(text);
  return isInt64(exact) ? exact : value;
}

/** The position behind white space. */
export function skipJsonBlanks(text: string, position: number): number {
  BLANKS.lastIndex = position;
  BLANKS.test(text);
  return BLANKS.lastIndex;
}

/**
 * Reads the JSON value that begins at an offset.
 *
 * Source: encoding/json, Decoder.Decode, for the grammar.
 *
 * @param offsets - where to note the beginnings of fields and items
 * @throws ReadError if the text is not JSON
 */
export function readJson(text: string, start: number, offsets?: EntryOffsets): JsonValue {
  return new JsonReader(text, start, offsets).read();
}

class JsonReader {
  private problem: ReadError | undefined;
  private depth = 0;
  private readonly itemStarts: number[] = [];

  constructor(
    private readonly text: string,
    private position: number,
    private readonly offsets: EntryOffsets | undefined,
  ) {}

  read(): JsonValue {
    const value = this.value();
    return { value, end: this.position, itemStarts: this.itemStarts, problem: this.problem };
  }

  private fail(message: string, position = this.position): never {
    throw new ReadError(message, position);
  }

  private skipBlanks(): string {
    this.position = skipJsonBlanks(this.text, this.position);
    return this.text.charAt(this.position);
  }

  private value(): unknown {
    const first = this.skipBlanks();
    if (first === '{') return this.inside(() => this.object());
    if (first === '[') return this.inside(() => this.array());
    if (first === '"') return this.string();
    return first === '-' || (first >= '0' && first <= '9') ? this.number() : this.word();
  }

  private inside<Result>(read: () => Result): Result {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) this.fail(TOO_DEEP);
    this.position += 1;
    const result = read();
    this.position += 1;
    this.depth -= 1;
    return result;
  }

  private object(): Fields {
    const fields: Fields = {};
    const starts = new Map<string, number>();
    for (let next = this.skipBlanks(); next !== '}'; next = this.comma('}')) {
      const start = this.position;
      if (this.text.charAt(start) !== '"') this.fail('a key in double quotes is expected here');
      const key = this.string();
      this.findTwice(key, start, starts);
      if (this.skipBlanks() !== ':') this.fail('":" is expected behind the key');
      this.position += 1;
      setField(fields, key, this.depth === 1 && key === 'items' ? this.items() : this.value());
    }
    this.offsets?.set(fields, starts);
    return fields;
  }

  /** The value of `items` at the top. */
  private items(): unknown {
    if (this.skipBlanks() !== '[') return this.value();
    return this.inside(() => this.array(this.itemStarts));
  }

  private findTwice(key: string, start: number, starts: Map<string, number>): void {
    const first = starts.get(key);
    starts.set(key, start);
    if (first === undefined || this.problem) return;
    const line = new Lines(this.text).at(first);
    this.problem = new ReadError(`the key "${key}" is there twice (first on line ${line})`, start);
  }

  private array(itemStarts?: number[]): unknown[] {
    const items: unknown[] = [];
    const starts = new Map<string, number>();
    for (let next = this.skipBlanks(); next !== ']'; next = this.comma(']')) {
      if (this.offsets) starts.set(String(items.length), this.position);
      itemStarts?.push(this.position);
      items.push(this.value());
    }
    this.offsets?.set(items, starts);
    return items;
  }

  /** Passes the "," in front of another entry, or stops at the end. */
  private comma(end: string): string {
    const next = this.skipBlanks();
    if (next === end) return next;
    if (next !== ',') this.fail(`"," or "${end}" is expected here`);
    this.position += 1;
    return this.skipBlanks() === end ? this.fail(`a value is expected behind the last ","`) : '';
  }

  private string(): string {
    const start = this.position + 1;
    let end = this.text.indexOf('"', start);
    while (end >= 0 && this.isEscaped(start, end)) end = this.text.indexOf('"', end + 1);
    if (end < 0) this.fail('this quote is never closed', start - 1);
    this.position = end + 1;
    const content = this.text.slice(start, end);
    return ESCAPE_OR_CONTROL.test(content) ? this.unescaped(content, start) : content;
  }

  private isEscaped(start: number, quote: number): boolean {
    let at = quote;
    while (at > start && this.text.charAt(at - 1) === '\\') at -= 1;
    return (quote - at) % 2 === 1;
  }

  private unescaped(content: string, start: number): string {
    try {
      return String(JSON.parse(`"${content}"`)).replace(UNPAIRED_SURROGATE, '\uFFFD');
    } catch {
      return this.fail('this text has a wrong escape or a control character', start - 1);
    }
  }

  private number(): number | bigint {
    NUMBER_CHARACTERS.lastIndex = this.position;
    const [text = ''] = NUMBER_CHARACTERS.exec(this.text) ?? [];
    if (!NUMBER.test(text)) this.fail('this is not a number');
    const value = jsonNumber(text);
    if (value === undefined) this.problem ??= new ReadError(`the number ${text} is too great`, this.position);
    this.position += text.length;
    return value ?? 0;
  }

  private word(): boolean | null {
    for (const [word, value] of WORDS) {
      if (!this.text.startsWith(word, this.position)) continue;
      this.position += word.length;
      return value;
    }
    return this.fail('a value is expected here');
  }
}
