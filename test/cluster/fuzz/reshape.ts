import type { Random } from '../agreement/random';
import { mutate } from '../yaml/mutate';

type Change = (text: string, random: Random) => string;

/** Names that are members of every object of JavaScript, or that a terminal would act on. */
const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '"\\e[2J"',
  '"\\u202e"',
  '""',
  '~',
  'items',
  '<<',
];

const MAX_COPIES = 300;
const MAX_CHARACTERS = 256 * 1024;

const CHANGES: readonly Change[] = [
  // structure and size: a block many times
  (text, random) => {
    const lines = text.split('\n');
    const start = random.below(lines.length);
    const block = lines.slice(start, start + 1 + random.below(8));
    const copies = 2 + random.below(MAX_COPIES);
    return [
      ...lines.slice(0, start),
      ...Array.from({ length: copies }, () => block).flat(),
      ...lines.slice(start),
    ].join('\n');
  },
  // the same, with other numbers, so that no two names are equal
  (text, random) => {
    const lines = text.split('\n');
    const start = random.below(lines.length);
    const block = lines.slice(start, start + 1 + random.below(8)).join('\n');
    const copies = Array.from({ length: 2 + random.below(MAX_COPIES) }, (_, copy) =>
      block.replace(/(name: *[\w-]+)/g, `$1-${copy}`),
    );
    return [...lines.slice(0, start), ...copies, ...lines.slice(start)].join('\n');
  },
  // size of one value
  (text, random) => replaceWord(text, random, (word) => word.repeat(1 + random.below(2000))),
  // names
  (text, random) => replaceWord(text, random, () => random.pick(NAMES)),
  // bytes
  (text, random) => {
    const bytes = Buffer.from(text);
    for (let left = 1 + random.below(4); left > 0 && bytes.length > 0; left -= 1)
      bytes[random.below(bytes.length)] = random.below(256);
    return bytes.toString('utf8');
  },
  mutate,
];

/** A text with changes of its structure, its size, its names and its bytes. */
export function reshape(text: string, random: Random): string {
  let changed = text;
  for (let left = 1 + random.below(3); left > 0; left -= 1) {
    changed = random.pick(CHANGES)(changed, random).slice(0, MAX_CHARACTERS);
  }
  return changed;
}

function replaceWord(text: string, random: Random, change: (word: string) => string): string {
  const words = [...text.matchAll(/[\w./-]+/g)];
  const word = words[random.below(Math.max(words.length, 1))];
  if (!word) return text;
  return text.slice(0, word.index) + change(word[0]) + text.slice(word.index + word[0].length);
}
