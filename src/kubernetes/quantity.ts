import {
  BINARY_SUFFIXES,
  DECIMAL_SUFFIXES,
  quantityParts,
  type QuantityFormat,
  type QuantityParts,
} from './quantity-parts';
import { trimmedEnd } from './trimmed-end';

/** A Kubernetes quantity (CPU, bytes, counts), exactly. */
export interface Quantity {
  /** The number of billionths; for giants, of that many times ten to the power of `exponent`. */
  readonly nano: bigint;
  /** Absent but for numbers above 10^100, which would need too many digits. */
  readonly exponent?: number;
  readonly format: QuantityFormat;
  /** The text that Kubernetes prints, if it is known: for many quantities it is the one that was written. */
  readonly text?: string;
}

/** Nothing, which is also how Kubernetes reads a null. */
export const ZERO: Quantity = { nano: 0n, format: 'decimalSI' };

const NANO_DIGITS = 9;

/** How many billionths make one: the `nano` of the quantity 1. */
export const ONE = 10n ** BigInt(NANO_DIGITS);

/** The `nano` of the quantity 1m. */
export const MILLI = 10n ** 6n;

const MAX_BINARY = (2n ** 63n - 1n) * ONE;
const MAX_PLAIN_EXPONENT = 100;

/** More than any request that an API server takes could hold of them; sums and texts stay this long. */
const MAX_DIGITS = 100_000;

/** What Go trims, less what arrives escaped in JSON: control characters, and the line and paragraph separators. */
const BLANKS =
  ' \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000';
const FIRST_BLANKS = new RegExp(`^[${BLANKS}]+`);

/**
 * The value of a quantity as the API server decodes it, or undefined if the API server refuses it. What is finer than a
 * billionth is rounded away from zero; quantities with a binary suffix stop at 2^63-1; null is zero.
 *
 * Source: k8s.io/apimachinery/pkg/api/resource, Quantity.UnmarshalJSON and ParseQuantity.
 */
export function parseQuantity(value: unknown): Quantity | undefined {
  if (typeof value === 'string') return parseText(value);
  if (value === null) return ZERO;
  return typeof value === 'number' || typeof value === 'bigint' ? parseText(String(value)) : undefined;
}

/** The same few texts stand in every manifest. */
const KNOWN = new Map<string, Quantity>();
const MAX_KNOWN = 5000;
const MAX_KNOWN_LENGTH = 20;

function parseText(written: string): Quantity | undefined {
  const known = KNOWN.get(written);
  if (known) return known;
  const text = trimmedEnd(written, BLANKS).replace(FIRST_BLANKS, '');
  const parts = text === '' || text.length > MAX_DIGITS ? undefined : quantityParts(text);
  const quantity = parts && (isShort(parts) ? shortQuantity(parts) : longQuantity(parts));
  return quantity && written.length <= MAX_KNOWN_LENGTH && KNOWN.size < MAX_KNOWN
    ? remembered(written, quantity)
    : quantity;
}

function remembered(written: string, quantity: Quantity): Quantity {
  const complete = { ...quantity, text: canonicalQuantity(quantity) };
  KNOWN.set(written, complete);
  return complete;
}

/** Whether Kubernetes reads it into 64 bits, which decides whether it keeps the text and takes a lone suffix for zero. */
function isShort({ whole, decimals, scale }: QuantityParts): boolean {
  const digits = whole.length + decimals.length;
  if (scale.format !== 'binarySI') return digits <= 18 && toInt32(scale.exponent - decimals.length) >= -NANO_DIGITS;
  return decimals === '' && digits <= 14 - 3 * scale.powerOf1024;
}

function toInt32(value: number): number {
  return value | 0;
}

function shortQuantity({ text, isNegative, whole, decimals, scale }: QuantityParts): Quantity {
  const digits = whole + decimals;
  const power = toInt32(scale.exponent - decimals.length);
  const isKept =
    scale.format === 'binarySI'
      ? Number(digits) % 8 !== 0
      : power % 3 === 0 && !digits.endsWith('000') && !digits.startsWith('0');
  const magnitude = BigInt(digits) * raised(1024n, scale.powerOf1024);
  return { ...atPower(signed(magnitude, isNegative), power), format: scale.format, ...(isKept && { text }) };
}

function longQuantity({ isNegative, whole, decimals, hasDigits, scale }: QuantityParts): Quantity | undefined {
  if (!hasDigits) return undefined;
  const digits = BigInt(whole + decimals) * raised(1024n, scale.powerOf1024);
  const { nano, exponent } = atPower(digits, -toInt32(decimals.length - scale.exponent));
  const magnitude = scale.format === 'binarySI' && nano > MAX_BINARY ? MAX_BINARY : nano;
  // Less than one byte has no binary form.
  const format = scale.format === 'binarySI' && magnitude < ONE ? 'decimalSI' : scale.format;
  return { nano: signed(magnitude, isNegative), ...(exponent !== undefined && { exponent }), format };
}

/** The few powers that most quantities need, since BigInt is slow to raise. */
const RAISED = new Map<bigint, readonly bigint[]>(
  [10n, 1024n].map((base) => [base, Array.from({ length: 32 }, (_, exponent) => base ** BigInt(exponent))]),
);

function raised(base: 10n | 1024n, exponent: number): bigint {
  return RAISED.get(base)?.[exponent] ?? base ** BigInt(exponent);
}

function signed(magnitude: bigint, isNegative: boolean): bigint {
  return isNegative ? -magnitude : magnitude;
}

type Amount = Pick<Quantity, 'nano' | 'exponent'>;

