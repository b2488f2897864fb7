import type { Json } from './json';

const QUANTITY = /^([+-]?)(\d*)(?:\.(\d*))?(?:([eE][+-]?\d+)|([numkMGTPE]|[KMGTPE]i)?)$/;
const BINARY = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const DECIMAL: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };

/**
 * A Kubernetes quantity in billionths, the finest grain that the API server keeps, or undefined for anything else.
 * Written apart from the library's own arithmetic, which is what is being judged.
 */
export function nanos(value: Json | undefined): bigint | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const [match, sign, whole = '', fraction = '', exponent, suffix = ''] = QUANTITY.exec(String(value)) ?? [];
  if (match === undefined || whole + fraction === '') return undefined;
  const power = exponent === undefined ? (DECIMAL[suffix] ?? 0) : Number(exponent.slice(1));
  const digits = BigInt(whole + fraction) * 1024n ** BigInt(BINARY.indexOf(suffix) + 1);
  const amount = scaled(digits, power + 9 - fraction.length);
  return sign === '-' ? -amount : amount;
}

/** The API server rounds up what is finer than it keeps. */
function scaled(digits: bigint, power: number): bigint {
  if (power >= 0) return digits * 10n ** BigInt(power);
  const divisor = 10n ** BigInt(-power);
  return (digits + divisor - 1n) / divisor;
}
