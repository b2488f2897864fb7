import { canonicalQuantity, compareQuantities } from '../../kubernetes/quantity';
import { isOvercommitAllowed } from '../../pod/resources/resource-names';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { RESOURCE_FIELDS, writtenResources } from '../written-resources';
import type { Rule } from '../rule';

/**
 * No request is above the limit of the same resource. The API server names no resource in the path of this error.
 */
export const requestAboveLimit: Rule = {
  id: 'request-above-limit',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'No request is above the limit of the same resource.',
  fields: RESOURCE_FIELDS,
  onlyWith: ['resources', 'overhead'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateResourceRequirements',
  check: (pod) =>
    writtenResources(pod).flatMap(({ path, requests, limits }) =>
      [...requests].flatMap(([resource, request]) => {
        const limit = limits.get(resource);
        if (!limit || !isOvercommitAllowed(resource) || compareQuantities(request, limit) <= 0) return [];
        const amounts = { request: canonicalQuantity(request), limit: canonicalQuantity(limit) };
        return [
          {
            path: `${path}.requests`,
            value: amounts.request,
            message: `the ${resource} request, ${amounts.request}, must be at most the limit, ${amounts.limit}.`,
            fix: `raise the ${resource} limit to ${amounts.request} or more, or lower the request.`,
          },
        ];
      }),
    ),
};
