import { canonicalQuantity, compareQuantities, type Quantity } from '../../kubernetes/quantity';
import { isOvercommitAllowed } from '../../pod/resources/resource-names';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { AttributedProblem as Problem } from '../../findings/problem';
import { judgedResourcesIn, type ResourcesAt } from '../resources-in';
import type { Rule } from '../rule';

/**
 * Huge pages and resources of other kinds, such as GPUs, are requested as they are limited: nobody can lend what is left
 * of them. A limit alone is enough, since Kubernetes takes it as the request too.
 */
export const overcommittedResource: Rule = {
  id: 'overcommitted-resource',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  summary: 'Huge pages and resources of other kinds have a limit, and a request that equals it.',
  fields: ['spec.containers[*].resources', 'spec.initContainers[*].resources', 'spec.resources'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateResourceRequirements',
  check: (pod) =>
    judgedResourcesIn(pod).flatMap((place) =>
      [...place.requests]
        .filter(([resource]) => !isOvercommitAllowed(resource))
        .flatMap(([resource, request]) => problemOf(place, resource, request)),
    ),
};

function problemOf({ place, path, limits }: ResourcesAt, resource: string, request: Quantity): Problem[] {
  const limit = limits.get(resource);
  const asked = canonicalQuantity(request);
  const fix = `write ${asked} as the limit of ${resource} too.`;
  if (!limit) {
    const message = `${resource} is requested, ${asked}, and has no limit: it cannot be shared, so that both must be equal.`;
    return [{ ...place, path: `${path}.limits`, message, fix }];
  }
  if (compareQuantities(request, limit) === 0) return [];
  const message = `the ${resource} request, ${asked}, is not the limit, ${canonicalQuantity(limit)}: it cannot be shared, so that both must be equal.`;
  return [{ ...place, path: `${path}.requests`, value: asked, message, fix }];
}
