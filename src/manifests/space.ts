const SPACE = /[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/**
 * Whether a character is white space for Go.
 *
 * Source: unicode.IsSpace.
 */
export function isSpace(character: string): boolean {
  return SPACE.test(character);
}

/** Where a text goes on behind the white space at a position. */
export function skipSpace(text: string, position: number): number {
  let at = position;
  while (isSpace(text.charAt(at))) at += 1;
  return at;
}
