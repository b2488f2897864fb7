import { documentTexts, skipSpace, withLineFeeds } from '../document-texts';
import { ReadError } from '../read-error';
import { BYTE_ORDER_MARK } from '../yaml/characters';
import { readYaml } from '../yaml/read-yaml';

/** A document of a file, as far as it has one. */
export interface YamlDocument {
  /** As findings count it: from 0 within the file; undefined for a piece without content. */
  readonly document: number | undefined;
  /** Its text, with a line feed at the end of each line. */
  readonly text: string;
}

/** The text of a file in pieces, and what puts it together again; or why it cannot be taken apart. */
export type YamlFile =
  | { readonly documents: readonly YamlDocument[]; readonly join: (texts: readonly string[]) => string }
  | { readonly problem: string };

/** Takes the text of a YAML file apart, so that its documents can be edited one by one and all else stays as it is. */
export function yamlDocuments(file: string): YamlFile {
  const mark = file.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  const written = file.slice(mark.length);
  if (written.charAt(skipSpace(written, 0)) === '{') return { problem: 'it begins like JSON, which is not edited' };
  const isWindows = written.includes('\r\n');
  if (written.replaceAll('\r\n', '').includes('\r')) return { problem: 'it has lines that end with a carriage return' };
  if (isWindows && /(?<!\r)\n/.test(written)) return { problem: 'it has two kinds of line ends' };
  const text = withLineFeeds(written);
  const hasLastBreak = text.length === written.replaceAll('\r\n', '\n').length;
  const pieces = piecesOf(text);
  if ('problem' in pieces) return pieces;
  const { documents, gaps } = pieces;
  const join = (texts: readonly string[]): string => {
    const joined = texts.map((each, index) => (gaps[index] ?? '') + each).join('') + (gaps[texts.length] ?? '');
    const ended = hasLastBreak ? joined : joined.replace(/\n$/, '');
    return mark + (isWindows ? ended.replaceAll('\n', '\r\n') : ended);
  };
  return { documents, join };
}

interface Pieces {
  readonly documents: readonly YamlDocument[];
  /** What stands in front of each document, and behind the last one. */
  readonly gaps: readonly string[];
}

function piecesOf(text: string): Pieces | { readonly problem: string } {
  const documents: YamlDocument[] = [];
  const gaps: string[] = [];
  let end = 0;
  let count = 0;
  for (const piece of documentTexts(text, 0)) {
    const content = text.slice(piece.start, piece.end);
    const hasValue = piece.isBroken ? undefined : hasContent(content);
    if (hasValue === undefined) return { problem: 'some of it cannot be read' };
    gaps.push(text.slice(end, piece.start));
    documents.push({ document: hasValue ? count : undefined, text: content });
    if (hasValue) count += 1;
    ({ end } = piece);
  }
  return { documents, gaps: [...gaps, text.slice(end)] };
}

/** Whether a piece has a value; undefined if it cannot be read, or not to its end. */
function hasContent(text: string): boolean | undefined {
  try {
    const { value, unread } = readYaml(text, () => 0);
    return unread === undefined ? value !== null : undefined;
  } catch (error) {
    if (error instanceof ReadError) return undefined;
    throw error;
  }
}
