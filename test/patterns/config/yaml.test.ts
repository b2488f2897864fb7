import * as fc from 'fast-check';
import { parse } from 'yaml';
import { yamlText } from '../../../src/patterns/config/yaml';
import { readManifests } from '../../../src/manifests/read-manifests';
import { HOSTILE_VALUES, UNWRITABLE_VALUES } from './hostile-values';

/** What Go's YAML library, of version 1.1, and one of version 1.2 read. */
function readings(text: string): unknown[] {
  const [document] = readManifests(text);
  return [document && 'value' in document ? document.value : document, parse(text)];
}

test('objects and lists stand in blocks, in the order of their keys', () => {
  const data = { b: { c: [1, 'two', { d: true, e: [] }, [3, [4]]], f: null }, a: {}, 'a b': '1s', yes: 'no' };
  expect(yamlText(data)).toBe(`b:
  c:
    - 1
    - two
    - d: true
      e: []
    - - 3
      - - 4
  f: null
a: {}
"a b": "1s"
"yes": "no"
`);
  expect(readings(yamlText(data))).toEqual([data, data]);
});

const VALUES = { ...HOSTILE_VALUES, ...UNWRITABLE_VALUES };

test.each(Object.entries(VALUES).filter(([name]) => !name.startsWith('half')))(
  'a text with %s is read back as it went in',
  (_name, value) => {
    const data = { key: value, [value]: [value, { [value]: 'x' }] };
    expect(readings(yamlText(data))).toEqual([data, data]);
  },
);

test('any texts are read back as they went in', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })), (data) => {
      const own = Object.fromEntries(Object.entries(data).filter(([key]) => key !== '__proto__'));
      expect(readings(yamlText(own))).toEqual([own, own]);
    }),
  );
});
