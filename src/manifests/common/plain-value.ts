import { resolvePlain } from '../yaml/resolve';
import { jsonScalar } from '../yaml/scalar';
import { bailOut } from './cursor';

/** The first characters of texts that may not be strings: `y`, `no`, `true`, `off`, `~`, a sign, a digit, a dot. */
const MAY_HAVE_TYPE = maskOf('yYnNtTfFoO~+-.0123456789');
const SMALL_INTEGER = /^(?:0|[1-9]\d{0,14})$/;

/** The length of the longest word for a boolean or null. */
const MAX_WORD_LENGTH = 5;

/** A table of ASCII characters, with 1 for those in the text. */
export function maskOf(characters: string): Uint8Array {
  const mask = new Uint8Array(128);
  for (const character of characters) mask[character.charCodeAt(0)] = 1;
  return mask;
}

/** The JSON value of a scalar without quotes. */
export function plainValue(text: string): unknown {
  const first = text.charCodeAt(0);
  if (MAY_HAVE_TYPE[first] !== 1) return text;
  if (first > 0x39 && text.length > MAX_WORD_LENGTH) return text;
  if (SMALL_INTEGER.test(text)) return Number(text);
  return jsonScalar(resolvePlain(text)) ?? nullOf(text);
}

function nullOf(text: string): unknown {
  return resolvePlain(text) === null ? null : bailOut();
}

/** Whether a scalar without quotes is the name of a field as it stands. */
export function isTextKey(text: string): boolean {
  return MAY_HAVE_TYPE[text.charCodeAt(0)] !== 1 || typeof resolvePlain(text) === 'string';
}
