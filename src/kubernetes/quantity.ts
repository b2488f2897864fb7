type QuantityFormat = 'decimalSI' | 'binarySI' | 'decimalExponent';

/** A Kubernetes quantity (CPU, bytes, counts) as an exact number of billionths. */
export interface Quantity {
  readonly nano: bigint;
  readonly format: QuantityFormat;
}

const NANO_DIGITS = 9;
const ONE = 10n ** BigInt(NANO_DIGITS);
const LARGEST_BINARY = (2n ** 63n - 1n) * ONE;
const LARGEST_EXPONENT = 100;

const DECIMAL_SUFFIXES: readonly string[] = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY_SUFFIXES: readonly string[] = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** No digits at all are a zero, as for Kubernetes; only an empty text is none. */
const GRAMMAR = /^(?=.)([+-]?)(\d*\.?\d*)([EPTGMK]i|[numkMGTPE]?|[eE][+-]?\d+)$/;

/**
 * The value of a quantity, or undefined where the text (or number) is none. What is finer than a billionth is rounded
 * away from zero; quantities with a binary suffix stop at 2^63-1.
 *
 * Source: k8s.io/apimachinery/pkg/api/resource, ParseQuantity and Quantity.UnmarshalJSON (numbers and outer blanks).
 */
export function parseQuantity(value: unknown): Quantity | undefined {
  const parts = partsOf(value);
  const scale = parts && scaleOf(parts.suffix);
  if (!scale) return undefined;
  const digits = BigInt(parts.digits || '0') * 1024n ** BigInt(scale.powerOf1024);
  const magnitude = capped(toNano(digits, scale.powerOf10 - parts.decimals), scale.format);
  return { nano: parts.isNegative ? -magnitude : magnitude, format: formatOf(magnitude, scale.format) };
}

/** Less than one byte has no binary form. */
function formatOf(magnitude: bigint, written: QuantityFormat): QuantityFormat {
  return written === 'binarySI' && magnitude < ONE ? 'decimalSI' : written;
}

interface Parts {
  readonly isNegative: boolean;
  /** The digits before and after the point. */
  readonly digits: string;
  /** How many digits stand after the point. */
  readonly decimals: number;
  readonly suffix: string;
}

function partsOf(value: unknown): Parts | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const match = GRAMMAR.exec(String(value).trim());
  if (!match) return undefined;
  const [sign, number, suffix] = match.slice(1) as [string, string, string];
  const decimals = number.includes('.') ? number.length - number.indexOf('.') - 1 : 0;
  return { isNegative: sign === '-', digits: number.replace('.', ''), decimals, suffix };
}

function capped(magnitude: bigint, format: QuantityFormat): bigint {
  return format === 'binarySI' && magnitude > LARGEST_BINARY ? LARGEST_BINARY : magnitude;
}

interface Scale {
  readonly format: QuantityFormat;
  readonly powerOf10: number;
  readonly powerOf1024: number;
}

function scaleOf(suffix: string): Scale | undefined {
  const binary = BINARY_SUFFIXES.indexOf(suffix);
  if (binary >= 0) return { format: 'binarySI', powerOf10: 0, powerOf1024: binary + 1 };
  const decimal = DECIMAL_SUFFIXES.indexOf(suffix);
  if (decimal >= 0) return { format: 'decimalSI', powerOf10: (decimal - 3) * 3, powerOf1024: 0 };
  const exponent = Number(suffix.slice(1));
  if (Math.abs(exponent) > LARGEST_EXPONENT) return undefined;
  return { format: 'decimalExponent', powerOf10: exponent, powerOf1024: 0 };
}

function toNano(digits: bigint, powerOf10: number): bigint {
  const power = powerOf10 + NANO_DIGITS;
  if (power >= 0) return digits * 10n ** BigInt(power);
  return divideRoundingUp(digits, 10n ** BigInt(-power));
}

function divideRoundingUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}

/**
 * The one text that Kubernetes computes for a value: `500m`, `1`, `2Gi`.
 *
 * Source: k8s.io/apimachinery/pkg/api/resource, Quantity.CanonicalizeBytes.
 */
export function canonicalQuantity(quantity: Quantity): string {
  const sign = quantity.nano < 0n ? '-' : '';
  const magnitude = quantity.nano < 0n ? -quantity.nano : quantity.nano;
  if (magnitude === 0n) return '0';
  const text = quantity.format === 'binarySI' ? binaryText(magnitude) : undefined;
  return sign + (text ?? decimalText(magnitude, quantity.format === 'decimalExponent'));
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
  while (value % 1024n === 0n && power < BINARY_SUFFIXES.length) {
    value /= 1024n;
    power += 1;
  }
  return `${value}${power === 0 ? '' : BINARY_SUFFIXES[power - 1]}`;
}

function decimalText(magnitude: bigint, isExponentForm: boolean): string {
  let value = magnitude;
  let power = -NANO_DIGITS;
  const largest = isExponentForm ? Number.POSITIVE_INFINITY : 18;
  while (value % 1000n === 0n && power < largest) {
    value /= 1000n;
    power += 3;
  }
  if (!isExponentForm) return `${value}${DECIMAL_SUFFIXES[power / 3 + 3]}`;
  return power === 0 ? `${value}` : `${value}e${power}`;
}
