import { refused, type Case } from './case';

/** Literal and folded scalars. */
export const BLOCK_SCALARS: readonly Case[] = [
  {
    name: 'chomping of literal scalars',
    text: 'a: |\n  b\n  c\n\n\nd: |-\n  e\n\nf: |+\n  g\n\nh: i\n',
    reads: [[1, { a: 'b\nc\n', d: 'e', f: 'g\n\n', h: 'i' }]],
  },
  {
    name: 'chomping of folded scalars',
    text: 'a: >\n  b\n  c\n\n\nd: >-\n  e\n\nf: >+\n  g\n\nh: i\n',
    reads: [[1, { a: 'b c\n', d: 'e', f: 'g\n\n', h: 'i' }]],
  },
  {
    name: 'folding',
    text: 'a: >\n  b\n  c\n\n  d\n    e\n    f\n  g\n\n\n  h\n',
    reads: [[1, { a: 'b c\nd\n  e\n  f\ng\n\nh\n' }]],
  },
  {
    name: 'indentation indicators',
    text: 'a: |2\n    b\n   c\nd: >1-\n  e\nf: |-3\n    g\n',
    reads: [[1, { a: '  b\n c\n', d: ' e', f: ' g' }]],
  },
  {
    name: 'an indentation of zero',
    text: 'a: |0\n  b\n',
    reads: [refused(1, 'a block scalar cannot be indented by 0')],
  },
  {
    name: 'comments and what only looks like one',
    text: 'a: | # b\n  c\n  # d\n # e\nf: g\n',
    reads: [[1, { a: 'c\n# d\n', f: 'g' }]],
  },
  {
    name: 'something behind the indicator',
    text: 'a: | b\n  c\n',
    reads: [refused(1, 'only a comment may follow "|" or ">" on its line')],
  },
  {
    name: 'lines of blanks',
    text: 'a: |\n  b\n   \n \n  c\n     \nd: e\n',
    reads: [[1, { a: 'b\n \n\nc\n   \n', d: 'e' }]],
  },
  {
    name: 'empty lines in front of the text',
    text: 'a: |\n\n \n  b\nc: >\n\n  d\n',
    reads: [[1, { a: '\n\nb\n', c: '\nd\n' }]],
  },
  {
    name: 'an empty line with more blanks than the text',
    text: 'a: |\n     \n  b\n',
    reads: [refused(3, 'a key is expected here; look at the indentation and at the quotes')],
  },
  {
    name: 'a literal scalar without text',
    text: 'a: |\nb: |+\n\nc: >-\n',
    reads: [[1, { a: '', b: '\n', c: '' }]],
  },
  {
    name: 'a tab in the indentation',
    text: 'a: |\n\tb\n',
    reads: [refused(1, 'a tab indents this block scalar; use spaces')],
  },
  {
    name: 'a tab behind the indentation of the first line',
    text: 'a: |\n  \tb\n',
    reads: [refused(1, 'a tab indents this block scalar; use spaces')],
  },
  {
    name: 'a tab behind the indentation of another line',
    text: 'a: |\n  b\n  \tc\n\n  d\n',
    reads: [[1, { a: 'b\n\tc\n\nd\n' }]],
  },
  {
    name: 'a text in the column of its key',
    text: 'a: |\nb\n',
    reads: [refused(2, 'a key without ":" behind it')],
  },
  {
    name: 'a text at the end of the file',
    text: 'a: |\n  b',
    reads: [[1, { a: 'b\n' }]],
  },
  {
    name: 'literal scalars in lists',
    text: '- |\n  a\n- >-\n b\n- c: |\n    d\n  e: f\n',
    reads: [[1, ['a\n', 'b', { c: 'd\n', e: 'f' }]]],
  },
  {
    name: 'a separator in a literal scalar ends the document',
    text: 'a: |\n  b\n---\nc: |\n  ---\n  d\n',
    reads: [
      [1, { a: 'b\n' }],
      [4, { c: '---\nd\n' }],
    ],
  },
  {
    name: 'a document end in a literal scalar',
    text: 'a: |\n  b\n...\n',
    reads: [[1, { a: 'b\n' }]],
  },
  {
    name: 'a script',
    text: `a:\n  - |\n    #!/bin/sh\n    set -eu\n    if [ "$a" = 'b' ]; then\n      echo "c: d" # e\n    fi\n`,
    reads: [[1, { a: [`#!/bin/sh\nset -eu\nif [ "$a" = 'b' ]; then\n  echo "c: d" # e\nfi\n`] }]],
  },
];
