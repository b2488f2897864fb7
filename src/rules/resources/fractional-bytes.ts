import { canonicalQuantity, ONE, parseQuantity } from '../../kubernetes/quantity';
import { valueAt } from '../../kubernetes/value-at';
import { byteQuantities, BYTE_FIELDS } from '../written-amounts';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { replacement } from '../mends';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';
import { isInMilliBytes } from './milli-bytes';

/**
 * Memory and storage are whole numbers of bytes: Kubernetes rounds others up, and kubectl warns of them.
 */
export const fractionalBytes: Rule = {
  id: 'fractional-bytes',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'Memory and storage are whole numbers of bytes.',
  fields: BYTE_FIELDS,
  onlyWith: ['resources', 'overhead', 'sizeLimit'],
  symptoms: [SYMPTOMS.fractionalBytes],
  source: 'k8s.io/kubernetes/pkg/api/pod, warningsForPodSpecAndMeta',
  mend: (pod, problem) => {
    const bytes = wholeBytes(valueAt(pod.spec, problem.path ?? ''));
    return bytes === undefined ? [] : replacement(pod, problem, bytes);
  },
  check: (pod) =>
    byteQuantities(pod).flatMap(({ path, value }) => {
      const bytes = wholeBytes(value);
      if (bytes === undefined) return [];
      const message = `${JSON.stringify(value)} is not a whole number of bytes, and is rounded up.`;
      return [{ path, message, fix: `write ${bytes}, or an amount without decimals.` }];
    }),
};

/** What an amount is rounded up to; undefined if it is a whole number, or something else was probably meant. */
function wholeBytes(value: unknown): string | undefined {
  const quantity = parseQuantity(value);
  if (!quantity || quantity.nano <= 0n || quantity.nano % ONE === 0n || isInMilliBytes(value)) return undefined;
  return canonicalQuantity({ nano: roundedUp(quantity.nano), format: quantity.format });
}

function roundedUp(nano: bigint): bigint {
  return ((nano + ONE - 1n) / ONE) * ONE;
}
