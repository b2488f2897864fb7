const SAFE = /^[\w@%+=:,./-]+$/;

/** A text as one word of a shell's command line, in quotes if it needs them. */
export function shellWord(text: string): string {
  return SAFE.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
