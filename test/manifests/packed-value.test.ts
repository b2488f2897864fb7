import { packedText, unpacked } from '../../src/manifests/packed-value';

const MANY = 1_000_000;

test.each([
  { kind: 'Pod', items: [1, -0.5, true, null, 'a "b"\n\u0000', [], {}] },
  JSON.parse('{"__proto__": {"a": 1}, "2": "b", "1": "\\ud800"}') as unknown,
])('a value is the same when it is read again: %j', (value) => {
  const text = packedText(value, MANY) ?? '';
  expect(unpacked(text)).toEqual(value);
  expect(JSON.stringify(unpacked(text))).toBe(JSON.stringify(value));
});

test('a value has no text that is longer than asked for, whatever aliases make of it', () => {
  const shared = 'a'.repeat(1000);
  const value = { items: Array.from({ length: 500 }, () => ({ shared })) };
  expect(packedText(value, 600_000)?.length).toBe(507_011);
  expect(packedText(value, 500_000)).toBeUndefined();
  // No list of so many of them could be written as one text.
  const items = Array.from({ length: 1000 }, () => value);
  expect(
    packedText(
      Array.from({ length: 1000 }, () => items),
      MANY * MANY,
    ),
  ).toBeUndefined();
});

test('a whole number that JSON cannot hold keeps its value from being text', () => {
  expect(packedText({ uid: 12345678901234567890n }, MANY)).toBeUndefined();
});
