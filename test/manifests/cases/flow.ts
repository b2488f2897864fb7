import { refused, unread, type Case } from './case';

/** Lists in brackets and mappings in braces. */
export const FLOW: readonly Case[] = [
  {
    name: 'lists',
    text: `a: []\nb: [c]\nd: [e, "f", 'g', 1, true, null, h i]\nj: [ k , l ]\nm: [n,]\n`,
    reads: [[1, { a: [], b: ['c'], d: ['e', 'f', 'g', 1, true, null, 'h i'], j: ['k', 'l'], m: [false] }]],
  },
  {
    name: 'mappings',
    text: `a: {}\nb: {c: d}\ne: {"f": g, 'h': 1}\ni: {j: {k: [l]}}\nm: {n: o,}\n`,
    reads: [[1, { a: {}, b: { c: 'd' }, e: { f: 'g', h: 1 }, i: { j: { k: ['l'] } }, m: { false: 'o' } }]],
  },
  {
    name: 'JSON',
    text: 'a: {"b":1,"c":["d",{"e":null}]}\n',
    reads: [[1, { a: { b: 1, c: ['d', { e: null }] } }]],
  },
  {
    name: 'several lines',
    text: 'a: [\n    b,\n    c # d\n  ]\ne: {\n  f: g\n  , h: i\n  }\n',
    reads: [[1, { a: ['b', 'c'], e: { f: 'g', h: 'i' } }]],
  },
  {
    name: 'a bracket in the first column',
    text: 'a: [\n  b\n]\nc: {\n}\n',
    reads: [[1, { a: ['b'], c: {} }]],
  },
  {
    name: 'keys without values',
    text: 'a: {b, c: d, e:}\n',
    reads: [[1, { a: { b: null, c: 'd', 'e:': null } }]],
  },
  {
    name: 'pairs in a list',
    text: 'a: [b: c, d: , "e": f]\n',
    reads: [[1, { a: [{ b: 'c' }, { d: null }, { e: 'f' }] }]],
  },
  {
    name: 'an empty pair takes the next token with it',
    text: 'a: [? , b]\n',
    reads: [refused(1, '"," or "]" is expected in the list')],
  },
  {
    name: 'colons without a space',
    text: 'a: [b:c, http://d:80]\ne: {f:1}\ng: ["h":i]\n',
    reads: [[1, { a: ['b:c', 'http://d:80'], e: { 'f:1': null }, g: [{ h: 'i' }] }]],
  },
  {
    name: 'plain scalars with indicators',
    text: 'a: [--b, -c, d-e, $(f), ~, /g, *h]\n',
    reads: [refused(1, 'no anchor "&h" precedes the alias')],
  },
  {
    name: 'more plain scalars',
    text: 'a: [--b, -c, d-e, $(f), ~, /g, .5, i=j]\n',
    reads: [[1, { a: ['--b', '-c', 'd-e', '$(f)', null, '/g', 0.5, 'i=j'] }]],
  },
  {
    name: 'a dash alone',
    text: 'a: [- b]\n',
    reads: [refused(1, 'a value is missing here')],
  },
  {
    name: 'a comma too many',
    text: 'a: [b,, c]\n',
    reads: [refused(1, 'a value is missing here')],
  },
  {
    name: 'a comma at the beginning',
    text: 'a: [, b]\n',
    reads: [refused(1, 'a value is missing here')],
  },
  {
    name: 'a bracket that is never closed',
    text: 'a: [b\nc: d\n',
    reads: [refused(2, '"," or "]" is expected in the list')],
  },
  {
    name: 'a brace that is never closed',
    text: 'a: b\nc: {d: e\n',
    reads: [refused(2, 'the bracket or brace that begins here is never closed')],
  },
  {
    name: 'a bracket too many',
    text: 'a: [b]]\n',
    reads: [refused(1, 'a key is expected here; look at the indentation and at the quotes')],
  },
  {
    name: 'a wrong bracket',
    text: 'a: [b}\n',
    reads: [refused(1, '"," or "]" is expected in the list')],
  },
  {
    name: 'a key in brackets',
    text: '[]: a\n',
    reads: [[1, []], unread(1)],
  },
  {
    name: 'something behind a bracket',
    text: 'a: [b] c\n',
    reads: [refused(1, 'a key is expected here; look at the indentation and at the quotes')],
  },
  {
    name: 'a question mark ends a plain scalar',
    text: 'a: [b?c]\n',
    reads: [refused(1, '"," or "]" is expected in the list')],
  },
  {
    name: 'a template that begins with a condition',
    text: '{{- if .Values.a }}\nb: c\n{{- end }}\n',
    reads: [refused(1, 'a value is missing here; "{{" looks like a template, which has to be rendered first')],
  },
  {
    name: 'a template that nobody filled in',
    text: 'a: {{ .Values.b }}\n',
    reads: [refused(1, 'a key cannot be a mapping; "{{" looks like a template, which has to be rendered first')],
  },
  {
    name: 'a document in braces behind a separator',
    text: '---\n{a: b}\n---\n{"c": 1}\n',
    reads: [
      [2, { a: 'b' }],
      [4, { c: 1 }],
    ],
  },
];
