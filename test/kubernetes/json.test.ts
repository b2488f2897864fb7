import * as fc from 'fast-check';
import {
  deepEqual,
  definedFields,
  fieldsOf,
  isFields,
  listOf,
  sortedByKey,
  sortNames,
  textOf,
} from '../../src/kubernetes/json';

describe('a value that is not trusted', () => {
  test.each([
    ['an object', { a: 1 }, true],
    ['a list', [1], false],
    ['null', null, false],
    ['a string', 'a', false],
    ['nothing', undefined, false],
  ])('has fields or not: %s', (_what, value, expected) => {
    expect(isFields(value)).toBe(expected);
    expect(fieldsOf(value)).toEqual(expected ? value : {});
  });

  test('is a list or counts as an empty one', () => {
    expect(listOf(['a'])).toEqual(['a']);
    expect(listOf({ length: 1, 0: 'a' })).toEqual([]);
    expect(listOf(null)).toEqual([]);
  });

  test('is a text or none', () => {
    expect(textOf('')).toBe('');
    expect(textOf(0)).toBeUndefined();
    expect(textOf(null)).toBeUndefined();
  });
});

describe('two pieces of plain data are equal', () => {
  test('whatever the order of their keys', () => {
    expect(deepEqual({ a: 1, b: [{ c: null, d: 2 }] }, { b: [{ d: 2, c: null }], a: 1 })).toBe(true);
  });

  test.each([
    ['the order of items differs', [1, 2], [2, 1]],
    ['one list is longer', [1], [1, 2]],
    ['one object has a field more', { a: 1 }, { a: 1, b: undefined }],
    ['a field is absent in one', { a: undefined }, { b: undefined }],
    ['one is a list and one an object', [], {}],
    ['a field differs', { a: { b: 1 } }, { a: { b: 2 } }],
    ['one is null', null, {}],
    ['one is a text', 1, '1'],
    ['a field is only inherited', { constructor: Object }, { c: Object }],
  ])('unless it is that %s', (_why, left, right) => {
    expect(deepEqual(left, right)).toBe(false);
    expect(deepEqual(right, left)).toBe(false);
  });

  test('where jest says so, for any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (left, right) => {
        expect(deepEqual(left, structuredClone(left))).toBe(true);
        expect(deepEqual(left, right)).toBe(JSON.stringify(sortedByKey(left)) === JSON.stringify(sortedByKey(right)));
      }),
    );
  });
});

describe('sorting by key', () => {
  test('puts the keys of every object in order, and leaves lists alone', () => {
    expect(JSON.stringify(sortedByKey({ b: [{ d: 1, c: 2 }, 'z', 'a'], a: null }))).toBe(
      '{"a":null,"b":[{"c":2,"d":1},"z","a"]}',
    );
  });

  test('keeps a key that would otherwise change the prototype', () => {
    expect(JSON.stringify(sortedByKey(JSON.parse('{ "z": 1, "__proto__": 2 }')))).toBe('{"__proto__":2,"z":1}');
  });

  test('gives names the order that JavaScript gives them, however many there are', () => {
    const names = fc.array(fc.string({ unit: 'binary', maxLength: 3 }), { maxLength: 60, size: 'max' });
    fc.assert(fc.property(names, (some) => expect(sortNames([...some])).toEqual([...some].sort())));
  });
});

test('fields without a value are left out, others are kept even where they are empty', () => {
  expect(Object.entries(definedFields({ a: undefined, b: null, c: 0, d: '', e: {} }))).toEqual([
    ['b', null],
    ['c', 0],
    ['d', ''],
    ['e', {}],
  ]);
});
