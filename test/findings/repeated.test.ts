import { findRepeated, namedItems } from '../../src/findings/repeated';

describe('the named items of a list', () => {
  test('keep their path and their fields', () => {
    const list = [{ name: 'data', emptyDir: {} }, { name: '' }];
    expect(namedItems(list, 'volumes', 'name')).toEqual([
      { name: 'data', path: 'volumes[0]', fields: { name: 'data', emptyDir: {} } },
      { name: '', path: 'volumes[1]', fields: { name: '' } },
    ]);
  });

  test('are only those with a text as their name', () => {
    const list = [null, 'data', {}, { name: 5 }, { name: null }, { name: 'data' }];
    expect(namedItems(list, 'volumes', 'name').map(({ path }) => path)).toEqual(['volumes[5]']);
    expect(namedItems({ name: 'data' }, 'volumes', 'name')).toEqual([]);
  });
});

test('items that share a key are found together, in the order in which their keys first stand', () => {
  expect(findRepeated(['b1', 'a1', 'c1', 'a2', 'b2', 'a3'], (item) => item.slice(0, 1))).toEqual([
    { key: 'b', items: ['b1', 'b2'] },
    { key: 'a', items: ['a1', 'a2', 'a3'] },
  ]);
});

test('a list that repeats nothing has nothing repeated', () => {
  expect(findRepeated(['a', 'b'], (item) => item)).toEqual([]);
});
