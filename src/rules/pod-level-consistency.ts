import { fieldsOf, isFields } from '../../kubernetes/json';
import { canonicalQuantity, compareQuantities, type Quantity } from '../../kubernetes/quantity';
import type { ResourceList } from '../../kubernetes/resource-list';
import { parseResources, resourcesOf, type Resources } from '../../pod/resources/container-resources';
import { containersOf } from '../../pod/containers';
import { effectiveResources } from '../../pod/resources/effective-resources';
import { isHugePages, podLevelResourcesOf } from '../../pod/resources/pod-level-resources';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { AttributedProblem as Problem } from '../../findings/problem';
import type { Pod } from '../../pod/pod';
import type { Rule } from '../rule';
import { storedPod } from '../stored-pod';

/**
 * What a Pod asks for as a whole holds what its containers ask for: no less than their requests together, no less than
 * any of their limits. The API server completes only an object of kind Pod before it judges that; of a template it is
 * the Pods that are refused.
 */
export const podLevelResources: Rule = {
  id: 'pod-level-resources',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  summary: 'What a Pod asks for as a whole holds what its containers ask for.',
  fields: ['spec.resources', 'spec.containers[*].resources', 'spec.initContainers[*].resources'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validatePodResources and validatePodResourceConsistency',
  check: (pod) => {
    if (!isFields(pod.spec['resources'])) return [];
    const stored = storedPod(pod);
    const whole = stored && podLevelResourcesOf(stored, pod.target);
    if (!whole) return [];
    if (fieldsOf(pod.spec['os'])['name'] === 'windows') return [onWindows(pod)];
    const { resources: _resources, overhead: _overhead, ...containersOnly } = stored;
    const together = effectiveResources(containersOnly, pod.target);
    return [
      ...claims(pod),
      ...tooLittle(whole, together),
      ...requestedAboveLimit(pod, whole),
      ...limitsAbove(whole.limits, stored),
    ];
  },
};

function onWindows({ spec }: Pod): Problem {
  return {
    path: 'resources',
    value: spec['resources'],
    message: 'a Windows Pod cannot ask for resources as a whole.',
    fix: 'give resources to its containers.',
  };
}

function claims({ spec }: Pod): Problem[] {
  const { claims: value } = isFields(spec['resources']) ? spec['resources'] : {};
  if (value === undefined || value === null) return [];
  const message = 'claims are of single containers, not of the Pod as a whole.';
  return [{ path: 'resources.claims', value, message, fix: 'move them to the containers that need them.' }];
}

/** Requests that do not hold those of the containers; limits of huge pages, which nobody can lend, likewise. */
function tooLittle(whole: Resources, together: Resources): Problem[] {
  const limits = new Map([...whole.limits].filter(([resource]) => isHugePages(resource)));
  return [...missing('requests', whole.requests, together.requests), ...missing('limits', limits, together.limits)];
}

function missing(side: 'requests' | 'limits', whole: ResourceList, together: ResourceList): Problem[] {
  return [...whole].flatMap(([resource, own]) => {
    const needed = together.get(resource);
    if (!needed || compareQuantities(needed, own) <= 0) return [];
    const amounts = { own: canonicalQuantity(own), needed: canonicalQuantity(needed) };
    return [
      {
        path: `resources.${side}[${resource}]`,
        value: amounts.own,
        message: `the Pod as a whole has ${resource} ${side} of ${amounts.own}, and its containers together ${amounts.needed}.`,
        fix: `write ${amounts.needed} or more here, or lower those of the containers.`,
      },
    ];
  });
}

/** Where the Pod as a whole has only a limit, it requests what its containers do. */
function requestedAboveLimit({ spec }: Pod, { requests, limits }: Resources): Problem[] {
  const written = parseResources(spec['resources']).requests;
  return [...requests].flatMap(([resource, request]) => {
    const limit = limits.get(resource);
    if (written.has(resource) || !limit || compareQuantities(request, limit) <= 0) return [];
    const [needed, own] = [canonicalQuantity(request), canonicalQuantity(limit)];
    return [
      {
        path: 'resources.requests',
        value: needed,
        message: `the containers together request ${needed} of ${resource}, above the limit of the Pod as a whole, ${own}.`,
        fix: `raise that limit to ${needed} or more, or lower the requests of the containers.`,
      },
    ];
  });
}

/** The API server looks at app containers only, and puts them below `resources` in the path. */
function limitsAbove(whole: ResourceList, stored: Pod['spec']): Problem[] {
  return containersOf(stored)
    .filter(({ kind }) => kind === 'app')
    .flatMap((container) =>
      [...resourcesOf(container).limits].flatMap(([resource, limit]) => {
        const own = whole.get(resource);
        if (!own || compareQuantities(limit, own) <= 0) return [];
        return [limitAbove(container.name, `resources.${container.path}[${resource}].limits`, resource, [limit, own])];
      }),
    );
}

function limitAbove(name: string, path: string, resource: string, amounts: readonly [Quantity, Quantity]): Problem {
  const [limit, own] = amounts.map((amount) => canonicalQuantity(amount)) as [string, string];
  return {
    container: name,
    path,
    value: limit,
    message: `the ${resource} limit of "${name}", ${limit}, is above that of the Pod as a whole, ${own}.`,
    fix: `lower it to ${own}, or raise that of the Pod.`,
  };
}
