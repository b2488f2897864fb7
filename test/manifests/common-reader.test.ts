import { readFileSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import { CommonReader, UNSUPPORTED } from '../../src/manifests/common/common-reader';
import { documentTexts } from '../../src/manifests/document-texts';

const GALLERY = path.join(__dirname, '..', '..', 'dist');

function common(text: string): unknown {
  return new CommonReader(text).read(0, text.length);
}

describe('the common reader', () => {
  it('answers every document of the gallery', () => {
    const files = readdirSync(GALLERY).filter((name) => name.endsWith('.yaml'));
    const left = files.flatMap((name) => {
      const text = readFileSync(path.join(GALLERY, name), 'utf8');
      const reader = new CommonReader(text);
      return [...documentTexts(text, 0)]
        .filter(({ start, end }) => reader.read(start, end) === UNSUPPORTED)
        .map(() => name);
    });
    expect(left).toEqual([]);
  });

  it.each([
    ['mappings and lists', 'a:\n  b: c\n  d:\n  - e\n  - f: g\n    h: i\nj:\n  - - k\n'],
    ['types', 'a: yes\nb: 0644\nc: 1.5\nd: ~\ne: 12:30:00\nf: -1\n'],
    ['quotes', 'a: "b\\n\\"c\\""\n"d": \'it\'\'s\'\n'],
    ['block scalars', 'a: |\n  b\n\n  c\nd: >-\n  e\n  f\n\n    g\n'],
    ['brackets', 'a: [b, "c", {d: 1}]\ne: []\nf: {}\ng: [\n    h,\n    i\n  ]\n'],
    ['comments', '# a\nb: c # d\n# e\nf: # g\n  h: i\n'],
    ['a separator at the beginning', '---\na: b\n'],
    ['text beyond ASCII', 'a: ä 日本\n'],
  ])('answers documents with %s', (_, text) => {
    expect(common(text)).not.toBe(UNSUPPORTED);
  });

  it.each([
    ['an anchor', 'a: &b c\n'],
    ['an alias', 'a: *b\n'],
    ['a tag', 'a: !!str 1\n'],
    ['a merge', 'a:\n  <<: {b: c}\n'],
    ['a key with a question mark', '? a\n: b\n'],
    ['a key that is no text', 'a: b\n1: c\n'],
    ['a key that is a boolean', 'on: b\n'],
    ['a key twice', 'a: b\na: c\n'],
    ['a key twice in braces', 'a: {b: c, b: d}\n'],
    ['a key of JavaScript', '__proto__: a\n'],
    ['a plain scalar over two lines', 'a: b\n  c\n'],
    ['a plain scalar below its key', 'a:\n  b\n'],
    ['a quoted scalar over two lines', 'a: "b\n  c"\n'],
    ['a tab in a plain scalar', 'a: b\tc\n'],
    ['a tab in the indentation', 'a:\n\tb: c\n'],
    ['a colon in a plain scalar', 'a: b: c\n'],
    ['a colon at the end of a plain scalar', 'a: b:\n'],
    ['an unknown escape', 'a: "\\q"\n'],
    ['an escape with digits', 'a: "\\u00e4"\n'],
    ['a literal scalar without text', 'a: |\nb: c\n'],
    ['a literal scalar with an indentation indicator', 'a: |2\n   b\n'],
    ['a literal scalar whose text begins with a tab', 'a: |\n  \tb\n'],
    ['a literal scalar behind a line with more blanks', 'a: |\n    \n  b\n'],
    ['a key with wrong indentation', 'a:\n    b: c\n  d: e\n'],
    ['a list with wrong indentation', 'a:\n  - b\n c: d\n'],
    ['a list item behind a key', 'a: b\n- c\n'],
    ['a document end', 'a: b\n...\n'],
    ['a directive', '%YAML 1.1\n'],
    ['a bracket in the first column', 'a: [\n  b\n]\n'],
    ['something behind a quote', 'a: "b" c\n'],
    ['an infinity', 'a: .inf\n'],
    ['a pair in a list', 'a: [b: c]\n'],
    ['a dash in a list', 'a: [- b]\n'],
    ['a comma too many', 'a: [b, ]\n'],
    ['a quote that is never closed', 'a: "b\\\n'],
    ['a bracket that is never closed', 'a: [b\n'],
    ['a line separator', 'a: b\u2028c\n'],
    ['half of a surrogate pair', 'a: \ud83d\n'],
    ['a byte order mark', '\ufeffa: b\n'],
    ['a control character', 'a: \u0001\n'],
    ['a carriage return', 'a: b\r\n'],
    ['a text', 'a\n'],
  ])('leaves documents with %s to the full reader', (_, text) => {
    expect(common(text)).toBe(UNSUPPORTED);
  });
});
