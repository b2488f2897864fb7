import { printable, shortened } from '../../src/kubernetes/printable';

const NO_CHARACTERS = 'no characters: \\uffff\\ufdd0\\ufdef\\ud83f\\udfff\\udbff\\udfff';

test.each([
  ['\u001b[2J clears', '\\u001b[2J clears'],
  ['a\nb\tc\r', 'a\\nb\\tc\\r'],
  ['bell \u0007, delete \u007f, CSI \u009b', 'bell \\u0007, delete \\u007f, CSI \\u009b'],
  ['turned \u202e round, \u2066 too', 'turned \\u202e round, \\u2066 too'],
  ['no room: \u200b\u200d\ufeff', 'no room: \\u200b\\u200d\\ufeff'],
  ['soft \u00ad hyphen, filler \u3164', 'soft \\u00ad hyphen, filler \\u3164'],
  ['hidden \u{e0041} tag', 'hidden \\udb40\\udc41 tag'],
  ['selector \u180f, reserved \u2065 \ufff0', 'selector \\u180f, reserved \\u2065 \\ufff0'],
  ['no characters: \uffff\ufdd0\ufdef\u{1ffff}\u{10ffff}', NO_CHARACTERS],
  ['a lone \ud800 half', 'a lone \\ud800 half'],
])('what a terminal would act on is spelled out: %j', (text, expected) => {
  expect(printable(text)).toBe(expected);
});

test('everything else stays as it is', () => {
  const text = 'ghcr.io/acme/web:1.0 – café, 컨테이너, 🚀 ❤\ufe0f \\n';
  expect(printable(text)).toBe(text);
});

test('of a long text the beginning and the end are shown', () => {
  expect(shortened('0123456789', 10)).toBe('0123456789');
  expect(shortened('0123456789x', 10)).toBe('01234 … 6789x');
  expect(shortened('a'.repeat(2_000_000))).toHaveLength(1003);
});
