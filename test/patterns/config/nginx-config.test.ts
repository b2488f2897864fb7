import * as fc from 'fast-check';
import { NginxConfig } from '../../../src';
import { messageOf } from '../../template/support';
import { HOSTILE_VALUES, UNWRITABLE_VALUES } from './hostile-values';

const ESCAPES: { readonly [character: string]: string } = { t: '\t', r: '\r', n: '\n' };

/** Reads the words of one directive as nginx does: ngx_conf_read_token in src/core/ngx_conf_file.c. */
function read(text: string): string[] {
  const words: string[] = [];
  const token = /\s*(?:'((?:[^'\\]|\\[^])*)'|([^\s;{}"'#\\]+))(?=[\s;{])|(\s*;\s*)$/gy;
  for (const [, quoted, plain] of text.matchAll(token)) {
    if (plain !== undefined) words.push(plain);
    if (quoted !== undefined)
      words.push(quoted.replace(/\\(["'\\trn])/g, (_all, each: string) => ESCAPES[each] ?? each));
  }
  return words;
}

test('directives stand in the order of the code, with their blocks', () => {
  const directives = [
    { words: ['worker_processes', 2] },
    { words: ['map', '$http_upgrade', '$connection'], block: [{ words: ['', ''] }] },
    { words: ['events'], block: [] },
  ];
  expect(NginxConfig.stringify(directives)).toBe(`worker_processes 2;
map $http_upgrade $connection {
  '' '';
}
events {
}
`);
});

test.each([...Object.entries(HOSTILE_VALUES), ['nothing', ''] as const])(
  'a word with %s is read back as it went in',
  (_name, value) => {
    expect(read(NginxConfig.stringify([{ words: ['a', value, 'b'] }]))).toEqual(['a', value, 'b']);
  },
);

test.each(['a line break', 'a carriage return', 'a tab', 'an escape character', 'a delete character'])(
  'a word with %s is read back as it went in',
  (name) => {
    const value = UNWRITABLE_VALUES[name] ?? '';
    expect(read(NginxConfig.stringify([{ words: ['a', value, 'b'] }]))).toEqual(['a', value, 'b']);
  },
);

test('a word of any characters is read back as it went in', () => {
  const value = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\u0000'));
  fc.assert(
    fc.property(value, (text) => {
      expect(read(NginxConfig.stringify([{ words: ['a', text, 'b'] }]))).toEqual(['a', text, 'b']);
    }),
  );
});

test.each(['a NUL', 'half of a UTF-16 pair'])('a word with %s is refused', (name) => {
  const value = UNWRITABLE_VALUES[name] ?? '';
  const directives = [{ words: ['http'], block: [{ words: ['add_header', value] }] }];
  expect(messageOf(() => NginxConfig.stringify(directives))).toBe(`1 finding:

error configuration-text: a configuration of nginx cannot hold ${JSON.stringify(value)}: a word has no NUL character.
  in:  http.add_header = ${JSON.stringify(value)}
  fix: write a value that the format can hold.`);
});

test('a word that is longer than the buffer of nginx is refused', () => {
  const directive = (length: number): object[] => [{ words: ['return', 200, 'x'.repeat(length)] }];
  expect(NginxConfig.stringify(directive(4096) as never)).toContain('xxx');
  expect(messageOf(() => NginxConfig.stringify(directive(4097) as never))).toBe(`1 finding:

error configuration-text: a word has 4097 bytes with its quotes, and nginx reads at most 4096.
  in:  return
  fix: write a shorter one.`);
});

test('a directive without words is refused', () => {
  expect(messageOf(() => NginxConfig.stringify([{ words: ['http'], block: [{ words: [] }] }]))).toBe(`1 finding:

error configuration-text: a directive of nginx has no words.
  in:  http
  fix: write its name as the first of its \`words\`.`);
});
