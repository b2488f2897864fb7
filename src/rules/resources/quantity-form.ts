import { RESOURCE_LIST_FIELDS, SIZE_FIELDS } from '../../kubernetes/fields/amounts';
import { fieldsOf } from '../../kubernetes/json';
import { canonicalQuantity, ONE, parseQuantity, roundUpToMilli } from '../../kubernetes/quantity';
import { valueAt } from '../../kubernetes/value-at';
import type { Pod } from '../../pod/pod';
import { isCountedInBytes } from '../../pod/resources/resource-names';
import { BYTE_FIELDS } from '../amounts-in-bytes';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { replacement } from '../mends';
import type { Rule } from '../rule';

/**
 * An amount is written as the API server stores it. A tool that compares the manifest with the cluster sees any other form
 * as a difference, each time. Whole numbers without quotes are left in peace, and so is what other rules find, and what code makes:
 * cdk8s-plus itself writes `1000m`.
 */
export const quantityForm: Rule = {
  id: 'quantity-form',
  severity: FindingSeverity.INFO,
  level: FindingLevel.RECOMMENDED,
  summary: 'An amount is written in the form in which the API server stores it.',
  fields: BYTE_FIELDS,
  source: 'k8s.io/apimachinery/pkg/api/resource, Quantity.CanonicalizeBytes',
  mend: (pod, problem) => {
    const stored = storedText(valueAt(pod.spec, problem.path ?? ''));
    return stored === undefined ? [] : replacement(pod, problem, stored);
  },
  check: (pod) =>
    (pod.isFromCode ? [] : amountsIn(pod)).flatMap(({ path, isInBytes, value }) => {
      const stored = storedText(value);
      if (stored === undefined || (isInBytes && !isWhole(value))) return [];
      const message = `${JSON.stringify(value)} is stored as ${JSON.stringify(stored)}, which tools that compare the two see as a difference.`;
      return [{ path, message, fix: `write ${stored}.` }];
    }),
};

interface Amount {
  /** The path from the Pod's spec. */
  readonly path: string;
  readonly isInBytes: boolean;
  readonly value: unknown;
}

function amountsIn({ spec }: Pod): Amount[] {
  const listed = RESOURCE_LIST_FIELDS.find(spec).flatMap(({ path, value }) =>
    Object.entries(fieldsOf(value)).map(([name, amount]) => ({
      path: `${path}[${name}]`,
      isInBytes: isCountedInBytes(name),
      value: amount,
    })),
  );
  return [...listed, ...SIZE_FIELDS.find(spec).map((size) => ({ ...size, isInBytes: true }))];
}

/** The text that is stored for an amount; undefined if it is the one that is written, or if there is none. */
function storedText(value: unknown): string | undefined {
  const quantity = value === null ? undefined : parseQuantity(value);
  const stored = quantity && canonicalQuantity(roundUpToMilli(quantity));
  return stored === String(value) ? undefined : stored;
}

function isWhole(value: unknown): boolean {
  const quantity = parseQuantity(value);
  return quantity !== undefined && (quantity.giantPower !== undefined || quantity.nano % ONE === 0n);
}
