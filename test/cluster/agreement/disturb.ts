import type { Random } from './random';

/** A text with a character too many, too few, or another one. */
export function disturb(random: Random, text: string, characters: string): string {
  const at = random.below(text.length + 1);
  const character = characters.charAt(random.below(characters.length));
  return random.pick([
    text.slice(0, at) + character + text.slice(at),
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + character + text.slice(at + 1),
  ]);
}
