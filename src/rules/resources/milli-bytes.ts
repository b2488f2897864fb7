import { canonicalQuantity, ONE, parseQuantity } from '../../kubernetes/quantity';
import { byteQuantities, BYTE_FIELDS, type WrittenAmount } from '../written-amounts';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Problem } from '../../findings/problem';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

const MILLI_SUFFIX = /^\s*\+?([\d.]+)m\s*$/;

/**
 * Memory and storage are not written in thousandths of a byte: `512m` is about half a byte, and `512Mi` or `512M` was
 * meant. The API server takes it with a warning; with such a limit, no container starts.
 */
export const milliBytes: Rule = {
  id: 'milli-bytes',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  neverWorks: true,
  summary: 'Memory and storage are not written in thousandths of a byte.',
  fields: BYTE_FIELDS,
  onlyWith: ['resources', 'overhead', 'sizeLimit'],
  symptoms: [SYMPTOMS.crashLoop, SYMPTOMS.runError, SYMPTOMS.fractionalBytes],
  source: 'k8s.io/kubernetes/pkg/api/pod, warningsForPodSpecAndMeta (fractional byte value)',
  check: (pod) => byteQuantities(pod).flatMap(problemOf),
};

/** Whether an amount is so many thousandths of a byte, and no whole number of bytes. Tools do write those that are. */
export function isInMilliBytes(value: unknown): boolean {
  const quantity = parseQuantity(value);
  return quantity !== undefined && quantity.nano > 0n && quantity.nano % ONE !== 0n && MILLI_SUFFIX.test(String(value));
}

function problemOf({ path, value }: WrittenAmount): Problem[] {
  if (!isInMilliBytes(value)) return [];
  const number = MILLI_SUFFIX.exec(String(value))?.[1] ?? '';
  const bytes = canonicalQuantity(parseQuantity(number) ?? { nano: 0n, format: 'decimalSI' });
  const message = `${JSON.stringify(value)} is ${bytes} thousandths of a byte: the suffix m divides by 1000.`;
  return [{ path, message, fix: `write ${number}Mi for mebibytes, or ${number}M for megabytes.` }];
}
