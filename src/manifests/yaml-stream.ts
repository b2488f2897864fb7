import type { ReadDocument } from './read-document';
import { CommonReader, UNSUPPORTED } from './common/common-reader';
import { Lines } from './lines';
import { documentTexts, withLineFeeds, type DocumentText } from './document-texts';
import { readYaml } from './yaml/read-yaml';
import { ReadError } from './read-error';

/**
 * Reads one YAML document after the other; null for what has no content.
 *
 * Source: k8s.io/apimachinery/pkg/util/yaml, YAMLToJSONDecoder.
 *
 * @param firstLine - the number of the text's first line in the file
 */
export function* readYamlStream(text: string, firstLine = 1): Generator<ReadDocument> {
  const lines = withLineFeeds(text);
  const reader = new DocumentReader(lines, new Lines(lines, firstLine));
  for (const section of documentTexts(lines, 0)) yield reader.read(section);
}

/** A separator, empty lines and comments in front of what a document holds. */
const BEFORE_CONTENT = /(?:---[ \t]*(?:#.*)?\n)?(?:[ \t]*(?:#.*)?\n)*[ \t]*/y;

class DocumentReader {
  private readonly fast: CommonReader;

  constructor(
    private readonly text: string,
    private readonly lines: Lines,
  ) {
    this.fast = new CommonReader(text);
  }

  read(section: DocumentText): ReadDocument {
    const { start, end, isBroken } = section;
    if (isBroken) return this.problem(BROKEN_SEPARATOR, start);
    const value = this.fast.read(start, end);
    return value === UNSUPPORTED ? this.readFully(section) : this.document(section, value);
  }

  private readFully(section: DocumentText): ReadDocument {
    const { start, end } = section;
    try {
      const text = this.text.slice(start, end);
      return this.document(
        section,
        readYaml(text, (position) => this.lines.at(start + position)),
      );
    } catch (error) {
      if (error instanceof ReadError) return this.problem(error.message, start + error.position);
      throw error;
    }
  }

  private document({ start }: DocumentText, value: unknown): ReadDocument {
    BEFORE_CONTENT.lastIndex = start;
    BEFORE_CONTENT.test(this.text);
    return { line: this.lines.at(BEFORE_CONTENT.lastIndex), value };
  }

  private problem(message: string, position: number): ReadDocument {
    const hint = this.lineText(position).includes('{{') ? TEMPLATE_HINT : '';
    return { line: this.lines.at(position), message: message + hint };
  }

  private lineText(position: number): string {
    return this.text.slice(this.text.lastIndexOf('\n', position - 1) + 1, this.text.indexOf('\n', position));
  }
}

const TEMPLATE_HINT = '; "{{" looks like a template, which has to be rendered first';
const BROKEN_SEPARATOR = 'only a comment may follow "---" on its line: put the document on the next';
