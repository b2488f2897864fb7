import type { Random } from '../agreement/random';
import { CHARACTERS, LINES } from './fragments';
import { mutate } from './mutate';
import { writeManifest } from './write-manifest';

const MAX_CHARACTERS = 40;
const MAX_LINES = 12;
const MAX_INDENT = 5;

/** A text of one of several kinds: written, mutated, put together from lines or from characters. */
export function anyText(random: Random, corpus: readonly string[]): string {
  return random.weighted<() => string>([
    [3, () => writeManifest(random)],
    [3, () => mutate(random.pick(corpus), random)],
    [2, () => mutate(writeManifest(random), random)],
    [2, () => anyLines(random)],
    [2, () => anyCharacters(random)],
    [1, () => jsonStream(random)],
  ])();
}

function times<T>(amount: number, make: () => T): T[] {
  return Array.from({ length: amount }, make);
}

function anyLines(random: Random): string {
  const lines = times(1 + random.below(MAX_LINES), () => {
    const indent = random.chance(0.5) ? 0 : random.below(MAX_INDENT);
    return ' '.repeat(indent) + random.pick(LINES);
  });
  return lines.join('\n') + (random.chance(0.8) ? '\n' : '');
}

function anyCharacters(random: Random): string {
  return times(1 + random.below(MAX_CHARACTERS), () => random.pick(CHARACTERS)).join('');
}

const JSON_PIECES = ['{"a":1}', '{"a":[1,{"b":null}],"a b":"\\u00e4\\n"}', '{}', '[1]', 'null', '1.0', '-0', '"a"'];
const JSON_GLUE = ['', ' ', '\n', '\n---\n', '\n\n', ',', '\n# c\n'];

function jsonStream(random: Random): string {
  const pieces = times(1 + random.below(3), () => random.pick(JSON_PIECES) + random.pick(JSON_GLUE)).join('');
  const text = random.chance(0.5) ? `{"kind":"List","items":[${pieces}]}` : pieces;
  return random.chance(0.6) ? mutate(text, random) : text;
}
