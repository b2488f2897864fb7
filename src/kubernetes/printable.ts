/**
 * What a terminal would act on rather than show: control characters, marks that turn the direction of text round,
 * characters that take no room at all, and codes that are no characters. Those that choose the look of an emoji stay.
 */
const UNPRINTABLE =
  /(?![\ufe00-\ufe0f])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** A text of a manifest, safe to print: what a terminal would act on is spelled out, as in `\u001b`. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => SHORT_ESCAPES.get(character) ?? unicodeEscape(character));
}

/** As JSON and JavaScript escape it: the two halves of a character beyond U+FFFF one after the other. */
export function unicodeEscape(character: string): string {
  return character.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The longest text that is shown of a message. */
const MAX_LENGTH = 1000;

/** A text of which only the beginning and the end are shown if it is long. */
export function shortened(text: string, longest = MAX_LENGTH): string {
  if (text.length <= longest) return text;
  const half = Math.floor(longest / 2);
  return `${text.slice(0, half)} … ${text.slice(-half)}`;
}

/** The beginning of a text, with an ellipsis behind it if that is not all. */
export function cutOff(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}
