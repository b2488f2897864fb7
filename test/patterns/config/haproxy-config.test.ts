import * as fc from 'fast-check';
import { HaproxyConfig } from '../../../src';
import { messageOf } from '../../template/support';
import { HOSTILE_VALUES, UNWRITABLE_VALUES } from './hostile-values';

/** Reads lines of words as HAProxy does: parse_line in src/tools.c. */
function read(text: string): string[][] {
  return text
    .split('\n')
    .map(wordsOf)
    .filter((words) => words.length > 0);
}

function wordsOf(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? '';
    if (isQuoted && character !== "'") word += character;
    else if (character === "'") [isQuoted, word] = [!isQuoted, word ?? ''];
    else if (character === ' ') [word] = [undefined, word === undefined ? 0 : words.push(word)];
    else if (character === '\\') [at, word] = [at + 1, (word ?? '') + (line[at + 1] ?? '')];
    else if (/["#$]/.test(character)) throw new Error(`${character} means something here: ${line}`);
    else word = (word ?? '') + character;
  }
  return word === undefined ? words : [...words, word];
}

test('sections stand in the order of the code, each word as one argument', () => {
  const sections = [
    { type: 'global', lines: [['maxconn', 100]] },
    {
      type: 'frontend',
      name: 'app',
      lines: [
        ['bind', '127.0.0.1:8300'],
        ['http-request', 'return', 'string', "it's 1"],
      ],
    },
  ];
  expect(HaproxyConfig.stringify(sections)).toBe(String.raw`global
  maxconn 100

frontend app
  bind 127.0.0.1:8300
  http-request return string 'it'\''s 1'
`);
});

test.each([...Object.entries(HOSTILE_VALUES), ['nothing', ''] as const])(
  'a word with %s is read back as it went in',
  (_name, value) => {
    const text = HaproxyConfig.stringify([
      {
        type: 'backend',
        name: value,
        lines: [
          ['x', value, 'y'],
          ['z', value],
        ],
      },
    ]);
    expect(read(text)).toEqual([
      ['backend', value],
      ['x', value, 'y'],
      ['z', value],
    ]);
  },
);

test('a word of any printable characters is read back as it went in', () => {
  const value = fc.string({ unit: 'grapheme' }).filter((text) => !/[\u0000-\u001f\u007f]/.test(text));
  fc.assert(
    fc.property(value, (text) => {
      expect(read(HaproxyConfig.stringify([{ type: 'a', lines: [['b', text, 'c']] }]))).toEqual([
        ['a'],
        ['b', text, 'c'],
      ]);
    }),
  );
});

test.each(Object.values(UNWRITABLE_VALUES))('the word %j is refused', (value) => {
  const sections = [
    {
      type: 'backend',
      name: 'servers',
      lines: [
        ['balance', 'first'],
        ['x', value],
      ],
    },
  ];
  const shown = JSON.stringify(value).replace('\u007f', '\\u007f');
  expect(messageOf(() => HaproxyConfig.stringify(sections))).toBe(`1 finding:

error configuration-text: a configuration of HAProxy cannot hold ${shown}: a word is one line without control characters.
  in:  backend servers, line 2 = ${shown}
  fix: write a value that the format can hold.`);
});

test.each(['', '.if', '#', 'a b', "a'", 'a\nb'])('the keyword %j is refused', (keyword) => {
  const refusal = (place: string): string => `1 finding:

error configuration-text: ${JSON.stringify(keyword)} is not a valid name in a configuration of HAProxy.
  in:  ${place} = ${JSON.stringify(keyword)}
  fix: write a name of letters, digits, "_", "-" and ".".`;
  expect(messageOf(() => HaproxyConfig.stringify([{ type: keyword, lines: [] }]))).toBe(refusal('HaproxyConfig'));
  expect(messageOf(() => HaproxyConfig.stringify([{ type: 'global', lines: [[keyword]] }]))).toBe(
    refusal('global, line 1'),
  );
});
