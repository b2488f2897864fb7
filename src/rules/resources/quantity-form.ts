import { RESOURCE_LIST_FIELDS, SIZE_FIELDS } from '../../kubernetes/fields/amounts';
import { fieldsOf } from '../../kubernetes/json';
import { canonicalQuantity, ONE, parseQuantity, roundUpToMilli } from '../../kubernetes/quantity';
import { valueAt } from '../../kubernetes/value-at';
import type { Pod } from '../../pod/pod';
import { isCountedInBytes } from '../../pod/resources/resource-names';
import { BYTE_FIELDS } from '../written-amounts';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { replacement } from '../mends';
import type { Rule } from '../rule';

/** The API group of a custom resource has a domain. */
const CUSTOM = /^[^/.]*\.[^/]*\//;

/**
 * An amount in a custom resource is written as Kubernetes prints it. The API server keeps the text, until the controller of
 * the kind writes the object back: a tool that compares the manifest with the cluster sees any other form as a difference,
 * each time. Of its own kinds the API server stores the amount, and such tools know it. Whole numbers without quotes are left
 * in peace, and so is what other rules find.
 *
 * Source: https://argo-cd.readthedocs.io/en/stable/user-guide/diffing/, known Kubernetes types in CRDs
 */
export const quantityForm: Rule = {
  id: 'quantity-form',
  severity: FindingSeverity.INFO,
  level: FindingLevel.RECOMMENDED,
  summary: 'An amount in a custom resource is written as Kubernetes prints it.',
  fields: BYTE_FIELDS,
  source: 'k8s.io/apimachinery/pkg/api/resource, Quantity.CanonicalizeBytes',
  mend: (pod, problem) => {
    const stored = storedText(valueAt(pod.spec, problem.path ?? ''));
    return stored === undefined ? [] : replacement(pod, problem, stored);
  },
  check: (pod) =>
    (CUSTOM.test(String(pod.manifest['apiVersion'])) ? amountsIn(pod) : []).flatMap(({ path, isInBytes, value }) => {
      const stored = storedText(value);
      if (stored === undefined || (isInBytes && !isWhole(value))) return [];
      const message = `${JSON.stringify(value)} becomes ${JSON.stringify(stored)} once a controller writes the object back, which tools such as Argo CD see as a difference.`;
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
  return quantity !== undefined && (quantity.exponent !== undefined || quantity.nano % ONE === 0n);
}
