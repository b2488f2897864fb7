import type { Random } from '../agreement/random';
import { CHARACTERS, LINES } from './fragments';

type Change = (text: string, random: Random) => string;

const MAX_CHANGES = 4;
const MAX_SHIFT = 4;

const CHANGES: readonly Change[] = [
  onLines((lines, at) => lines.splice(at, 1)),
  onLines((lines, at) => lines.splice(at, 0, lines[at] ?? '')),
  onLines((lines, at, random) => lines.splice(random.below(lines.length), 0, ...lines.splice(at, 1))),
  onLines((lines, at, random) => lines.splice(at, 0, indentOf(lines[at]) + random.pick(LINES))),
  onLines((lines, at, random) => (lines[at] = ' '.repeat(random.below(MAX_SHIFT)) + (lines[at] ?? ''))),
  onLines((lines, at) => (lines[at] = (lines[at] ?? '').replace(/^ {1,2}/, ''))),
  onLines((lines, at) => (lines[at] = `${lines[at] ?? ''} # comment`)),
  (text, random) => edited(text, random.below(text.length + 1), 0, random.pick(CHARACTERS)),
  (text, random) => edited(text, random.below(text.length + 1), 1, random.pick(CHARACTERS)),
  (text, random) => edited(text, random.below(text.length + 1), 1, ''),
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text) => text.replaceAll('\n', '\r\n'),
];

/** A text with a few small changes. */
export function mutate(text: string, random: Random): string {
  let mutated = text;
  for (let left = 1 + random.below(MAX_CHANGES); left > 0; left -= 1) mutated = random.pick(CHANGES)(mutated, random);
  return mutated;
}

function onLines(change: (lines: string[], at: number, random: Random) => unknown): Change {
  return (text, random) => {
    const lines = text.split('\n');
    change(lines, random.below(lines.length), random);
    return lines.join('\n');
  };
}

function indentOf(line = ''): string {
  return /^ */.exec(line)?.[0] ?? '';
}

function edited(text: string, at: number, removed: number, inserted: string): string {
  return text.slice(0, at) + inserted + text.slice(at + removed);
}
