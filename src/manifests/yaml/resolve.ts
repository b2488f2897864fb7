import { isInt64 } from '../json';

/** What a scalar means. Whole numbers are bigints, so that none is rounded and none is taken for a float. */
export type ScalarValue = string | number | bigint | boolean | null;

const WORDS: ReadonlyMap<string, ScalarValue> = new Map<string, ScalarValue>([
  ...named(true, 'y Y yes Yes YES true True TRUE on On ON'),
  ...named(false, 'n N no No NO false False FALSE off Off OFF'),
  ...named(null, '~ null Null NULL'),
  ...named(Number.NaN, '.nan .NaN .NAN'),
  ...named(Number.POSITIVE_INFINITY, '.inf .Inf .INF +.inf +.Inf +.INF'),
  ...named(Number.NEGATIVE_INFINITY, '-.inf -.Inf -.INF'),
  ['', null],
]);

const MAX_WORD_LENGTH = 5;

function named(value: ScalarValue, words: string): [string, ScalarValue][] {
  return words.split(' ').map((word) => [word, value]);
}

/** go-yaml does not read numbers of base 60. */
const FLOAT = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/;
const FLOAT_THAT_BEGINS_WITH_A_DOT = /^\.\d+([eE][-+]?\d+)?$/;
/** Go takes an underscore only between two digits. go-yaml drops all of them, but not in a float that begins with a dot. */
const MISPLACED_UNDERSCORE = /(?<!\d)_|_(?!\d)/;

/** As Go reads whole numbers: the prefix decides the base, and a zero alone means octal. */
const INTEGER = /^([-+]?)(?:0[xX]([\dA-Fa-f]+)|0[oO]?([0-7]+)|0[bB]([01]+)|(0|[1-9]\d*))$/;
const PREFIXES = ['0x', '0o', '0b', ''];

/** More do not fit into 64 bits in any base. */
const MAX_DIGITS = 64;
const MAX_UINT64 = 2n ** 64n - 1n;

/**
 * The value of a scalar that has neither quotes nor a tag, by YAML 1.1 as go-yaml has it: `yes` and `on` are booleans,
 * `0644` is octal, `1_000` a thousand, `12:30:00` and dates are texts.
 *
 * Source: go.yaml.in/yaml/v2/resolve.go, resolve.
 */
export function resolvePlain(text: string): ScalarValue {
  const word = text.length <= MAX_WORD_LENGTH ? WORDS.get(text) : undefined;
  if (word !== undefined) return word;
  const first = text.charCodeAt(0);
  if (first === 0x2e) return resolveAfterDot(text);
  const isNumeric = (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d;
  return isNumeric ? resolveNumeric(text) : text;
}

function resolveAfterDot(text: string): ScalarValue {
  const digits = MISPLACED_UNDERSCORE.test(text) ? text : text.replaceAll('_', '');
  return FLOAT_THAT_BEGINS_WITH_A_DOT.test(digits) ? floatOf(digits, text) : text;
}

function resolveNumeric(text: string): ScalarValue {
  const digits = text.replaceAll('_', '');
  const integer = integerOf(digits);
  if (integer !== undefined) return integer;
  return FLOAT.test(digits) ? floatOf(digits, text) : text;
}

function integerOf(text: string): bigint | undefined {
  const [, sign, ...bodies] = INTEGER.exec(text) ?? [];
  const base = bodies.findIndex((body) => body !== undefined);
  const digits = bodies[base]?.replace(/^0+(?=.)/, '');
  if (digits === undefined || digits.length > MAX_DIGITS) return undefined;
  const magnitude = BigInt(`${PREFIXES[base]}${digits}`);
  const value = sign === '-' ? -magnitude : magnitude;
  return isInt64(value) || (sign === '' && value <= MAX_UINT64) ? value : undefined;
}

/** A number that is too large for a float stays a text. */
function floatOf(digits: string, text: string): ScalarValue {
  const value = Number(digits);
  return Number.isFinite(value) ? value : text;
}
