import { refused, type Case } from './case';

/** Scalars in quotes. */
export const QUOTES: readonly Case[] = [
  {
    name: 'escapes',
    text: `a: "\\0\\a\\b\\t\\n\\v\\f\\r\\e\\ \\"\\\\\\N\\_\\L\\P"\nb: "\\x41\\u00e4\\U0001F600"\nc: "\\'"\nd: "\\\tx"\n`,
    reads: [[1, { a: '\u0000\u0007\b\t\n\u000b\f\r\u001b "\\\u0085\u00a0\u2028\u2029', b: 'Aä😀', c: "'", d: '\tx' }]],
  },
  {
    name: 'a slash needs no escape and has none',
    text: 'a: "\\/"\n',
    reads: [refused(1, '"\\/" is not an escape in double quotes')],
  },
  {
    name: 'an unknown escape',
    text: 'a: b\nc: "\\q"\n',
    reads: [refused(2, '"\\q" is not an escape in double quotes')],
  },
  {
    name: 'an escape with too few digits',
    text: 'a: "\\x4"\n',
    reads: [refused(1, 'an escape in these quotes needs 2 hexadecimal digits')],
  },
  {
    name: 'an escaped half of a pair',
    text: 'a: "\\ud83d\\ude00"\n',
    reads: [refused(1, 'an escape in these quotes stands for no character (d83d)')],
  },
  {
    name: 'single quotes',
    text: "a: 'it''s'\nb: ''''\nc: '\\n'\nd: ''\n",
    reads: [[1, { a: "it's", b: "'", c: '\\n', d: '' }]],
  },
  {
    name: 'quotes over several lines',
    text: `a: "b\n  c\n\n  d"\ne: 'f\n  g'\nh: "i \\\n  j"\nk: "l\\n\\\n     m"\n`,
    reads: [[1, { a: 'b c\nd', e: 'f g', h: 'i j', k: 'l\nm' }]],
  },
  {
    name: 'blanks in quotes',
    text: `a: "  b  "\nc: '\td'\ne: "  f\n  g  "\n`,
    reads: [[1, { a: '  b  ', c: '\td', e: '  f g  ' }]],
  },
  {
    name: 'a quote that is never closed',
    text: 'a: b\nc: "d\ne: f\n',
    reads: [refused(2, 'this quote is never closed')],
  },
  {
    name: 'a single quote that is never closed',
    text: "a: 'b\n---\nc: d\n",
    reads: [refused(1, 'this quote is never closed'), [3, { c: 'd' }]],
  },
  {
    name: 'something behind a quote',
    text: 'a: "b" c\n',
    reads: [refused(1, 'a key is expected here; look at the indentation and at the quotes')],
  },
  {
    name: 'a comment right behind a quote',
    text: 'a: "b"#c\n',
    reads: [[1, { a: 'b' }]],
  },
  {
    name: 'a comment behind a quote',
    text: `a: "b" #c\nd: 'e'  # f\n`,
    reads: [[1, { a: 'b', d: 'e' }]],
  },
  {
    name: 'quoted keys',
    text: `"a": b\n'c': d\n"e\\u00e4": f\n"g h" : i\n`,
    reads: [[1, { a: 'b', c: 'd', eä: 'f', 'g h': 'i' }]],
  },
  {
    name: 'a quoted key without a space behind the colon',
    text: 'a: b\n"c":d\n',
    reads: [refused(2, 'a key without ":" behind it')],
  },
];
