import { canonicalQuantity, compareQuantities, type Quantity } from '../../kubernetes/quantity';
import { isOvercommitAllowed } from '../../pod/resources/resource-names';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Problem } from '../../findings/problem';
import { validatedResources, RESOURCE_FIELDS, type ResourcesAt } from '../written-resources';
import type { Rule } from '../rule';

/**
 * Huge pages and resources of other kinds, such as GPUs, are requested as they are limited: nobody can lend what is left
 * of them. A limit alone is enough, since Kubernetes takes it as the request too.
 */
export const overcommittedResource: Rule = {
  id: 'overcommitted-resource',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueRequired',
  summary: 'Huge pages and resources of other kinds have a limit, and a request that equals it.',
  fields: RESOURCE_FIELDS,
  onlyWith: ['resources', 'overhead'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateResourceRequirements',
  check: (pod) =>
    validatedResources(pod).flatMap((resources) =>
      [...resources.requests]
        .filter(([resource]) => !isOvercommitAllowed(resource))
        .flatMap(([resource, request]) => problemOf(resources, resource, request)),
    ),
};

function problemOf({ limits, ...resources }: ResourcesAt, resource: string, request: Quantity): Problem[] {
  const limit = limits.get(resource);
  const [asked, path] = [canonicalQuantity(request), resources.path];
  const fix = `set the limit of ${resource} to ${asked} too.`;
  if (!limit) {
    const message = `the ${resource} request, ${asked}, has no limit: it cannot be overcommitted, so both must be set and equal.`;
    return [{ path: `${path}.limits`, message, fix }];
  }
  if (compareQuantities(request, limit) === 0) return [];
  const message = `the ${resource} request, ${asked}, must equal the limit, ${canonicalQuantity(limit)}: it cannot be overcommitted.`;
  return [{ path: `${path}.requests`, reason: 'FieldValueInvalid', value: asked, message, fix }];
}
