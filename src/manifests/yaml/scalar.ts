import { isInt64, jsonNumber } from '../json';
import type { ScalarNode } from './node';
import { resolvePlain, type ScalarValue } from './resolve';
import { YAML_TAG } from './scan-tag';
import { ReadError } from '../read-error';

const FLOAT_TAG = `${YAML_TAG}float`;

/** The tags that say which type a text must have. Any other tag makes it a string. */
const TYPE_TAGS: ReadonlyMap<string, (value: ScalarValue) => boolean> = new Map<
  string,
  (value: ScalarValue) => boolean
>([
  [`${YAML_TAG}bool`, (value) => typeof value === 'boolean'],
  [`${YAML_TAG}int`, (value) => typeof value === 'bigint'],
  [FLOAT_TAG, (value) => typeof value === 'number'],
  [`${YAML_TAG}null`, (value) => value === null],
]);

/** kubectl takes these, and makes of them what nobody would guess. */
const REFUSED_TAGS: ReadonlySet<string> = new Set([`${YAML_TAG}binary`, `${YAML_TAG}timestamp`]);

/**
 * The value of a scalar by its text and its tag.
 *
 * Source: go.yaml.in/yaml/v2/decode.go, decoder.scalar; resolve.go, resolve.
 */
export function scalarValue({ tag, text, isImplicit, start }: ScalarNode): ScalarValue {
  if (tag === '') return isImplicit ? resolvePlain(text) : text;
  if (REFUSED_TAGS.has(tag)) throw new ReadError(`the tag ${shortTag(tag)} is not supported`, start);
  const isOfType = TYPE_TAGS.get(tag);
  if (!isOfType) return text;
  const value = resolvePlain(text);
  if (tag === FLOAT_TAG && typeof value === 'bigint' && isInt64(value)) return Number(value);
  if (!isOfType(value)) throw new ReadError(`"${text}" is not a ${shortTag(tag)}`, start);
  return value;
}

function shortTag(tag: string): string {
  return tag.replace(YAML_TAG, '!!');
}

/** The value of a scalar in JSON, or undefined if JSON has none. */
export function jsonScalar(value: ScalarValue): unknown {
  if (typeof value === 'bigint') return isInt64(value) ? jsonNumber(String(value)) : Number(value);
  return typeof value === 'number' ? jsonNumber(String(value)) : value;
}

/**
 * The text that a scalar has as the key of a field, or undefined if it cannot be one.
 *
 * Source: sigs.k8s.io/yaml, convertToJSONableObject.
 */
export function keyText(value: ScalarValue): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'bigint') return isInt64(value) ? String(value) : undefined;
  return value === null ? undefined : floatKeyText(value);
}

const MAX_SIGNIFICANT_DIGITS = 9;
const MIN_EXPONENT_WITH_E = 6;
const MIN_EXPONENT_WITHOUT_E = -4;

/** As Go formats a float of 32 bits: `strconv.FormatFloat(value, 'g', -1, 32)`. */
function floatKeyText(value: number): string {
  const rounded = Math.fround(value);
  if (Number.isNaN(rounded)) return '.nan';
  if (!Number.isFinite(rounded)) return rounded > 0 ? '.inf' : '-.inf';
  const [mantissa = '', exponentText = ''] = shortestExponential(rounded).split('e');
  const exponent = Number(exponentText);
  if (exponent < MIN_EXPONENT_WITHOUT_E || exponent >= MIN_EXPONENT_WITH_E) {
    return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  return Object.is(rounded, -0) ? '-0' : String(Number(`${mantissa}e${exponent}`));
}

/** The fewest digits that mean this float of 32 bits. */
function shortestExponential(value: number): string {
  for (let digits = 0; digits < MAX_SIGNIFICANT_DIGITS; digits += 1) {
    const text = value.toExponential(digits);
    if (Math.fround(Number(text)) === value) return text;
  }
  return value.toExponential();
}
