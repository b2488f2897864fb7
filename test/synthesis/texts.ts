import * as fc from 'fast-check';

/** Characters that YAML treats in its own way. */
const CHARACTERS = [
  '0123456789.eE+-_:xXob',
  ' \n\t-?:#ab|>%"\'{}[],&*!@`.=~<',
  'a \n\r\u0000\u0007\u0085\u00a0\u2028\u2029\ufeff\ud800\udc00é',
  'yYnNtTrRuUeEfFaAlLsSoO',
];

/** Texts that are easily taken for something else. */
export const WORDS = [
  '', 'y', 'Yes', 'NO', 'on', 'null', 'nULL', '~', '<<', '=', '.inf', '-.INF', '.NaN', 'nan', '2001-12-14',
  '2001-12-14 21:59:43.10 -5', '1:30', '1:99', '0x1F', '0b1', '0777', '0o7', '1_000', '1e3', '1.', '.5', '+1', '-', '--',
  '---', '--- a', '...', '%YAML', '!!str', '__proto__', 'constructor', 'toJSON', 'a: b', 'a #b', "it's", '"q"', 'C:\\x',
  'a\n', 'a\n\n', ' a\nb', 'a \nb', 'a\n b\n', '\n', 'a\n\nb', 'a\n---\nb\n', '#!/bin/sh\nset -e\n', '10.0.0.1:8080', '500m',
]; // prettier-ignore

/** Texts of every kind, as names and as values. */
export const texts = fc.oneof(
  ...CHARACTERS.map((unit) => fc.string({ unit: fc.constantFrom(...unit), maxLength: 10 })),
  fc.string({ unit: 'binary', maxLength: 10 }),
  fc.constantFrom(...WORDS),
  fc.constantFrom('a'.repeat(1024), 'a'.repeat(1025), '"'.repeat(600)),
);

/** Objects with maps and lists in them, and such values at their ends. */
export function objectsOf(scalars: fc.Arbitrary<unknown>): fc.Arbitrary<object> {
  return fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      scalars,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(texts, tie('value'), { maxKeys: 4 }),
    ),
    object: fc.dictionary(texts, tie('value'), { maxKeys: 4 }),
  })).object as fc.Arbitrary<object>;
}
