import type { AttributedProblem } from '../findings/problem';
import type { Fields } from '../kubernetes/json';
import { canonicalQuantity, compareQuantities } from '../kubernetes/quantity';
import type { ResourceList } from '../kubernetes/resource-list';
import { aggregateResources, amountsOfContainers, type ContainerAmounts } from '../pod/resources/aggregate-resources';
import { parseResources, type Resources, type ResourceSide } from '../pod/resources/container-resources';
import { isHugePages, podLevelResourcesOf } from '../pod/resources/pod-level-resources';
import { sumText } from '../pod/resources/sum-text';
import type { Pod } from '../pod/pod';
import { roundedResources } from './written-resources';

/**
 * Where what a Pod asks for as a whole does not hold what its containers ask for, in its spec as the API server judges
 * it: with or without the defaults.
 *
 * Source: k8s.io/kubernetes/pkg/apis/core/validation, validatePodResourceConsistency.
 */
export function podLevelProblems(judged: Fields, { spec, target }: Pod): AttributedProblem[] {
  const resources = podLevelResourcesOf(judged, target);
  if (!resources) return [];
  const whole = roundedResources(resources);
  const consumers = amountsOfContainers(judged).map((consumer) => ({ ...consumer, ...roundedResources(consumer) }));
  return [
    ...tooLittle(whole, consumers),
    ...defaultsAboveLimit(whole, parseResources(spec['resources']).requests),
    ...limitsAbove(whole.limits, consumers),
  ];
}

/** Requests that do not hold those of the containers; limits of huge pages, which nobody can lend, likewise. */
function tooLittle(whole: Resources, consumers: readonly ContainerAmounts[]): AttributedProblem[] {
  const limits = new Map([...whole.limits].filter(([resource]) => isHugePages(resource)));
  return [...missing('requests', whole.requests, consumers), ...missing('limits', limits, consumers)];
}

function missing(side: ResourceSide, whole: ResourceList, consumers: readonly ContainerAmounts[]): AttributedProblem[] {
  const together = aggregateResources(consumers, side);
  return [...whole].flatMap(([resource, own]) => {
    const needed = together.get(resource);
    if (!needed || compareQuantities(needed, own) <= 0) return [];
    const amounts = { own: canonicalQuantity(own), needed: canonicalQuantity(needed) };
    return [
      {
        path: `resources.${side}[${resource}]`,
        value: amounts.own,
        message: `the ${resource} ${side} of the Pod as a whole, ${amounts.own}, must be at least those of its containers together, ${sumText(consumers, side, resource)}.`,
        fix: `set at least ${amounts.needed} here, or lower those of the containers.`,
      },
    ];
  });
}

/** A request that is not written is what the containers request together. */
function defaultsAboveLimit({ requests, limits }: Resources, written: ResourceList): AttributedProblem[] {
  return [...requests].flatMap(([resource, request]) => {
    const limit = limits.get(resource);
    if (written.has(resource) || !limit || compareQuantities(request, limit) <= 0) return [];
    const [needed, own] = [canonicalQuantity(request), canonicalQuantity(limit)];
    return [
      {
        path: 'resources.requests',
        value: needed,
        message: `the ${resource} requests of the containers together, ${needed}, must be at most the limit of the Pod as a whole, ${own}.`,
        fix: `raise that limit to at least ${needed}, or lower the requests of the containers.`,
      },
    ];
  });
}

/** The API server looks at ordinary containers only, and puts them below `resources` in the path. */
function limitsAbove(whole: ResourceList, consumers: readonly ContainerAmounts[]): AttributedProblem[] {
  return consumers
    .filter(({ container }) => container.kind === 'app')
    .flatMap(({ container: { name, path }, limits }) =>
      [...limits].flatMap(([resource, limit]) => {
        const own = whole.get(resource);
        if (!own || compareQuantities(limit, own) <= 0) return [];
        const amounts = { limit: canonicalQuantity(limit), own: canonicalQuantity(own) };
        return [
          {
            container: name,
            path: `resources.${path}[${resource}].limits`,
            value: amounts.limit,
            message: `the ${resource} limit of "${name}", ${amounts.limit}, must be at most that of the Pod as a whole, ${amounts.own}.`,
            fix: `lower it to ${amounts.own}, or raise that of the Pod.`,
          },
        ];
      }),
    );
}
