import * as fc from 'fast-check';
import { Ini } from '../../../src';
import { messageOf } from '../../template/support';
import { HOSTILE_VALUES, UNWRITABLE_VALUES } from './hostile-values';

type Sections = { [section: string]: { [name: string]: string } };

/** Reads an INI file as PgBouncer does: parse_ini_file in usual/cfparser.c of libusual. */
function read(text: string): Sections {
  const sections: Sections = {};
  let current: { [name: string]: string } = {};
  for (const line of text.split('\n').map((each) => each.replace(/^[ \t\r\f\v]+|[ \t\r\f\v]+$/g, ''))) {
    if (line === '' || line.startsWith(';') || line.startsWith('#')) continue;
    const [, section] = /^\[([^\]]*)\]$/.exec(line) ?? [];
    const [, name, value = ''] = /^([\w.*-]+)[ \t]*=[ \t]*(.*)$/s.exec(line) ?? [];
    if (section !== undefined) current = sections[section] = {};
    else if (name !== undefined) current[name] = value;
    else throw new Error(`syntax error: ${line}`);
  }
  return sections;
}

test('sections and settings stand in the order of the code', () => {
  expect(
    Ini.stringify({ databases: { '*': 'host=db port=5432' }, pgbouncer: { listen_port: 6432, unix_socket_dir: '' } }),
  ).toBe(`[databases]
* = host=db port=5432

[pgbouncer]
listen_port = 6432
unix_socket_dir =
`);
});

test.each(Object.entries(HOSTILE_VALUES))('a value with %s is read back as it went in', (_name, value) => {
  const sections = { pgbouncer: { before: 'a', value, after: 'b' }, users: { c: 'd' } };
  expect(read(Ini.stringify(sections))).toEqual(sections);
});

test('a value of any printable characters is read back as it went in', () => {
  const value = fc.string({ unit: 'grapheme' }).filter((text) => !/[\u0000-\u001f\u007f]|^ | $/.test(text));
  fc.assert(
    fc.property(value, (text) => {
      expect(read(Ini.stringify({ a: { value: text, next: '1' } }))).toEqual({ a: { value: text, next: '1' } });
    }),
  );
});

test.each([...Object.values(UNWRITABLE_VALUES), ' a', 'a '])('the value %j is refused', (value) => {
  const shown = JSON.stringify(value).replace('\u007f', '\\u007f');
  expect(messageOf(() => Ini.stringify({ pgbouncer: { auth_type: value } }))).toBe(`1 finding:

error configuration-text: an INI file cannot hold ${shown}: a value is one line without control characters, and with no space at either end.
  in:  pgbouncer.auth_type = ${shown}
  fix: write a value that the format can hold.`);
});

test('a number that is none is refused', () => {
  expect(messageOf(() => Ini.stringify({ pgbouncer: { listen_port: NaN } })).split('\n')[2]).toBe(
    'error configuration-text: an INI file cannot hold null: a value is one line without control characters, and with no space at either end.',
  );
});

test.each(['', 'a b', 'a=b', 'a]', ';a', '#a', '[a', '%include', 'a\nb', 'ä'])('the name %j is refused', (name) => {
  const refusal = (place: string): string => `1 finding:

error configuration-text: ${JSON.stringify(name)} is not a valid name in an INI file.
  in:  ${place} = ${JSON.stringify(name)}
  fix: write a name of letters, digits, "_", "-", "." and "*".`;
  expect(messageOf(() => Ini.stringify({ [name]: {} }))).toBe(refusal('Ini'));
  expect(messageOf(() => Ini.stringify({ users: { [name]: 'a' } }))).toBe(refusal('users'));
});
