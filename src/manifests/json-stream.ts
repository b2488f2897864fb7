import { isSpace, nextSeparator } from './document-texts';
import { FieldPositions, type EntryOffsets, type LocatedValue } from './field-positions';
import { readJson, skipJsonBlanks, type JsonValue } from './json';
import { MAX_JSON_BEFORE_YAML, MIN_YAML_BYTES } from './limits';
import { Lines, type Position } from './lines';
import { ReadError } from './read-error';
import { readYamlStream, type ReadDocument } from './yaml-stream';

/**
 * Reads JSON values in a row. YAML may follow the first of them, or may be what looked like the first.
 *
 * Source: k8s.io/apimachinery/pkg/util/yaml, YAMLOrJSONDecoder.Decode.
 */
export function* readJsonStream(text: string): Generator<ReadDocument> {
  const lines = new Lines(text);
  let end = 0;
  for (let count = 0; ; count += 1) {
    const start = skipJsonBlanks(text, end);
    if (start === text.length) return;
    const result = tryJson(text, start);
    if (result instanceof ReadError) {
      const rest = count > MAX_JSON_BEFORE_YAML ? undefined : yamlStart(text, end);
      if (rest === undefined) yield { line: lines.at(result.position), message: result.message };
      const next = rest ?? nextSeparator(text, result.position);
      yield* readYamlStream(text.slice(next), lines.positionAt(next));
      return;
    }
    yield documentOf(result, text, start, lines);
    end = result.end;
  }
}

function tryJson(text: string, start: number): JsonValue | ReadError {
  try {
    return readJson(text, start);
  } catch (error) {
    if (error instanceof ReadError) return error;
    throw error;
  }
}

function documentOf(
  { value, end, itemStarts, problem }: JsonValue,
  text: string,
  start: number,
  lines: Lines,
): ReadDocument {
  const first = lines.positionAt(start);
  if (problem) return { line: lines.at(problem.position), message: problem.message };
  const positions = new FieldPositions(() => locate(text.slice(start, end), first));
  return { line: first.line, value, positions, itemLines: itemStarts.map((position) => lines.at(position)) };
}

function locate(text: string, first: Position): LocatedValue {
  const offsets: EntryOffsets = new Map();
  const { value } = readJson(text, 0, offsets);
  return { value, start: 0, head: '', offsets, lines: new Lines(text, first) };
}

/**
 * Where YAML may begin: behind white space up to the end of the line.
 *
 * Source: k8s.io/apimachinery/pkg/util/yaml, YAMLOrJSONDecoder.consumeWhitespace.
 */
function yamlStart(text: string, position: number): number | undefined {
  let at = position;
  while (isSpace(text.charAt(at)) && text.charAt(at) !== '\n') at += 1;
  const next = text.slice(at, at + MIN_YAML_BYTES);
  if (new TextEncoder().encode(next).length < MIN_YAML_BYTES || next.startsWith('\uFFFD')) return undefined;
  return next.startsWith('\n') ? at + 1 : at;
}