/** A number of units of ten to a power, rounded away from zero to billionths. */
function atPower(units: bigint, powerOf10: number): Amount {
  if (units === 0n) return { nano: 0n };
  const power = powerOf10 + NANO_DIGITS;
  if (power > MAX_PLAIN_EXPONENT) return { nano: units, exponent: power };
  if (power >= 0) return { nano: units * raised(10n, power) };
  // Any divisor with more digits than there are leaves less than a billionth.
  return { nano: dividedAwayFromZero(units, raised(10n, Math.min(-power, MAX_DIGITS))) };
}

function dividedAwayFromZero(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  if (quotient * divisor === dividend) return quotient;
  return dividend < 0n ? quotient - 1n : quotient + 1n;
}

/**
 * The sum of two quantities, in the format of the left one unless that is zero.
 *
 * Source: k8s.io/apimachinery/pkg/api/resource, Quantity.Add.
 */
export function addQuantities(left: Quantity, right: Quantity): Quantity {
  const format = left.nano === 0n ? right.format : left.format;
  if (left.exponent === undefined && right.exponent === undefined) return { nano: left.nano + right.nano, format };
  return { ...addGiants(left, right), format };
}

/** The difference of two quantities, in the format of the left one unless that is zero. */
export function subtractQuantities(left: Quantity, right: Quantity): Quantity {
  return addQuantities(left, { ...right, nano: -right.nano });
}

/** Where one summand is beyond all digits of the other, the greater one stands for the sum. */
function addGiants(left: Amount, right: Amount): Amount {
  const [greater, less] = powerOf(left) >= powerOf(right) ? [left, right] : [right, left];
  const difference = powerOf(greater) - powerOf(less);
  if (less.nano === 0n || difference > MAX_DIGITS) return amount(greater.nano, powerOf(greater));
  if (greater.nano === 0n) return amount(less.nano, powerOf(less));
  return amount(greater.nano * 10n ** BigInt(difference) + less.nano, powerOf(less));
}

function powerOf({ exponent }: Amount): number {
  return exponent ?? 0;
}

function amount(nano: bigint, power: number): Amount {
  return power === 0 || nano === 0n ? { nano } : { nano, exponent: power };
}

/** Which of two quantities is greater, by value alone: -1 if it is the right one, 1 the left one, 0 neither. */
export function compareQuantities(left: Quantity, right: Quantity): -1 | 0 | 1 {
  const [leftSign, rightSign] = [signOf(left), signOf(right)];
  if (leftSign !== rightSign) return leftSign < rightSign ? -1 : 1;
  if (left.exponent === right.exponent) return order(left.nano, right.nano);
  const [leftDigits, rightDigits] = [digitsOf(left), digitsOf(right)];
  if (leftDigits !== rightDigits) return leftDigits < rightDigits === leftSign > 0 ? -1 : 1;
  return signOf(subtractQuantities(left, right));
}

function signOf({ nano }: Quantity): -1 | 0 | 1 {
  return order(nano, 0n);
}

function order(left: bigint, right: bigint): -1 | 0 | 1 {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** How many digits the billionths have. */
function digitsOf(quantity: Quantity): number {
  return String(quantity.nano).replace('-', '').length + powerOf(quantity);
}

/**
 * A quantity as the API server stores it in a list of resources: rounded away from zero to thousandths.
 *
 * Source: pkg/apis/core/v1/defaults.go, SetDefaults_ResourceList.
 */
export function roundUpToMilli(quantity: Quantity): Quantity {
  if (quantity.exponent !== undefined || quantity.nano % MILLI === 0n) return quantity;
  return { nano: dividedAwayFromZero(quantity.nano, MILLI) * MILLI, format: quantity.format };
}

/**
 * The text that Kubernetes stores and prints for a quantity, such as `500m`, `1`, `2Gi`: the text as written if it
 * keeps that, or else the computed one. Beyond the largest suffix it prints no suffix at all, and so does this.
 *
 * Source: k8s.io/apimachinery/pkg/api/resource, Quantity.String and Quantity.CanonicalizeBytes.
 */
export function canonicalQuantity(quantity: Quantity): string {
  if (quantity.text !== undefined) return quantity.text;
  if (quantity.nano === 0n) return '0';
  const sign = quantity.nano < 0n ? '-' : '';
  const magnitude = quantity.nano < 0n ? -quantity.nano : quantity.nano;
  const binary = quantity.format === 'binarySI' && quantity.exponent === undefined ? binaryText(magnitude) : undefined;
  return sign + (binary ?? decimalText(magnitude, quantity));
}

/** The canonical text of a quantity; a text that is none stays as it is, for the rules to find. */
export function canonicalText(text: string): string {
  const quantity = parseQuantity(text);
  return quantity ? canonicalQuantity(quantity) : text;
}

function binaryText(magnitude: bigint): string | undefined {
  if (magnitude % ONE !== 0n || magnitude < 1024n * ONE) return undefined;
  let value = magnitude / ONE;
  let power = 0;
  while (value % 1024n === 0n) {
    value /= 1024n;
    power += 1;
  }
  return `${value}${BINARY_SUFFIXES[power - 1] ?? ''}`;
}

function decimalText(magnitude: bigint, quantity: Quantity): string {
  const digits = String(magnitude);
  const significant = trimmedEnd(digits, '0');
  const exponent = digits.length - significant.length - NANO_DIGITS + powerOf(quantity);
  const moved = ((exponent % 3) + 3) % 3;
  return significant + '0'.repeat(moved) + decimalSuffix(exponent - moved, quantity.format);
}

function decimalSuffix(exponent: number, format: QuantityFormat): string {
  if (format !== 'decimalExponent') return DECIMAL_SUFFIXES[exponent / 3 + 3] ?? '';
  return exponent === 0 ? '' : `e${exponent}`;
}
