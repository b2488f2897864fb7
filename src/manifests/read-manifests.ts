import { readJsonStream } from './json-stream';
import { skipSpace } from './space';
import { readYamlStream } from './yaml-stream';

/** One document of a manifest file. */
export interface ManifestDocument {
  /** Counted from 0 within the file; empty documents do not count. */
  readonly document: number;
  /** The line in the file on which the content begins, counted from 1. */
  readonly line: number;
  /** Plain data as JSON has it; a whole number that a JavaScript number cannot hold exactly is a bigint. */
  readonly value: unknown;
}

/** A document that cannot be read. */
export interface ManifestProblem {
  /** Counted from 0 within the file; empty documents do not count. */
  readonly document: number;
  /** The line in the file, counted from 1. */
  readonly line: number;
  /** What is wrong, in words that follow a file and a line. */
  readonly message: string;
}

const BYTE_ORDER_MARK = '\uFEFF';

/** How far kubectl looks for a brace behind white space. */
const MAX_BLANKS_BEFORE_JSON = 4096;

/**
 * Reads YAML or JSON as kubectl does, one document after the other. Where kubectl would stop at a document that it
 * refuses, this says so and goes on with the next. A document in which a key is there twice is refused as well, of
 * which kubectl keeps one of the values without a word.
 *
 * Source: k8s.io/cli-runtime/pkg/resource, FileVisitor.Visit and StreamVisitor.Visit; k8s.io/apimachinery/pkg/util/yaml,
 * NewYAMLOrJSONDecoder.
 */
export function* readManifests(text: string): Generator<ManifestDocument | ManifestProblem> {
  const content = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  let document = 0;
  for (const entry of isJson(content) ? readJsonStream(content) : readYamlStream(content)) {
    if ('value' in entry && entry.value === null) continue;
    yield { document, ...entry };
    document += 1;
  }
}

/** Whether a document could not be read. */
export function isManifestProblem(entry: ManifestDocument | ManifestProblem): entry is ManifestProblem {
  return 'message' in entry;
}

function isJson(text: string): boolean {
  const start = skipSpace(text, 0);
  return start < MAX_BLANKS_BEFORE_JSON && text.charAt(start) === '{';
}
