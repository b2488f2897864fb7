/** How a quantity is written: with a suffix of powers of ten or of 1024, or with an exponent. */
export type QuantityFormat = 'decimalSI' | 'binarySI' | 'decimalExponent';

/** The suffixes of powers of 1000, from a billionth. */
export const DECIMAL_SUFFIXES: readonly string[] = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];

/** The suffixes of powers of 1024, from 1024. */
export const BINARY_SUFFIXES: readonly string[] = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

const GRAMMAR = /^([+-]?)0*([1-9]\d*)?(?:\.(\d*))?([EPTGMK]i|[numkMGTPE]?|[eE][+-]?\d+)$/;

/** What a text says that has the grammar of a quantity. */
export interface QuantityParts {
  readonly text: string;
  readonly isNegative: boolean;
  /** The digits before the point, without leading zeros but for a lone one. */
  readonly whole: string;
  readonly decimals: string;
  readonly hasDigits: boolean;
  readonly scale: Scale;
}

/**
 * The parts of a quantity, or undefined if the text is not one. The digits may be missing.
 *
 * Source: k8s.io/apimachinery/pkg/api/resource, parseQuantityString and suffixHandler.interpret.
 */
export function quantityParts(text: string): QuantityParts | undefined {
  const match = GRAMMAR.exec(text);
  const scale = match && scaleOf(match[4] ?? '');
  if (!scale) return undefined;
  const [, sign, whole = '0', decimals = ''] = match;
  const hasDigits = /^[+-]?\.?\d/.test(text);
  return { text, isNegative: sign === '-', whole, decimals, hasDigits, scale };
}

interface Scale {
  readonly format: QuantityFormat;
  readonly exponent: number;
  readonly powerOf1024: number;
}

const SUFFIX_SCALES: ReadonlyMap<string, Scale> = new Map([
  ...DECIMAL_SUFFIXES.map((suffix, index) => [suffix, decimalScale('decimalSI', (index - 3) * 3)] as const),
  ...BINARY_SUFFIXES.map(
    (suffix, index) => [suffix, { format: 'binarySI', exponent: 0, powerOf1024: index + 1 }] as const,
  ),
]);

function decimalScale(format: QuantityFormat, exponent: number): Scale {
  return { format, exponent, powerOf1024: 0 };
}

/** Kubernetes reads an exponent into 64 bits and keeps 32 of them. */
function scaleOf(suffix: string): Scale | undefined {
  const known = SUFFIX_SCALES.get(suffix);
  if (known) return known;
  const exponent = BigInt(suffix.slice(1).replace('+', ''));
  if (BigInt.asIntN(64, exponent) !== exponent) return undefined;
  return decimalScale('decimalExponent', Number(BigInt.asIntN(32, exponent)));
}
