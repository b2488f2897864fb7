import type { DocumentEdit } from '../../../src/manifests/edit/document-edit';
import { editDocument } from '../../../src/manifests/edit/edit-document';

/** The text after edits, or why they are not made. */
function edited(text: string, ...edits: readonly DocumentEdit[]): string {
  const result = editDocument(text, edits);
  return 'text' in result ? result.text : `refused: ${result.refusal}`;
}

const replace = (value: string | number, ...steps: string[]): DocumentEdit => ({ change: 'replace', steps, value });
const remove = (...steps: string[]): DocumentEdit => ({ change: 'remove', steps });
const move = (list: string, ...steps: string[]): DocumentEdit => ({ change: 'move', steps, list });
const add = (key: string, value: unknown, steps: string[], behind?: string): DocumentEdit => ({
  change: 'add',
  steps,
  key,
  value,
  ...(behind !== undefined && { behind }),
});

const ANCHORED = 'it has an anchor, and other places may refer to it';
const FROM_ANCHOR = 'it comes from an anchor or a merge key';
const IN_FLOW = 'it is not written with one field or item on a line';

describe('another value', () => {
  test.each([
    ['a: 1000m # cores\n', '1', 'a: "1" # cores\n'],
    ['a:   1000m\n', '500m', 'a:   500m\n'],
    ['a: "1000m"\n', '1', 'a: "1"\n'],
    ["a: '1000m'\n", '1', "a: '1'\n"],
    ['{"a": "1000m"}\n', '1', '{"a": "1"}\n'],
    ['a: 1000m\n', '1e3', 'a: "1e3"\n'],
    ['? a\n: 1000m\n', '500m', '? a\n: 500m\n'],
  ])('of %j by %j gives %j', (text, value, expected) => {
    expect(edited(text, replace(value, 'a'))).toBe(expected);
  });

  test('that is a number has no quotes', () => {
    expect(edited('p: {q: 2 }\n', replace(1, 'p', 'q'))).toBe('p: {q: 1 }\n');
  });

  test.each([
    ['b: &b 1000m\na: *b\n', FROM_ANCHOR],
    ['a: &b 1000m\nb: *b\n', ANCHORED],
    ['x: &x {a: 1000m}\n<<: *x\n', FROM_ANCHOR],
    ['a: !!str 1000m\n', 'it has a tag'],
    ['a: "10\n  00m"\n', 'it stands on several lines'],
    ['a: |\n  1000m\n', 'it stands on several lines'],
    ['b: 1\n', 'it is written in a way that cannot be edited for sure'],
    ['a: [\n', 'the bracket or brace that begins here is never closed'],
  ])('is refused for %j', (text, reason) => {
    expect(edited(text, replace('1', 'a'))).toBe(`refused: ${reason}`);
  });
});

describe('an item less', () => {
  test('takes its lines, and leaves the comments and empty lines around', () => {
    const text = 'l:\n- a: 1\n  b: |\n    x\n\n# two\n- a: 2\n\n# three\n- a: 3\nz: 1\n';
    expect(edited(text, remove('l', '1'))).toBe('l:\n- a: 1\n  b: |\n    x\n\n# two\n\n# three\n- a: 3\nz: 1\n');
    expect(edited(text, remove('l', '2'))).toBe('l:\n- a: 1\n  b: |\n    x\n\n# two\n- a: 2\n\n# three\nz: 1\n');
  });

  test.each([
    ['l: [a, a]\n', IN_FLOW],
    ['l:\n  - - a\n', 'it is written in a way that cannot be edited for sure'],
    ['l:\n  - a\n  - a # again\n', 'a comment stands in it'],
    ['l: &l\n  - a\n  - a\nm: *l\n', ANCHORED],
    ['l:\n  - &x a\n  - *x\n', 'ok'],
  ])('is refused for %j', (text, reason) => {
    expect(edited(text, remove('l', '1'))).toBe(reason === 'ok' ? 'l:\n  - &x a\n' : `refused: ${reason}`);
  });
});

