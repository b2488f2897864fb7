const INTEGER = /^-?\d+$/;
const MIN_INT64 = -(2n ** 63n);
const MAX_INT64 = 2n ** 63n - 1n;

/**
 * The number that kubectl sends for a number in JSON: 64 bits for a whole number, a floating-point one otherwise. What
 * a JavaScript number cannot hold exactly is a bigint; what neither can hold is undefined.
 *
 * Source: k8s.io/apimachinery/pkg/util/json, Unmarshal (sigs.k8s.io/json, UnmarshalCaseSensitivePreserveInts).
 */
export function jsonNumber(text: string): number | bigint | undefined {
  const value = Number(text);
  if (Number.isSafeInteger(value) && INTEGER.test(text)) return value + 0;
  if (!Number.isFinite(value)) return undefined;
  if (!INTEGER.test(text)) return value;
  const exact = BigInt(text);
  return exact >= MIN_INT64 && exact <= MAX_INT64 ? exact : value;
}
