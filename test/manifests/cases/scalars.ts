import { refused, type Case } from './case';

/** Scalars and the types that they have. */
export const SCALARS: readonly Case[] = [
  {
    name: 'words that are booleans in YAML 1.1',
    text: 'a: [y, Y, yes, Yes, YES, n, N, no, No, NO]\nb: [true, True, TRUE, on, On, ON, false, False, FALSE, off, Off, OFF]\n',
    reads: [
      [
        1,
        {
          a: [true, true, true, true, true, false, false, false, false, false],
          b: [true, true, true, true, true, true, false, false, false, false, false, false],
        },
      ],
    ],
  },
  {
    name: 'words that only look like booleans',
    text: 'a: [yEs, tRUE, oN, nO, yess, T, f]\n',
    reads: [[1, { a: ['yEs', 'tRUE', 'oN', 'nO', 'yess', 'T', 'f'] }]],
  },
  {
    name: 'quoted words stay texts',
    text: `a: "yes"\nb: 'on'\nc: "null"\nd: '1'\ne: "~"\n`,
    reads: [[1, { a: 'yes', b: 'on', c: 'null', d: '1', e: '~' }]],
  },
  {
    name: 'the words for nothing',
    text: 'a: ~\nb: null\nc: Null\nd: NULL\ne:\nf: nULL\ng: ""\n',
    reads: [[1, { a: null, b: null, c: null, d: null, e: null, f: 'nULL', g: '' }]],
  },
  {
    name: 'whole numbers by their prefix',
    text: 'a: 0644\nb: 0o644\nc: 0x1F\nd: 0b101\ne: -0x10\nf: +17\ng: 1_000\nh: 0_7\ni: 0O17\nj: 00\n',
    reads: [[1, { a: 420, b: 420, c: 31, d: 5, e: -16, f: 17, g: 1000, h: 7, i: 15, j: 0 }]],
  },
  {
    name: 'floats with underscores',
    text: 'a: .51_0\nb: .5e1_0\nc: 1_.5\nd: ._5\ne: .5_\nf: .5__1\ng: .5_e1\nh: 1_000.5\n',
    reads: [[1, { a: 0.51, b: 5000000000, c: 1.5, d: '._5', e: '.5_', f: '.5__1', g: '.5_e1', h: 1000.5 }]],
  },
  {
    name: 'digits that are no number',
    text: 'a: 0x\nb: 0b12\nc: 0xg\nd: _1\ne: 1:2\nf: 12:30:00\ng: 190:20:30\nh: 1.2.3\ni: "08"\nj: 0o8\n',
    reads: [
      [
        1,
        {
          a: '0x',
          b: '0b12',
          c: '0xg',
          d: '_1',
          e: '1:2',
          f: '12:30:00',
          g: '190:20:30',
          h: '1.2.3',
          i: '08',
          j: '0o8',
        },
      ],
    ],
  },
  {
    name: 'a leading zero before 8 or 9 makes a decimal float',
    text: 'a: 08\nb: 09.5\nc: 0649\n',
    reads: [[1, { a: 8, b: 9.5, c: 649 }]],
  },
  {
    name: 'floats',
    text: 'a: 1.0\nb: 1e3\nc: 1.5e-7\nd: .5\ne: -.5\nf: 1.\ng: 1e21\nh: 0.1\ni: 100000.5\nj: +.5\nk: 1E+3\n',
    reads: [[1, { a: 1, b: 1000, c: 1.5e-7, d: 0.5, e: -0.5, f: 1, g: 1e21, h: 0.1, i: 100000.5, j: 0.5, k: 1000 }]],
  },
  {
    name: 'zeros with a sign',
    text: 'a: -0\nb: +0\nc: -0.0\n',
    reads: [[1, { a: 0, b: 0, c: 0 }]],
  },
  {
    name: 'floats that are too great are texts',
    text: 'a: 1e400\nb: -1e400\nc: 1e-400\nd: .1e400\n',
    reads: [[1, { a: '1e400', b: '-1e400', c: 0, d: '.1e400' }]],
  },
  {
    name: 'whole numbers of 64 bits are exact',
    text: 'a: 9007199254740991\nb: 9007199254740993\nc: 9223372036854775807\nd: -9223372036854775808\ne: 0x7fffffffffffffff\n',
    reads: [
      [
        1,
        {
          a: 9007199254740991,
          b: 9007199254740993n,
          c: 9223372036854775807n,
          d: -9223372036854775808n,
          e: 9223372036854775807n,
        },
      ],
    ],
  },
  {
    name: 'greater whole numbers become floats',
    text: 'a: 9223372036854775808\nb: 18446744073709551615\nc: 18446744073709551616\nd: -9223372036854775809\ne: 0xffffffffffffffff\nf: 0777777777777777777777777\n',
    reads: [
      [
        1,
        {
          a: 9223372036854776000,
          b: 18446744073709552000,
          c: 18446744073709552000,
          d: -9223372036854776000,
          e: 18446744073709552000,
          f: 7.777777777777778e23,
        },
      ],
    ],
  },
  {
    name: 'hexadecimal digits beyond 64 bits are a text',
    text: 'a: 0x1ffffffffffffffff\n',
    reads: [[1, { a: '0x1ffffffffffffffff' }]],
  },
  {
    name: 'floats that are whole and great',
    text: 'a: 1e18\nb: 9007199254740993.0\nc: 1e19\n',
    reads: [[1, { a: 1000000000000000000n, b: 9007199254740992n, c: 10000000000000000000 }]],
  },
  {
    name: 'dates and times are texts',
    text: 'a: 2001-01-01\nb: 2001-12-14t21:59:43.10-05:00\nc: 2001-12-14 21:59:43.10 -5\n',
    reads: [[1, { a: '2001-01-01', b: '2001-12-14t21:59:43.10-05:00', c: '2001-12-14 21:59:43.10 -5' }]],
  },
  {
    name: 'an infinity has no JSON',
    text: 'a: 1\nb: .inf\n',
    reads: [refused(2, 'JSON has no number for ".inf"')],
  },
  {
    name: 'what is no number has no JSON',
    text: 'a: .nan\n',
    reads: [refused(1, 'JSON has no number for ".nan"')],
  },
  {
    name: 'an equals sign and an arrow are texts',
    text: 'a: =\nb: <<\nc: =>\n',
    reads: [[1, { a: '=', b: '<<', c: '=>' }]],
  },
  {
    name: 'blanks and hashes in a plain scalar',
    text: 'a: b c  d\ne: f #g\nh: i#j\nk: l\tm\nn: o   # p\n',
    reads: [[1, { a: 'b c  d', e: 'f', h: 'i#j', k: 'l\tm', false: 'o' }]],
  },
  {
    name: 'colons in a plain scalar',
    text: 'a: b:c\nd: http://e:80/f?g=h#i\nj: :k\nl: m::n\n',
    reads: [[1, { a: 'b:c', d: 'http://e:80/f?g=h#i', j: ':k', l: 'm::n' }]],
  },
  {
    name: 'a colon and a space in a plain scalar',
    text: 'a: b\nc: d: e\n',
    reads: [refused(2, 'a ":" cannot stand here; look at the indentation, or put the text in quotes')],
  },
  {
    name: 'indicators at the beginning of a plain scalar',
    text: 'a: -b\nc: ?d\ne: --f\ng: ---\nh: ...\n',
    reads: [[1, { a: '-b', c: '?d', e: '--f', g: '---', h: '...' }]],
  },
  {
    name: 'an at sign at the beginning',
    text: 'a: b\nc: @d\n',
    reads: [refused(2, 'a value cannot begin with "@"; put it in quotes')],
  },
  {
    name: 'a backquote at the beginning',
    text: 'a: `b`\n',
    reads: [refused(1, 'a value cannot begin with "`"; put it in quotes')],
  },
  {
    name: 'a percent sign at the beginning',
    text: 'a: %b\n',
    reads: [refused(1, 'a value cannot begin with "%"; put it in quotes')],
  },
  {
    name: 'plain scalars over several lines',
    text: 'a: b\n  c\n\n  d\n   e # f\ng:\n  h\n  i\n',
    reads: [[1, { a: 'b c\nd e', g: 'h i' }]],
  },
  {
    name: 'a list item over several lines',
    text: '- a\n  b\n-\n  c\n',
    reads: [[1, ['a b', 'c']]],
  },
  {
    name: 'a plain scalar that goes on in the column of its key',
    text: 'a: b\nc\n',
    reads: [refused(2, 'a key without ":" behind it')],
  },
  {
    name: 'unicode',
    text: 'a: ä ö\nb: 日本\nc: 😀\n"😀": d\n',
    reads: [[1, { a: 'ä ö', b: '日本', c: '😀', '😀': 'd' }]],
  },
  {
    name: 'other line breaks of YAML',
    text: 'a: "b\u0085  c\u2028  d"\ne: f\u0085g: h\u2028i: j\n',
    reads: [[1, { a: 'b c\u2028d', e: 'f', g: 'h', i: 'j' }]],
  },
  {
    name: 'a carriage return alone ends a line',
    text: 'a: b\rc: d\r',
    reads: [[1, { a: 'b', c: 'd' }]],
  },
];
