import { canonicalQuantity, ONE, parseQuantity } from '../../kubernetes/quantity';
import { amountsInBytes, type WrittenAmount } from '../amounts-in-bytes';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { AttributedProblem as Problem } from '../../findings/problem';
import type { Rule } from '../rule';

const MILLI_SUFFIX = /^\s*\+?([\d.]+)m\s*$/;

/**
 * Memory and storage are not written in thousandths of a byte: `512m` is about half a byte, and `512Mi` or `512M` was
 * meant. With a limit of it, no container starts.
 */
export const milliBytes: Rule = {
  id: 'milli-bytes',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  summary: 'Memory and storage are not written in thousandths of a byte.',
  fields: ['the amounts of memory', 'storage and huge pages in resources', 'and the size limits of volumes'],
  source:
    'k8s.io/apimachinery/pkg/api/resource, Quantity; the API server takes it with a warning, k8s.io/kubernetes/pkg/api/pod, warningsForPodSpecAndMeta',
  check: (pod) => amountsInBytes(pod).flatMap(problemOf),
};

/** Whether an amount is so many thousandths of a byte, and no whole number of bytes. Tools do write those that are. */
export function isInMilliBytes(value: unknown): boolean {
  const quantity = parseQuantity(value);
  return quantity !== undefined && quantity.nano > 0n && quantity.nano % ONE !== 0n && MILLI_SUFFIX.test(String(value));
}

function problemOf({ place, path, value }: WrittenAmount): Problem[] {
  if (!isInMilliBytes(value)) return [];
  const number = MILLI_SUFFIX.exec(String(value))?.[1] ?? '';
  const bytes = canonicalQuantity(parseQuantity(number) ?? { nano: 0n, format: 'decimalSI' });
  const message = `${JSON.stringify(value)} is ${bytes} thousandths of a byte: the suffix m divides by 1000.`;
  return [{ ...place, path, value, message, fix: `write ${number}Mi for mebibytes, or ${number}M for megabytes.` }];
}
