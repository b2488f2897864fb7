import { refused, type Case } from './case';

/** JSON, and what follows it. */
export const JSON_TEXTS: readonly Case[] = [
  {
    name: 'an object',
    text: '{"a":1,"b":[true,false,null,"c"],"d":{}}\n',
    reads: [[1, { a: 1, b: [true, false, null, 'c'], d: {} }]],
  },
  {
    name: 'white space',
    text: ' \n\t{ "a" :\n[ ] , "b" : { } }\r\n',
    reads: [[2, { a: [], b: {} }]],
  },
  {
    name: 'numbers',
    text: '{"a":1.0,"b":-0,"c":1e3,"d":9007199254740993,"e":18446744073709551615,"f":1.5e-7,"g":-0.0}',
    reads: [[1, { a: 1, b: 0, c: 1000, d: 9007199254740993n, e: 18446744073709552000, f: 1.5e-7, g: -0 }]],
  },
  {
    name: 'a number that is too great',
    text: '{"a":1e400}\n{"b":1}\n',
    reads: [refused(1, 'the number 1e400 is too great'), [2, { b: 1 }]],
  },
  {
    name: 'numbers that are none',
    text: '{"a":1}01\n{"a":1.}\n',
    reads: [[1, { a: 1 }], [1, 0], [1, 1], refused(2, 'this is not a number')],
  },
  {
    name: 'a number and what ends it',
    text: '{"a":1}1.01.0',
    reads: [[1, { a: 1 }], [1, 1.01], refused(1, 'a value is expected here')],
  },
  {
    name: 'a number that breaks off',
    text: '{"a":1}{"b":2}11.',
    reads: [[1, { a: 1 }], [1, { b: 2 }], refused(1, 'this is not a number')],
  },
  {
    name: 'escapes',
    text: '{"a":"\\u00e4\\n\\/\\"\\ud83d\\ude00","\\u0062":1}',
    reads: [[1, { a: 'ä\n/"😀', b: 1 }]],
  },
  {
    name: 'an unpaired surrogate becomes a replacement character',
    text: '{"a":"\\ud83d"}',
    reads: [[1, { a: '\ufffd' }]],
  },
  {
    name: 'objects in a row',
    text: '{"a":1}{"b":2}\n{"c":3}\n',
    reads: [
      [1, { a: 1 }],
      [1, { b: 2 }],
      [2, { c: 3 }],
    ],
  },
  {
    name: 'lines behind JSON are YAML',
    text: '{"a":1}\n---\nb: 2\n---\n{"c":3}\n',
    reads: [
      [1, { a: 1 }],
      [3, { b: 2 }],
      [5, { c: 3 }],
    ],
  },
  {
    name: 'a broken third object',
    text: '{"a":1}{"b":2}{c}\n---\nd: 4\n',
    reads: [[1, { a: 1 }], [1, { b: 2 }], refused(1, 'a key in double quotes is expected here'), [3, { d: 4 }]],
  },
  {
    name: 'YAML that begins with a brace',
    text: '{a: 1, b: [c]}\n---\nd: 2\n',
    reads: [
      [1, { a: 1, b: ['c'] }],
      [3, { d: 2 }],
    ],
  },
  {
    name: 'a comma too many is YAML',
    text: '{"a":1,}\n',
    reads: [[1, { a: 1 }]],
  },
  {
    name: 'a comment in JSON is YAML',
    text: '{\n  "a": 1, # b\n  "c": 2\n}\n',
    reads: [[1, { a: 1, c: 2 }]],
  },
  {
    name: 'JSON that never ends',
    text: '{"a":[1,\n2\n',
    reads: [refused(1, 'the bracket or brace that begins here is never closed')],
  },
  {
    name: 'a key twice',
    text: '{"a":1,\n"b":2,\n"a":3}\n{"c":4}\n',
    reads: [refused(3, 'the key "a" is there twice (first on line 1)'), [4, { c: 4 }]],
  },
  {
    name: 'a line break in a text is YAML',
    text: '{"a":"b\nc"}\n',
    reads: [[1, { a: 'b c' }]],
  },
  {
    name: 'null and texts behind an object',
    text: '{"a":1} null "b" [2]\n',
    reads: [
      [1, { a: 1 }],
      [1, 'b'],
      [1, [2]],
    ],
  },
  {
    name: 'too few characters for YAML',
    text: '{"a":1}\n-\n',
    reads: [[1, { a: 1 }], refused(2, 'this is not a number')],
  },
  {
    name: 'enough characters for YAML',
    text: '{"a":1}\n- b\n',
    reads: [
      [1, { a: 1 }],
      [2, ['b']],
    ],
  },
  {
    name: 'a list at the beginning is YAML',
    text: '[{"a":1},\n {"b":2}]\n',
    reads: [[1, [{ a: 1 }, { b: 2 }]]],
  },
  {
    name: 'a byte order mark',
    text: '\ufeff{"a":1}\n',
    reads: [[1, { a: 1 }]],
  },
  {
    name: 'names of JavaScript',
    text: '{"__proto__":{"a":1},"constructor":2}',
    reads: [[1, { ['__proto__']: { a: 1 }, constructor: 2 }]],
  },
];
