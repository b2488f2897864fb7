import { skipSpace } from './document-texts';
import type { FieldPositions } from './field-positions';
import { readJsonStream } from './json-stream';
import { MAX_BLANKS_BEFORE_JSON } from './limits';
import { BYTE_ORDER_MARK } from './yaml/characters';
import { readYamlStream } from './yaml-stream';

/** One document of a manifest file. */
export interface ManifestDocument {
  /** Counted from 0 within the file; empty documents do not count. */
  readonly document: number;
  /** The line in the file on which the content begins, counted from 1. */
  readonly line: number;
  /** Plain data as JSON has it; a whole number that a JavaScript number cannot hold exactly is a bigint. */
  readonly value: unknown;
  /** The lines on which the items of the list `items` at its top begin, counted from 1; empty if it has none. */
  readonly itemLines: readonly number[];
  /** The lines and columns of its fields. They keep the text in memory, and cost no time until asked for. */
  readonly positions: FieldPositions;
}

/** A document that cannot be read, or something behind a document that kubectl does not read. */
export interface ManifestProblem {
  /** Counted from 0 within the file; empty documents do not count. What stands behind one has its number. */
  readonly document: number;
  /** The line in the file, counted from 1. */
  readonly line: number;
  /** What is wrong, in words that follow a file and a line. */
  readonly message: string;
}

/**
 * Reads YAML or JSON as kubectl does, one document after the other. kubectl stops at a document that it refuses; this
 * reports it and goes on with the next. kubectl
 * passes over what stands behind `...`, or behind a flow mapping; that is reported too. It also refuses a document in which a key is there twice, of which kubectl
 * silently keeps one value.
 *
 * Source: k8s.io/cli-runtime/pkg/resource, FileVisitor.Visit and StreamVisitor.Visit; k8s.io/apimachinery/pkg/util/yaml,
 * NewYAMLOrJSONDecoder.
 */
export function* readManifests(text: string): Generator<ManifestDocument | ManifestProblem> {
  const content = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  let document = 0;
  for (const entry of isJson(content) ? readJsonStream(content) : readYamlStream(content)) {
    if ('value' in entry && entry.value === null) continue;
    if ('message' in entry && entry.isBehind) {
      yield { document: Math.max(document - 1, 0), line: entry.line, message: entry.message };
      continue;
    }
    yield { document, ...entry };
    document += 1;
  }
}

/** Whether a document could not be read. */
export function isManifestProblem(entry: ManifestDocument | ManifestProblem): entry is ManifestProblem {
  return 'message' in entry;
}

/**
 * The positions of the fields of one document, or undefined if there is no such document or it cannot be read. The
 * documents before it are read again; to ask about several, take `ManifestDocument.positions` while they are read.
 */
export function fieldPositions(text: string, document: number): FieldPositions | undefined {
  for (const entry of readManifests(text)) {
    if (entry.document === document) return isManifestProblem(entry) ? undefined : entry.positions;
  }
  return undefined;
}

function isJson(text: string): boolean {
  const start = skipSpace(text, 0);
  return start < MAX_BLANKS_BEFORE_JSON && text.charAt(start) === '{';
}
