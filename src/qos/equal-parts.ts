import {
  addQuantities,
  compareQuantities,
  MILLI,
  ONE,
  subtractQuantities,
  ZERO,
  type Quantity,
} from '../kubernetes/quantity';
import { isHugePages } from '../pod/resources/pod-level-resources';
import { hugePageSize } from '../pod/resources/resource-names';

/** The `nano` of the quantity 1Mi. */
export const MEBI = 1024n * 1024n * ONE;

/** What is to be shared of a resource. */
export interface SharedAmount {
  readonly resource: string;
  /** All of it. */
  readonly budget: Quantity;
  /** What others have of it. */
  readonly taken: readonly Quantity[];
  /** What each of those who share it has already. */
  readonly own: readonly Quantity[];
}

/**
 * What each of those who share a resource has of it in the end: its own amount and an equal part of what is left. The
 * parts are whole thousandths of a core, whole MiB if all amounts are, else whole bytes, and whole huge pages; the first
 * ones get one more if that does not divide. Undefined if more is taken than there is.
 */
export function sharesOf({ resource, budget, taken, own }: SharedAmount): Quantity[] | undefined {
  const left = [...taken, ...own].reduce(subtractQuantities, budget);
  if (left.exponent !== undefined || compareQuantities(left, ZERO) < 0) return undefined;
  const parts = equalParts(left.nano, own.length, unitOf(resource, left.nano));
  return own.map((amount, index) => addQuantities({ nano: parts[index] ?? 0n, format: budget.format }, amount));
}

/** What is less than a unit goes to the first one. */
function equalParts(nano: bigint, count: number, unit: bigint): bigint[] {
  const [units, rest] = [nano / unit, nano % unit];
  const [each, more] = [units / BigInt(count), units % BigInt(count)];
  return Array.from({ length: count }, (_, index) => {
    const part = (BigInt(index) < more ? each + 1n : each) * unit;
    return index === 0 ? part + rest : part;
  });
}

function unitOf(resource: string, nano: bigint): bigint {
  if (resource === 'cpu') return MILLI;
  if (isHugePages(resource)) return hugePageSize(resource)?.nano ?? ONE;
  return nano % MEBI === 0n ? MEBI : ONE;
}
