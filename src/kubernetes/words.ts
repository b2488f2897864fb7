/** Texts in a row: `a`, `a and b`, `a, b and c`. */
export function listed(texts: readonly string[]): string {
  if (texts.length < 2) return texts.join('');
  return `${texts.slice(0, -1).join(', ')} and ${texts[texts.length - 1]}`;
}

/** Names in a row, in quotes: `"a"`, `"a" and "b"`, `"a", "b" and "c"`. */
export function quotedList(names: readonly string[]): string {
  return listed(names.map((name) => `"${name}"`));
}

/** Texts of which one is to be chosen: `a`, `a or b`, `a, b or c`. */
export function choice(texts: readonly string[]): string {
  if (texts.length < 2) return texts.join('');
  return `${texts.slice(0, -1).join(', ')} or ${texts[texts.length - 1]}`;
}

/** Names of which one is to be chosen, in quotes: `"a"`, `"a" or "b"`, `"a", "b" or "c"`. */
export function quotedChoice(names: readonly string[]): string {
  return choice(names.map((name) => `"${name}"`));
}

/** The first names of a row, in quotes, and how many more there are: `"a", "b" and 3 more`. */
export function quotedFirst(names: readonly string[], count: number): string {
  const more = names.length - count;
  const shown = names.slice(0, count).map((name) => `"${name}"`);
  return listed(more > 0 ? [...shown, `${more} more`] : shown);
}

/** A count with its noun: `1 finding`, `2 findings`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A sentence with its capital letter and full stop. */
export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
}

/** A name behind its article, which follows the sound: `a UserName`, `an UpstreamPort`, `an HttpGetOptions`. */
export function withArticle(name: string): string {
  return `${/^(A|E|I|O|U(?!ni|RL|s|UID)|H(ttp|TTP))/i.test(name) ? 'an' : 'a'} ${name}`;
}
