import type { ReadDocument } from './read-document';
import { readJson, skipJsonBlanks, type JsonValue } from './json';
import { Lines } from './lines';
import { isSpace } from './space';
import { nextSeparator } from './document-texts';
import { readYamlStream } from './yaml-stream';
import { ReadError } from './read-error';

/** How many bytes kubectl must find behind JSON to take them for YAML. */
const MIN_YAML_BYTES = 4;

/** How many JSON values may precede YAML. */
const MAX_JSON_BEFORE_YAML = 1;

/**
 * Reads JSON values in a row. What follows the first of them may be YAML, and so may be what looked like a first.
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
      const rest = count > MAX_JSON_BEFORE_YAML ? undefined : behindBlanks(text, end);
      if (rest === undefined) yield { line: lines.at(result.position), message: result.message };
      const next = rest ?? nextSeparator(text, result.position);
      yield* readYamlStream(text.slice(next), lines.at(next));
      return;
    }
    yield entryOf(result, start, lines);
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

function entryOf({ value, problem }: JsonValue, start: number, lines: Lines): ReadDocument {
  const line = lines.at(start);
  return problem ? { line: lines.at(problem.position), message: problem.message } : { line, value };
}

/**
 * Where YAML may begin: behind white space, of which no more than the rest of a line goes.
 *
 * Source: k8s.io/apimachinery/pkg/util/yaml, YAMLOrJSONDecoder.consumeWhitespace.
 */
function behindBlanks(text: string, position: number): number | undefined {
  let at = position;
  while (isSpace(text.charAt(at)) && text.charAt(at) !== '\n') at += 1;
  const next = text.slice(at, at + MIN_YAML_BYTES);
  if (new TextEncoder().encode(next).length < MIN_YAML_BYTES || next.startsWith('\uFFFD')) return undefined;
  return next.startsWith('\n') ? at + 1 : at;
}
