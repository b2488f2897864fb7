// cspell:words letrec
import * as fc from 'fast-check';
import type { Json } from './support';

/** Texts that YAML reads as something else if they stand without quotes, or that break out of a line. */
const TREACHEROUS = [
  '',
  'n',
  'yes',
  'null',
  '~',
  '012',
  '1e3',
  '12:30:00',
  '---',
  '# x',
  '- a',
  'a: b',
  '\n',
  ' a ',
  '{}',
  "'",
];

/** What ends a line in YAML and not in JSON: cdk8s cannot write it everywhere, and `written-text` refuses it there. */
const UNICODE_LINE_BREAK = /[\u0085\u2028\u2029]/;

const text = fc
  .oneof(fc.string(), fc.constantFrom(...TREACHEROUS), fc.string({ unit: 'grapheme', maxLength: 4 }))
  .filter((value) => !UNICODE_LINE_BREAK.test(value));

const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
);

const scalar = fc.oneof(text, number, fc.boolean(), fc.constant(0));

/** What cannot be a field: a prototype, what cdk8s cannot write, and what YAML reads as a merge. */
const key = fc
  .oneof(fc.string(), fc.constantFrom('', 'env', 'name', 'toString', 'null', 'a.b', '12:30:00', 'ports'))
  .filter((name) => !['__proto__', 'constructor', '<<'].includes(name));

/** A value without null, which a manifest leaves out. */
export const json: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

/** Fields with names that Kubernetes does not know. */
export const unknownFields: fc.Arbitrary<Json> = fc.dictionary(
  fc.oneof(
    fc.string().map((name) => `x${name}`),
    fc.constantFrom('toString', 'valueOf', '', 'lifecycleX', '$ref'),
  ),
  json,
  { minKeys: 1, maxKeys: 4, noNullPrototype: true },
);

/** Unknown fields for each level of a Pod. */
export const levels = fc.record({
  pod: unknownFields,
  container: unknownFields,
  initContainer: unknownFields,
  volume: unknownFields,
});

/** The object without the fields that a test put there itself, so that the rest can be compared. */
export function without(object: Json, ...names: string[]): Json {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}
