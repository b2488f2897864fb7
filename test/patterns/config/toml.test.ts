import * as fc from 'fast-check';
import { Toml } from '../../../src';
import { messageOf } from '../../template/support';
import { HOSTILE_VALUES, UNWRITABLE_VALUES } from './hostile-values';

const VALUES = Object.entries({ ...HOSTILE_VALUES, ...UNWRITABLE_VALUES });
const WHOLE = VALUES.filter(([, value]) => !/\p{Surrogate}/u.test(value));

/** Reads the settings that are written here: names, then basic strings, lists of them, numbers and booleans. */
function read(text: string): { [name: string]: unknown } {
  const lines = text.split('\n').filter((line) => line !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const [, name = '', value = ''] = /^("(?:[^"\\]|\\.)*"|[-\w]+) = (.*)$/su.exec(line) ?? [];
      return [name.startsWith('"') ? (JSON.parse(name) as string) : name, JSON.parse(value) as unknown];
    }),
  );
}

test('settings stand in the order of the code, each with its kind of value', () => {
  expect(
    Toml.stringify({
      provider: 'oidc',
      upstreams: ['http://a/', 'http://b/'],
      none: [],
      cookie_secure: true,
      count: 1.5,
    }),
  ).toBe(`provider = "oidc"
upstreams = ["http://a/", "http://b/"]
none = []
cookie_secure = true
count = 1.5
`);
});

test('what a basic string does not hold as it is, is escaped', () => {
  expect(Toml.stringify({ a: 'a"b\\c\nd\u0000\u007f\u0085\ufeff größe 😀 #' })).toBe(
    String.raw`a = "a\"b\\c\u000ad\u0000\u007f\u0085\ufeff größe 😀 #"` + '\n',
  );
});

test.each(WHOLE)('a value with %s is read back as it went in', (_name, value) => {
  const settings = { before: 'a', value, list: [value, 'b', value], after: 'c' };
  expect(read(Toml.stringify(settings))).toEqual(settings);
});

test('any names and values are read back as they went in', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 30 });
  fc.assert(
    fc.property(text, text, (name, value) => {
      expect(Object.entries(read(Toml.stringify({ [name]: value })))).toEqual([[name, value]]);
    }),
  );
});

test.each(['a\ud800', '\udc00'])('half of a UTF-16 pair as in %j is refused', (value) => {
  const shown = JSON.stringify(value);
  expect(messageOf(() => Toml.stringify({ groups: ['a', value] }))).toBe(`1 finding:

error configuration-text: a TOML file cannot hold ${shown}: a text has whole characters, and a number is finite.
  in:  groups[1] = ${shown}
  fix: write a value that the format can hold.`);
});

test('a number that is none is refused', () => {
  expect(messageOf(() => Toml.stringify({ count: Infinity })).split('\n')[2]).toBe(
    'error configuration-text: a TOML file cannot hold null: a text has whole characters, and a number is finite.',
  );
});

test('a value of another type is refused', () => {
  expect(messageOf(() => Toml.stringify({ table: { a: 1 } } as never)).split('\n')[2]).toBe(
    "error option-type: `Toml.stringify['table']` must be a string, a number, true or false or a list, and is an object.",
  );
});
