/** Why a value is neither a number of 0 or more nor a percentage; undefined if it is one. Source: IsValidPercent. */
export function amountProblem(value: unknown): string | undefined {
  if (typeof value === 'number') return value < 0 ? 'is negative' : undefined;
  if (typeof value === 'string')
    return /^\d+%$/.test(value) ? undefined : 'is neither a number nor a percentage, such as 25%';
  return undefined;
}

/** The number before the percent sign; undefined if the value is not a percentage. */
export function percentOf(value: unknown): number | undefined {
  return typeof value === 'string' && /^\d+%$/.test(value) ? Number(value.slice(0, -1)) : undefined;
}

/** Whether a value stands for nothing at all. Source: k8s.io/kubernetes/pkg/apis/apps/validation, getIntOrPercentValue. */
export function isZeroAmount(value: unknown): boolean {
  const number =
    typeof value === 'string' ? (percentOf(value) ?? (/^[+-]?\d+$/.test(value) ? Number(value) : 0)) : value;
  return number === 0;
}
