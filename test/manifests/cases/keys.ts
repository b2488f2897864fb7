import { refused, unread, type Case } from './case';

/** Keys, and what JSON makes of them. */
export const KEYS: readonly Case[] = [
  {
    name: 'keys that are no text',
    text: '1: a\ntrue: b\n1.5: c\n0x10: d\noff: e\n1e3: f\n.inf: g\n',
    reads: [[1, { '1': 'a', '16': 'd', '1000': 'f', true: 'b', '1.5': 'c', false: 'e', '.inf': 'g' }]],
  },
  {
    name: 'great and small floats as keys',
    text: '1e6: a\n123456.0: b\n1234567.0: c\n1e21: d\n0.0001: e\n0.00001: f\n3.14159265358979: g\n-0.0: h\n1e300: i\n',
    reads: [
      [
        1,
        {
          '123456': 'b',
          '1e+06': 'a',
          '1.234567e+06': 'c',
          '1e+21': 'd',
          '0.0001': 'e',
          '1e-05': 'f',
          '3.1415927': 'g',
          '-0': 'h',
          '.inf': 'i',
        },
      ],
    ],
  },
  {
    name: 'whole numbers as keys are exact',
    text: '9007199254740993: a\n9223372036854775807: b\n',
    reads: [[1, { '9007199254740993': 'a', '9223372036854775807': 'b' }]],
  },
  {
    name: 'a whole number beyond 63 bits as a key',
    text: '9223372036854775808: a\n',
    reads: [refused(1, 'a key cannot be 9223372036854775808')],
  },
  {
    name: 'null as a key',
    text: 'a: b\n~: c\n',
    reads: [refused(2, 'a key cannot be null')],
  },
  {
    name: 'an empty key in braces',
    text: 'a: {: b}\n',
    reads: [refused(1, 'a value is missing here')],
  },
  {
    name: 'a list as a key',
    text: '? [a]\n: b\n',
    reads: [refused(1, 'a key cannot be a list')],
  },
  {
    name: 'a mapping as a key',
    text: '{a: b}: c\n',
    reads: [refused(1, 'a key cannot be a mapping')],
  },
  {
    name: 'a key with a question mark',
    text: '? a\n: b\n? c\n',
    reads: [[1, { a: 'b', c: null }]],
  },
  {
    name: 'a key twice',
    text: 'a: b\nimage: c\nd:\n  - image: e\n    f: g\n    image: h\n',
    reads: [refused(6, 'the key "image" is there twice (first on line 4)')],
  },
  {
    name: 'a key twice in braces',
    text: 'a: {b: 1, c: 2, b: 3}\n',
    reads: [refused(1, 'the key "b" is there twice (first on line 1)')],
  },
  {
    name: 'a key twice in two spellings',
    text: '"a": 1\na: 2\n',
    reads: [refused(2, 'the key "a" is there twice (first on line 1)')],
  },
  {
    name: 'two keys of one text',
    text: '1: a\n"1": b\n',
    reads: [refused(2, 'two different keys have the same text "1"')],
  },
  {
    name: 'the same number in two spellings',
    text: '16: a\n0x10: b\n',
    reads: [refused(2, 'the key "16" is there twice (first on line 1)')],
  },
  {
    name: 'names of JavaScript',
    text: '__proto__: {a: 1}\nconstructor: 1\ntoString: 2\nhasOwnProperty: 3\n',
    reads: [[1, { ['__proto__']: { a: 1 }, constructor: 1, toString: 2, hasOwnProperty: 3 }]],
  },
  {
    name: 'a name of JavaScript twice',
    text: '__proto__: 1\n__proto__: 2\n',
    reads: [refused(2, 'the key "__proto__" is there twice (first on line 1)')],
  },
  {
    name: 'a blank in front of the colon',
    text: 'a : b\nc  : d\n',
    reads: [[1, { a: 'b', c: 'd' }]],
  },
  {
    name: 'blanks in a key',
    text: 'a b: c\nd  e: f\n',
    reads: [[1, { 'a b': 'c', 'd  e': 'f' }]],
  },
  {
    name: 'a value in the column of a key',
    text: 'a:\nb: c\n',
    reads: [[1, { a: null, b: 'c' }]],
  },
  {
    name: 'no space behind the colon',
    text: 'a: b\nc:d\n',
    reads: [refused(2, 'a key without ":" behind it')],
  },
  {
    name: 'a tab behind the colon',
    text: 'a:\tb\nc: \td\n',
    reads: [[1, { a: 'b', c: 'd' }]],
  },
  {
    name: 'a tab in front of a key',
    text: 'a:\n\tb: c\n',
    reads: [refused(2, 'a tab indents this line; use spaces')],
  },
  {
    name: 'a list in the column of its key',
    text: 'a:\n- b\n- c: d\n  e:\n  - f\ng:\n- h\n',
    reads: [[1, { a: ['b', { c: 'd', e: ['f'] }], g: ['h'] }]],
  },
  {
    name: 'a key in the midst of a list',
    text: 'a:\n  - b\n  c: d\n',
    reads: [refused(3, 'an item ("-") of the list is expected here')],
  },
  {
    name: 'a key with more blanks than those before',
    text: 'a: b\n c: d\n',
    reads: [refused(2, 'a ":" cannot stand here; look at the indentation, or put the text in quotes')],
  },
  {
    name: 'a key with fewer blanks than those before',
    text: '  a: b\n c: d\n',
    reads: [[1, { a: 'b' }], unread(2)],
  },
  {
    name: 'lists in lists',
    text: '- - a\n  - b\n-   - c\n    -\n- -\n',
    reads: [[1, [['a', 'b'], ['c', null], [null]]]],
  },
  {
    name: 'an item without a value',
    text: '-\n- # a\n- b:\n-   \n',
    reads: [[1, [null, null, { b: null }, null]]],
  },
  {
    name: 'a dash without a space',
    text: '- a\n-b\n',
    reads: [refused(2, 'a key without ":" behind it')],
  },
  {
    name: 'a list in the line of its key',
    text: 'a: - b\n',
    reads: [refused(1, 'an item ("-") of a list cannot begin here')],
  },
  {
    name: 'a long key',
    text: `${'k'.repeat(1024)}: a\n`,
    reads: [[1, { ['k'.repeat(1024)]: 'a' }]],
  },
  {
    name: 'a key that is too long',
    text: `a: b\n${'k'.repeat(1025)}: c\n`,
    reads: [refused(2, 'a key without ":" behind it')],
  },
];
