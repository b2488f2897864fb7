/**
 * What a terminal would act on rather than show: control characters, and marks that turn the direction of text round or
 * take no room at all.
 */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const SHORT_ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A text of a manifest, safe to print: what a terminal would act on is spelled out, as in `\u001b`. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, escaped).replace(LONE_SURROGATE, escaped);
}

function escaped(character: string): string {
  return SHORT_ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