describe('a field more', () => {
  test('stands behind another one, or at the end', () => {
    const text = 'c:\n  - name: a\n    image: b # image\n    args:\n    - x\n\n# end\nd: 1\n';
    expect(edited(text, add('r', 'Always', ['c', '0'], 'image'))).toBe(
      'c:\n  - name: a\n    image: b # image\n    r: Always\n    args:\n    - x\n\n# end\nd: 1\n',
    );
    expect(edited(text, add('r', { p: { port: 80 }, s: 'yes', q: [1] }, ['c', '0']))).toBe(
      'c:\n  - name: a\n    image: b # image\n    args:\n    - x\n    r:\n      p:\n        port: 80\n      s: "yes"\n      q: [1]\n\n# end\nd: 1\n',
    );
  });

  test.each([
    ['m: {a: 1}\n', IN_FLOW],
    ['m: {}\n', IN_FLOW],
    ['m:\n', 'it is written in a way that cannot be edited for sure'],
    ['x: &x\n  a: 1\nm: *x\n', FROM_ANCHOR],
    ['x: &x\n  a: 1\nm:\n  <<: *x\n  b: 1\nr: *x\n', 'ok'],
  ])('is refused for %j', (text, reason) => {
    const result = edited(text, add('k', 'v', ['m']));
    expect(result).toBe(
      reason === 'ok' ? 'x: &x\n  a: 1\nm:\n  <<: *x\n  b: 1\n  k: v\nr: *x\n' : `refused: ${reason}`,
    );
  });
});

describe('an item of another list', () => {
  test('makes that list, and takes its comments along', () => {
    const text = 's:\n  c:\n    # one\n    - a: 1\n    # two\n    - a: 2\n      # inside\n      b: 1\n  v: 1\n';
    expect(edited(text, move('i', 's', 'c', '1'))).toBe(
      's:\n  c:\n    # one\n    - a: 1\n  i:\n    # two\n    - a: 2\n      # inside\n      b: 1\n  v: 1\n',
    );
  });

  test('becomes the last one, and is indented as the others', () => {
    const text = 's:\n  i:\n  - a: 0\n  c:\n    - a: 1\n      b: |\n        x\n         y\n\n    - a: 2\n';
    expect(edited(text, move('i', 's', 'c', '0'))).toBe(
      's:\n  i:\n  - a: 0\n  - a: 1\n    b: |\n      x\n       y\n  c:\n\n    - a: 2\n',
    );
  });

  test('goes behind a list whose items and comments are indented like its field', () => {
    const text = 's:\n  c:\n  # one\n  - a: 1\n  # two\n  - a: 2\n# far left\n    b: 1\n  # the rest\n  v: 1\n';
    expect(edited(text, move('i', 's', 'c', '0'))).toBe(
      's:\n  c:\n  # one\n  # two\n  - a: 2\n# far left\n    b: 1\n  i:\n  - a: 1\n  # the rest\n  v: 1\n',
    );
    expect(edited(text, move('i', 's', 'c', '1'))).toBe(
      's:\n  c:\n  # one\n  - a: 1\n  i:\n  # two\n  - a: 2\n# far left\n    b: 1\n  # the rest\n  v: 1\n',
    );
  });

  test.each([
    ['s:\n  c: [{a: 1}, {a: 2}]\n', IN_FLOW],
    ['s:\n  i: []\n  c:\n  - a: 1\n', IN_FLOW],
    ['s:\n  c:\n  - &x\n    a: 1\n  - *x\n', 'it is written in a way that cannot be edited for sure'],
  ])('is refused for %j', (text, reason) => {
    expect(edited(text, move('i', 's', 'c', '0'))).toBe(`refused: ${reason}`);
  });
});

test('of several edits all are made or none', () => {
  expect(edited('a: 1000m\nb: &b 1\n', replace('1', 'a'), replace(2, 'b'))).toBe(`refused: ${ANCHORED}`);
});
