import { CommonReader, UNSUPPORTED } from './common/common-reader';
import { documentTexts, withLineFeeds, type DocumentText } from './document-texts';
import { FieldPositions, type EntryOffsets, type LocatedValue } from './field-positions';
import { FIRST_POSITION, Lines, type Position } from './lines';
import { ReadError } from './read-error';
import { CODE, isBlank, isBreak } from './yaml/characters';
import { readYaml } from './yaml/read-yaml';

/** A document that has been read, or what is wrong. Its line is that of the file. */
export type ReadDocument =
  | {
      readonly line: number;
      readonly value: unknown;
      readonly positions: FieldPositions;
      /** The lines on which the items of the list `items` at its top begin, as far as it has one. */
      readonly itemLines: readonly number[];
    }
  /** `isBehind` if it stands behind the end of a document. */
  | { readonly line: number; readonly message: string; readonly isBehind?: true };

/**
 * Reads one YAML document after the other; null for a document without content.
 *
 * Source: k8s.io/apimachinery/pkg/util/yaml, YAMLToJSONDecoder.
 *
 * @param first - the position in the file at which the text begins
 */
export function* readYamlStream(text: string, first: Position = FIRST_POSITION): Generator<ReadDocument> {
  const content = withLineFeeds(text);
  const reader = new DocumentReader(content, new Lines(content, first));
  for (const document of documentTexts(content, 0)) yield* reader.read(document);
}

class DocumentReader {
  private readonly common: CommonReader;

  constructor(
    private readonly text: string,
    private readonly lines: Lines,
  ) {
    this.common = new CommonReader(text);
  }

  read(document: DocumentText): ReadDocument[] {
    const { start, end, isBroken } = document;
    if (isBroken) return [this.problem(BROKEN_SEPARATOR, start)];
    const value = this.common.read(start, end);
    if (value === UNSUPPORTED) return this.readFully(document);
    return [this.document(document, value, this.common.itemStarts)];
  }

  private readFully(document: DocumentText): ReadDocument[] {
    const { start, end } = document;
    try {
      const text = this.text.slice(start, end);
      const { value, itemStarts, unread } = readYaml(text, (position) => this.lines.at(start + position));
      const starts = itemStarts.map((position) => start + position);
      const read = this.document(document, value, starts);
      return unread === undefined ? [read] : [read, this.unread(start + unread)];
    } catch (error) {
      if (error instanceof ReadError) return [this.problem(error.message, start + error.position)];
      throw error;
    }
  }

  private document({ start, end }: DocumentText, value: unknown, itemStarts: readonly number[]): ReadDocument {
    const first = this.lines.positionAt(start);
    const content = contentStart(this.text, start);
    const positions = new FieldPositions(() => locate(this.text.slice(start, end), first, content - start));
    const line = this.lines.at(content);
    return { line, value, positions, itemLines: itemStarts.map((position) => this.lines.at(position)) };
  }

  private unread(position: number): ReadDocument {
    return { line: this.lines.at(position), message: UNREAD, isBehind: true };
  }

  private problem(message: string, position: number): ReadDocument {
    const hint = this.lineText(position).includes('{{') ? TEMPLATE_HINT : '';
    return { line: this.lines.at(position), message: message + hint };
  }

  private lineText(position: number): string {
    return this.text.slice(this.text.lastIndexOf('\n', position - 1) + 1, this.text.indexOf('\n', position));
  }
}

/** The offset behind a separator, empty lines and comments; every line ends with a line feed. */
function contentStart(text: string, documentStart: number): number {
  let at = text.startsWith('---', documentStart) ? documentStart + 3 : documentStart;
  while (true) {
    while (isBlank(text.charCodeAt(at))) at += 1;
    if (text.charCodeAt(at) === CODE.hash) while (!isBreak(text.charCodeAt(at))) at += 1;
    if (!isBreak(text.charCodeAt(at))) return at;
    at += 1;
  }
}

function locate(text: string, first: Position, start: number): LocatedValue {
  const lines = new Lines(text, first);
  const head = text.slice(0, start);
  const offsets: EntryOffsets = new Map();
  const common = new CommonReader(text, offsets).read(0, text.length);
  if (common !== UNSUPPORTED) return { value: common, start, head, offsets, lines };
  offsets.clear();
  const { value } = readYaml(text, (offset) => lines.at(offset), offsets);
  return { value, start, head, offsets, lines };
}

const TEMPLATE_HINT = '; "{{" looks like a template, which has to be rendered first';
const UNREAD =
  'kubectl reads nothing from here to the next line that begins with "---": mend the indentation or the brackets in ' +
  'front of it, or put such a line there';
const BROKEN_SEPARATOR = 'only a comment may follow "---" on its line: put the document on the next';
