import * as fc from 'fast-check';
import { compareQuantities, parseQuantity, type Quantity } from '../../src/kubernetes/quantity';
import {
  addResourceLists,
  maxResourceLists,
  overwriteResourceList,
  parseResourceList,
  resourceTexts,
  type ResourceList,
} from '../../src/kubernetes/resource-list';

function listOf(texts: { readonly [name: string]: unknown }): ResourceList {
  return parseResourceList(texts);
}

describe('a list of resources', () => {
  test('has the amounts that can be read, with a null as a zero', () => {
    const list = listOf({ cpu: '0.5', memory: 1024, gpu: null, disk: 'much', other: {} });
    expect(resourceTexts(list)).toEqual({ cpu: '500m', gpu: '0', memory: '1024' });
  });

  test.each([[undefined], [null], ['cpu'], [['1']], [1]])('is empty where %p stands', (value) => {
    expect(parseResourceList(value).size).toBe(0);
  });

  test('is printed in the order of its names', () => {
    expect(Object.keys(resourceTexts(listOf({ memory: '1', cpu: '1', 'ephemeral-storage': '1' })))).toEqual([
      'cpu',
      'ephemeral-storage',
      'memory',
    ]);
  });
});

describe('two lists of resources', () => {
  const left = listOf({ cpu: '250m', memory: '1Gi', gpu: '0' });
  const right = listOf({ cpu: '0.5', 'ephemeral-storage': '1Gi', gpu: '0' });

  test('add up resource by resource, and a resource of one of them counts as it is', () => {
    expect(resourceTexts(addResourceLists(left, right))).toEqual({
      cpu: '750m',
      memory: '1Gi',
      'ephemeral-storage': '1Gi',
      gpu: '0',
    });
  });

  test('have the greater amount of each resource', () => {
    expect(resourceTexts(maxResourceLists(left, right))).toEqual({
      cpu: '500m',
      memory: '1Gi',
      'ephemeral-storage': '1Gi',
      gpu: '0',
    });
  });

  test('keep the text of the left one where both are equal', () => {
    expect(resourceTexts(maxResourceLists(listOf({ cpu: '1.234' }), listOf({ cpu: '1234m' })))).toEqual({
      cpu: '1.234',
    });
  });

  test('are the right one over the left one', () => {
    expect(resourceTexts(overwriteResourceList(left, listOf({ cpu: '1m', pods: '1' })))).toEqual({
      cpu: '1m',
      memory: '1Gi',
      gpu: '0',
      pods: '1',
    });
  });

  test('are not changed', () => {
    addResourceLists(left, right);
    maxResourceLists(left, right);
    overwriteResourceList(left, right);
    expect(resourceTexts(left)).toEqual({ cpu: '250m', memory: '1Gi', gpu: '0' });
  });
});

const lists = fc.dictionary(
  fc.constantFrom('cpu', 'memory', 'a'),
  fc.integer({ min: 0, max: 5000 }).map((n) => `${n}m`),
);

test('the sum of any two lists is at least the greater of each resource', () => {
  fc.assert(
    fc.property(lists, lists, (one, other) => {
      const [left, right] = [listOf(one), listOf(other)];
      const sum = addResourceLists(left, right);
      const greater = maxResourceLists(left, right);
      expect([...sum.keys()].sort()).toEqual([...greater.keys()].sort());
      for (const [name, amount] of greater) expect(compareQuantities(sum.get(name) as Quantity, amount)).not.toBe(-1);
    }),
  );
});

test('a text and its quantity are the same in a list', () => {
  expect(listOf({ cpu: '100m' }).get('cpu')).toEqual(parseQuantity('100m'));
});
