import { refused, unread, type Case } from './case';

/** How a file is split into documents. */
export const DOCUMENTS: readonly Case[] = [
  {
    name: 'several documents',
    text: 'a: b\n---\nc: d\n---\ne: f\n',
    reads: [
      [1, { a: 'b' }],
      [3, { c: 'd' }],
      [5, { e: 'f' }],
    ],
  },
  {
    name: 'a separator at the beginning and at the end',
    text: '---\na: b\n---\n',
    reads: [[2, { a: 'b' }]],
  },
  {
    name: 'empty documents',
    text: '---\n---\n# a\n---\n\n---\nb: c\n---\n~\n---\n',
    reads: [[7, { b: 'c' }]],
  },
  {
    name: 'comments behind separators',
    text: '--- # a\nb: c\n---   \nd: e\n---\t# f\ng: h\n',
    reads: [
      [2, { b: 'c' }],
      [4, { d: 'e' }],
      [6, { g: 'h' }],
    ],
  },
  {
    name: 'a comment right behind a separator',
    text: 'a: b\n---#c\nd: e\n',
    reads: [
      [1, { a: 'b' }],
      [3, { d: 'e' }],
    ],
  },
  {
    name: 'a comment right behind the first separator',
    text: '---#a\nb: c\n',
    reads: [refused(2, 'a ":" cannot stand here; look at the indentation, or put the text in quotes')],
  },
  {
    name: 'a document on the line of its separator',
    text: 'a: b\n--- c: d\n---\ne: f\n',
    reads: [
      [1, { a: 'b' }],
      refused(2, 'only a comment may follow "---" on its line: put the document on the next'),
      [4, { e: 'f' }],
    ],
  },
  {
    name: 'a scalar on the line of its separator',
    text: '--- |\n  a\n---\nb: c\n',
    reads: [refused(1, 'only a comment may follow "---" on its line: put the document on the next'), [4, { b: 'c' }]],
  },
  {
    name: 'four dashes',
    text: 'a: b\n----\nc: d\n',
    reads: [[1, { a: 'b' }], refused(2, 'only a comment may follow "---" on its line: put the document on the next')],
  },
  {
    name: 'separators with blanks in front are none',
    text: 'a: b\n ---\nc: d\n',
    reads: [[1, { a: 'b ---', c: 'd' }]],
  },
  {
    name: 'a document end hides what follows',
    text: 'a: b\n...\nc: d\n---\ne: f\n',
    reads: [[1, { a: 'b' }], unread(3), [5, { e: 'f' }]],
  },
  {
    name: 'a document end with comments behind it',
    text: 'a: b\n...\n# c\n\n...\n',
    reads: [[1, { a: 'b' }]],
  },
  {
    name: 'braces hide what follows',
    text: '{a: b}\nc: d\n---\ne: f\n',
    reads: [[1, { a: 'b' }], unread(2), [4, { e: 'f' }]],
  },
  {
    name: 'a document end alone',
    text: '...\n',
    reads: [refused(1, 'a value is missing here')],
  },
  {
    name: 'a document that ends and another that begins',
    text: 'a: b\n...\n---\nc: d\n',
    reads: [
      [1, { a: 'b' }],
      [4, { c: 'd' }],
    ],
  },
  {
    name: 'a version in front of a document',
    text: '%YAML 1.1\n---\na: b\n',
    reads: [refused(1, 'kubectl takes no directive ("%") in front of a document'), [3, { a: 'b' }]],
  },
  {
    name: 'a version behind a separator hides the document',
    text: '---\n%YAML 1.1\na: b\n',
    reads: [unread(2)],
  },
  {
    name: 'an unknown directive',
    text: '%FOO\n---\na: b\n',
    reads: [refused(1, '"%FOO" is not a directive that YAML knows'), [3, { a: 'b' }]],
  },
  {
    name: 'a wrong document between good ones',
    text: 'a: b\n---\nc: [\n---\nd: e\n',
    reads: [[1, { a: 'b' }], refused(3, 'the bracket or brace that begins here is never closed'), [5, { d: 'e' }]],
  },
  {
    name: 'Windows line ends',
    text: 'a: b\r\n---\r\nc: |\r\n  d\r\n  e\r\n# f\r\n',
    reads: [
      [1, { a: 'b' }],
      [3, { c: 'd\ne\n' }],
    ],
  },
  {
    name: 'a byte order mark',
    text: '\ufeffa: b\n',
    reads: [[1, { a: 'b' }]],
  },
  {
    name: 'a byte order mark in front of a later document',
    text: 'a: b\n---\n\ufeffc: d\n',
    reads: [
      [1, { a: 'b' }],
      [3, { c: 'd' }],
    ],
  },
  {
    name: 'a byte order mark inside a document',
    text: 'a: b\nc: d\ufeffe\n',
    reads: [refused(2, 'a byte order mark (U+FEFF) stands in the middle of the text')],
  },
  {
    name: 'a byte order mark in front of a separator',
    text: 'a: b\n\ufeff---\nc: d\n',
    reads: [refused(2, 'a byte order mark (U+FEFF) stands in the middle of the text')],
  },
  {
    name: 'nothing at all',
    text: '',
    reads: [],
  },
  {
    name: 'nothing but comments',
    text: '# a\n\n# b\n',
    reads: [],
  },
  {
    name: 'comments everywhere',
    text: '# a\nb: # c\n  # d\n  e: f # g\n# h\n\n  # i\n  j: k\n#l\n',
    reads: [[2, { b: { e: 'f', j: 'k' } }]],
  },
  {
    name: 'the first line of the content',
    text: '\n# a\n\nb: c\n---\n# d\ne: f\n---\n\n\n- g\n',
    reads: [
      [4, { b: 'c' }],
      [7, { e: 'f' }],
      [11, ['g']],
    ],
  },
  {
    name: 'a document that is a text',
    text: 'a\n---\n"b"\n---\n1\n',
    reads: [
      [1, 'a'],
      [3, 'b'],
      [5, 1],
    ],
  },
  {
    name: 'a text behind a list',
    text: '- a\nb\n',
    reads: [refused(2, 'a key without ":" behind it')],
  },
  {
    name: 'a second root in one document',
    text: '"a"\n"b"\n',
    reads: [[1, 'a'], unread(2)],
  },
  {
    name: 'a zero byte',
    text: 'a: b\n---\nc: d\u0000e\n---\nf: g\n',
    reads: [[1, { a: 'b' }], refused(3, 'the character U+0000 is not allowed in YAML'), [5, { f: 'g' }]],
  },
  {
    name: 'a control character',
    text: 'a: "\u0007"\n',
    reads: [refused(1, 'the character U+0007 is not allowed in YAML')],
  },
  {
    name: 'half of a surrogate pair',
    text: 'a: "\ud83d"\n---\nb: c\n',
    reads: [refused(1, 'the character U+D83D is not allowed in YAML'), [3, { b: 'c' }]],
  },
];
