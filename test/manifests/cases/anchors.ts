import { refused, type Case } from './case';

/** Anchors, aliases, merges and tags. */
export const ANCHORS: readonly Case[] = [
  {
    name: 'aliases',
    text: 'a: &b {c: [1]}\nd: *b\ne: [*b, &f g, *f]\n*f : h\n',
    reads: [[1, { a: { c: [1] }, d: { c: [1] }, e: [{ c: [1] }, 'g', 'g'], g: 'h' }]],
  },
  {
    name: 'an anchor that is given twice',
    text: 'a: &b 1\nc: *b\nd: &b 2\ne: *b\n',
    reads: [[1, { a: 1, c: 1, d: 2, e: 2 }]],
  },
  {
    name: 'an anchor without a value',
    text: 'a: &b\nc: *b\nd: &e !!str\n',
    reads: [[1, { a: null, c: null, d: '' }]],
  },
  {
    name: 'an alias without an anchor',
    text: 'a: b\nc: *d\n',
    reads: [refused(2, 'no anchor "&d" precedes the alias')],
  },
  {
    name: 'anchors end with their document',
    text: 'a: &b c\n---\nd: *b\n',
    reads: [[1, { a: 'c' }], refused(3, 'no anchor "&b" precedes the alias')],
  },
  {
    name: 'an anchor that contains itself',
    text: 'a: &b\n  c: *b\n',
    reads: [refused(2, 'the anchor "&b" contains itself')],
  },
  {
    name: 'an alias bomb',
    text: 'a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]\ne: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]\nf: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e]\ng: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f]\nh: &h [*g, *g, *g, *g, *g, *g, *g, *g, *g]\n',
    reads: [refused(2, 'the document has too many aliases ("*") for its size')],
  },
  {
    name: 'a merge',
    text: 'a: &b {c: 1, d: 2}\ne:\n  <<: *b\n  d: 3\n',
    reads: [[1, { a: { c: 1, d: 2 }, e: { c: 1, d: 3 } }]],
  },
  {
    name: 'a merge behind the keys wins over them',
    text: 'a: &b {c: 1, d: 2}\ne:\n  d: 3\n  <<: *b\n',
    reads: [[1, { a: { c: 1, d: 2 }, e: { d: 2, c: 1 } }]],
  },
  {
    name: 'a merge of several mappings',
    text: 'a: &b {c: 1, d: 2}\ne: &f {c: 3, g: 4}\nh:\n  <<: [*b, *f]\n  i: 5\n',
    reads: [[1, { a: { c: 1, d: 2 }, e: { c: 3, g: 4 }, h: { c: 1, g: 4, d: 2, i: 5 } }]],
  },
  {
    name: 'a merge of a mapping in braces',
    text: 'a: {<<: {b: 1}, c: 2}\n',
    reads: [[1, { a: { b: 1, c: 2 } }]],
  },
  {
    name: 'two merges',
    text: 'a: &b {c: 1}\nd: &e {c: 2}\nf:\n  <<: *b\n  <<: *e\n',
    reads: [[1, { a: { c: 1 }, d: { c: 2 }, f: { c: 2 } }]],
  },
  {
    name: 'merges in merges',
    text: 'a: &b {c: 1}\nd: &e {<<: *b, f: 2}\ng: {<<: *e}\n',
    reads: [[1, { a: { c: 1 }, d: { c: 1, f: 2 }, g: { c: 1, f: 2 } }]],
  },
  {
    name: 'a merge of a list of nothing',
    text: 'a: {<<: [], b: c}\n',
    reads: [[1, { a: { b: 'c' } }]],
  },
  {
    name: 'a merge of a text',
    text: 'a:\n  <<: b\n',
    reads: [refused(2, '"<<" merges a mapping, or a list of mappings')],
  },
  {
    name: 'a merge of a list',
    text: 'a: &b [c]\nd:\n  <<: *b\n',
    reads: [refused(3, '"<<" merges a mapping, or a list of mappings')],
  },
  {
    name: 'a quoted arrow merges nothing',
    text: 'a:\n  "<<": b\n',
    reads: [[1, { a: { '<<': 'b' } }]],
  },
  {
    name: 'a key twice in what is merged',
    text: 'a: {<<: {b: 1, b: 2}}\n',
    reads: [refused(1, 'the key "b" is there twice (first on line 1)')],
  },
  {
    name: 'tags of types',
    text: 'a: !!str 1\nb: !!int "3"\nc: !!float 1\nd: !!bool yes\ne: !!null ""\nf: !!str\ng: !!float "2.5"\n',
    reads: [[1, { a: '1', b: 3, c: 1, d: true, e: null, f: '', g: 2.5 }]],
  },
  {
    name: 'a tag that the text does not fit',
    text: 'a: b\nc: !!int d\n',
    reads: [refused(2, '"d" is not a !!int')],
  },
  {
    name: 'a tag for a whole number on a float',
    text: 'a: !!int 1.5\n',
    reads: [refused(1, '"1.5" is not a !!int')],
  },
  {
    name: 'other tags make a text',
    text: 'a: !b 1\nc: ! 2\nd: !<tag:example.com,2000:e> 3\nf: !!g 4\n',
    reads: [[1, { a: '1', c: '2', d: '3', f: '4' }]],
  },
  {
    name: 'tags of lists and mappings mean nothing',
    text: 'a: !b [c]\nd: !!set {e}\nf: !!seq\n  - g\n',
    reads: [[1, { a: ['c'], d: { e: null }, f: ['g'] }]],
  },
  {
    name: 'a tag in its long form',
    text: 'a: !<tag:yaml.org,2002:str> 1\nb: !!%73tr 2\n',
    reads: [[1, { a: '1', b: '2' }]],
  },
  {
    name: 'a tag with a handle',
    text: 'a: !b!c d\n',
    reads: [refused(1, 'a tag has a handle that is declared nowhere')],
  },
  {
    name: 'a tag for bytes',
    text: 'a: !!binary aGVsbG8=\n',
    reads: [refused(1, 'the tag !!binary is not supported')],
  },
  {
    name: 'a tag for a time',
    text: 'a: !!timestamp 2001-01-01\n',
    reads: [refused(1, 'the tag !!timestamp is not supported')],
  },
  {
    name: 'a tag without a space',
    text: 'a: !b"c"\n',
    reads: [refused(1, 'a tag must be followed by a space')],
  },
  {
    name: 'a tag on a key',
    text: '!!str 1: a\n!!int "2": b\n',
    reads: [[1, { '1': 'a', '2': 'b' }]],
  },
];
