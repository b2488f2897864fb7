import { printable } from '../../kubernetes/printable';
import { isPreview } from '../../kubernetes/version';
import { SCHEMA_VERSION } from './check-output';
import type { CheckReport } from './report';

/** One JSON object, with a line for each finding and error. */
export function* jsonText({ target, findings, summary, baseline, errors, unchecked }: CheckReport): Generator<string> {
  yield `{"schemaVersion": ${SCHEMA_VERSION},\n"target": ${printableJson(target.toString())},\n`;
  yield `"targetIsPreview": ${isPreview(target)},\n"findings": `;
  yield* listText(findings);
  yield `,\n"summary": ${printableJson(summary)},\n"baseline": ${printableJson(baseline)},\n"errors": `;
  yield* listText(errors);
  yield ',\n"unchecked": ';
  yield* listText(unchecked);
  yield '}\n';
}

/** A list as JSON, with a line for each item. */
export function* listText(values: Iterable<unknown>): Generator<string> {
  let before = '[';
  for (const value of values) {
    yield `${before}\n${printableJson(value)}`;
    before = ',';
  }
  yield before === '[' ? '[]' : '\n]';
}

/** A field of a JSON object: a value, or its text in pieces. */
export type JsonField =
  readonly [name: string, value: unknown] | { readonly name: string; readonly text: Iterable<string> };

/** One JSON object, with a line for each field and each item of its lists. */
export function* objectText(fields: Iterable<JsonField>): Generator<string> {
  let before = '{';
  for (const field of fields) {
    const [name, value] = 'text' in field ? [field.name, undefined] : field;
    yield `${before}${printableJson(name)}: `;
    if ('text' in field) yield* field.text;
    else if (Array.isArray(value)) yield* listText(value);
    else yield printableJson(value);
    before = ',\n';
  }
  yield '}\n';
}

/** JSON of which a terminal shows every character: the escapes mean the same. */
export function printableJson(value: unknown, space?: number): string {
  const text = JSON.stringify(value, undefined, space);
  return space === undefined ? printable(text) : text.split('\n').map(printable).join('\n');
}
