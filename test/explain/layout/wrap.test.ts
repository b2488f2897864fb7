import fc from 'fast-check';
import { padded, widthOf, wrapped } from '../../../src/explain/layout/wrap';

test.each<[string, number, string[]]>([
  ['short', 10, ['short']],
  ['one two three', 8, ['one two', 'three']],
  ['one two three', 3, ['one', 'two', 'thr', 'ee']],
  ['ghcr.io/acme/shop:1.42.0', 14, ['ghcr.io/acme/', 'shop:1.42.0']],
  ['a 123456789012345', 10, ['a', '1234567890', '12345']],
  ['', 5, ['']],
])('%j is broken for %d columns at blanks, after marks, else anywhere', (text, width, lines) => {
  expect(wrapped(text, width)).toEqual(lines);
});

test('no line is too wide, and no character but blanks is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 1, max: 40 }), (text, width) => {
      const lines = wrapped(text, width);
      expect(lines.filter((line) => widthOf(line) > width)).toEqual([]);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }),
  );
});

test('a text is filled up to a width, counted in characters', () => {
  expect(padded('café', 6)).toBe('café  ');
  expect(padded('🚀', 3)).toBe('🚀  ');
  expect(padded('long', 2)).toBe('long');
});
