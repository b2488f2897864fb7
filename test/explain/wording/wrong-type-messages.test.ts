import { wrongTypeMessages } from '../../../src/explain/wording/wrong-type-messages';

test.each<[unknown, string]>([
  [8080, '8080'],
  [1.5, '1.5'],
  [12345678901234567890n, '12345678901234567890'],
  [true, 'true'],
  [null, 'null'],
  ['web', '"web"'],
  ['a\nb"', '"a\\nb\\""'],
  ['x'.repeat(1000), `"${'x'.repeat(59)}…`],
  [[], '[]'],
  [[1, [2]], 'a list'],
  [{}, '{}'],
  [{ a: 1 }, 'an object'],
])('the value %p is shown as %s', (value, shown) => {
  expect(wrongTypeMessages([{ path: 'spec.x', expected: 'a list', value }])).toEqual([
    `spec.x is ${shown} and must be a list: Kubernetes cannot read the object. Write a list there, or leave the field out.`,
  ]);
});

test('one more than ten is counted in the singular', () => {
  const wrong = Array.from({ length: 11 }, () => ({ path: 'spec.x', expected: 'a list', value: 5 }));
  expect(wrongTypeMessages(wrong)).toHaveLength(11);
  expect(wrongTypeMessages(wrong)[10]).toBe('1 more field has a wrong type.');
  expect(wrongTypeMessages(wrong.slice(1))).toHaveLength(10);
});
