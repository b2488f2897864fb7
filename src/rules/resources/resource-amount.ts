import { canonicalQuantity, ONE, type Quantity } from '../../kubernetes/quantity';
import { isHugePages } from '../../pod/resources/pod-level-resources';
import { hugePageSize, isNativeResource } from '../../pod/resources/resource-names';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Problem } from '../../findings/problem';
import { problemsOfAmounts, RESOURCE_FIELDS, resourcesWithOverhead } from '../written-resources';
import type { Rule } from '../rule';

/**
 * Huge pages come in whole pages, and resources of other kinds, such as GPUs, as whole numbers.
 */
export const resourceAmount: Rule = {
  id: 'resource-amount',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'Huge pages come in whole pages, and resources of other kinds as whole numbers.',
  fields: RESOURCE_FIELDS,
  onlyWith: ['resources', 'overhead'],
  source:
    'k8s.io/kubernetes/pkg/apis/core/validation, ValidateResourceQuantityValue and validateResourceQuantityHugePageValue',
  check: (pod) =>
    problemsOfAmounts(resourcesWithOverhead(pod), (path, resource, quantity) => {
      const problem = problemOf(resource, quantity);
      return problem && { path, ...problem };
    }),
};

type Text = Pick<Problem, 'message' | 'fix'>;

function problemOf(resource: string, quantity: Quantity): Text | undefined {
  if (isHugePages(resource)) return pagesProblem(resource, quantity);
  if (isNativeResource(resource) || quantity.nano % ONE === 0n) return undefined;
  const message = `${canonicalQuantity(quantity)} of ${resource} is not a whole number, and it cannot be divided.`;
  return { message, fix: 'write a whole number, such as 1.' };
}

function pagesProblem(resource: string, quantity: Quantity): Text | undefined {
  const size = hugePageSize(resource);
  if (!size) {
    const message = `${resource} does not name the size of a page.`;
    return { message, fix: 'name a size that the nodes have, as in hugepages-2Mi or hugepages-1Gi.' };
  }
  if (quantity.nano % size.nano === 0n) return undefined;
  const page = canonicalQuantity(size);
  const message = `${canonicalQuantity(quantity)} of ${resource} is not a whole number of pages of ${page}.`;
  return { message, fix: `write a multiple of ${page}.` };
}
