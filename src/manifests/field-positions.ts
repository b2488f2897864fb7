import type { Lines, Position } from './lines';

/** Where each key of each object, and each item of each list (by its index as text), begins. */
export type EntryOffsets = Map<object, ReadonlyMap<string, number>>;

/** The value of a document with the offsets of all that is in it. */
export interface LocatedValue {
  readonly value: unknown;
  /** Where the value begins. */
  readonly start: number;
  /** What stands in front of it: a separator, comments, empty lines. */
  readonly head: string;
  readonly offsets: EntryOffsets;
  readonly lines: Lines;
}

/** The lines and columns of the fields of a document. The document is read again for the first of them. */
export class FieldPositions {
  private located: LocatedValue | undefined;

  constructor(private readonly locate: () => LocatedValue) {}

  /** What stands in front of the content of the document: a separator, comments, empty lines. */
  get head(): string {
    return this.read().head;
  }

  /**
   * Where a field begins: its key, or the item of a list with its dash. If the document lacks the
   * field, its innermost parent that exists. A field that comes from an alias or a merge is where its text is.
   *
   * @param path - the path in the document as the API server writes it, such as
   *   `spec.containers[0].resources.limits[nvidia.com/gpu]`; for an item of a list it begins with `items[0]`
   */
  at(path: string): Position {
    const { value: root, start, offsets, lines } = this.read();
    let value = root;
    let offset = start;
    let end = 0;
    while (end < path.length && isContainer(value)) {
      const step = nextStep(path, end, offsets.get(value) ?? NO_ENTRIES);
      if (!step) break;
      value = value[step.key];
      ({ offset, end } = step);
    }
    return lines.positionAt(offset);
  }

  /** Gives the memory back that the positions take. They are read again if they are asked for. */
  release(): void {
    this.located = undefined;
  }

  private read(): LocatedValue {
    return (this.located ??= this.locate());
  }
}

const NO_ENTRIES: ReadonlyMap<string, number> = new Map();

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

interface Step {
  readonly key: string;
  readonly offset: number;
  /** Where the path goes on. */
  readonly end: number;
}

/** The entry that a path names next. Keys may contain what separates names in a path, and then the longest counts. */
function nextStep(path: string, from: number, entries: ReadonlyMap<string, number>): Step | undefined {
  const close = path.startsWith('[', from) ? ']' : '';
  const start = close !== '' || path.startsWith('.', from) ? from + 1 : from;
  const first = path.slice(start, firstEnd(path, start, close));
  const key = entries.has(first) ? first : longestKey(path, start, close, entries);
  const offset = key === undefined ? undefined : entries.get(key);
  if (key === undefined || offset === undefined) return undefined;
  return { key, offset, end: start + key.length + close.length };
}

function firstEnd(path: string, start: number, close: string): number {
  let end = start;
  while (!endsAt(path, end, close)) end += 1;
  return end;
}

/** Whether a name in a path ends at an offset. */
function endsAt(path: string, offset: number, close: string): boolean {
  if (offset >= path.length) return true;
  if (!path.startsWith(close, offset)) return false;
  const next = path.charAt(offset + close.length);
  return next === '' || next === '.' || next === '[';
}

function longestKey(
  path: string,
  start: number,
  close: string,
  entries: ReadonlyMap<string, number>,
): string | undefined {
  let longest: string | undefined;
  for (const key of entries.keys()) {
    const isNamed = path.startsWith(key, start) && endsAt(path, start + key.length, close);
    if (isNamed && key.length >= (longest?.length ?? 0)) longest = key;
  }
  return longest;
}
