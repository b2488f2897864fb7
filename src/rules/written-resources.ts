import type { Problem } from '../findings/problem';
import { hasPodLevelResources } from '../pod/resources/pod-level-resources';
import { withoutEphemeral } from '../pod/containers';
import { isFields, type Fields } from '../kubernetes/json';
import { roundUpToMilli, type Quantity } from '../kubernetes/quantity';
import type { ResourceList } from '../kubernetes/resource-list';
import { parseResources, RESOURCE_SIDES, type Resources } from '../pod/resources/container-resources';
import type { Pod } from '../pod/pod';

/** The requests and limits of one `resources` field. */
export interface ResourcesAt extends Resources {
  /** Whether they are those of the Pod as a whole rather than of a container. */
  readonly isOfPod: boolean;
  /** The path of the field from the Pod's spec. */
  readonly path: string;
}

/** The fields with requests and limits, as a rule names them. */
export const RESOURCE_FIELDS: readonly string[] = ['spec.{initContainers,containers}[*].resources', 'spec.resources'];

/**
 * The `resources` of all containers that can have them, and those of the whole Pod if the target knows them. Every amount
 * is rounded up to thousandths, as the API server does before it looks at them.
 */
export function writtenResources(pod: ResourcesOwner): readonly ResourcesAt[] {
  const known = FOUND.get(pod);
  if (known) return known;
  const found = findResources(pod);
  FOUND.set(pod, found);
  return found;
}

type ResourcesOwner = Pick<Pod, 'spec' | 'containers' | 'target'>;

/** Half a dozen rules ask for the same. */
const FOUND = new WeakMap<ResourcesOwner, readonly ResourcesAt[]>();

function findResources({ spec, containers, target }: ResourcesOwner): ResourcesAt[] {
  const found: ResourcesAt[] = [];
  for (const { path, fields } of withoutEphemeral(containers)) {
    const { resources } = fields;
    if (isFields(resources)) found.push(resourcesAt(`${path}.resources`, resources, false));
  }
  const { resources } = spec;
  if (isFields(resources) && hasPodLevelResources(target)) found.push(resourcesAt('resources', resources, true));
  return found;
}

function resourcesAt(path: string, resources: Fields, isOfPod: boolean): ResourcesAt {
  return { isOfPod, path, ...roundedResources(parseResources(resources)) };
}

/** The overhead of a Pod, which the API server judges as the limits of a container, and names so. */
export function overheadIn({ spec: { overhead } }: Pod): ResourcesAt[] {
  if (!isFields(overhead)) return [];
  return [{ isOfPod: false, path: 'overhead', ...roundedResources(parseResources({ limits: overhead })) }];
}

/**
 * The same as the API server judges them: an object of kind Pod is completed before, so that requests can come from
 * limits and those of the whole Pod from its containers, while a template is taken as it is written.
 */
export function validatedResources(pod: Pod): readonly ResourcesAt[] {
  return writtenResources(pod.kind.templatePath.length === 0 ? (pod.stored ?? pod) : pod);
}

/** The resources of a Pod, and its overhead behind them. */
export function resourcesWithOverhead(pod: Pod, resources = writtenResources(pod)): readonly ResourcesAt[] {
  const overhead = overheadIn(pod);
  return overhead.length === 0 ? resources : [...resources, ...overhead];
}

/** The problems of each amount, requests first. */
export function problemsOfAmounts(
  all: readonly ResourcesAt[],
  check: (path: string, resource: string, quantity: Quantity, isOfPod: boolean) => Problem | undefined,
): Problem[] {
  const problems: Problem[] = [];
  for (const resources of all) {
    for (const side of RESOURCE_SIDES) {
      for (const [resource, quantity] of resources[side]) {
        const problem = check(`${resources.path}.${side}[${resource}]`, resource, quantity, resources.isOfPod);
        if (problem) problems.push(problem);
      }
    }
  }
  return problems;
}

/** Requests and limits as the API server keeps them: rounded up to thousandths. */
export function roundedResources({ requests, limits }: Resources): Resources {
  return { requests: rounded(requests), limits: rounded(limits) };
}

function rounded(list: ResourceList): ResourceList {
  for (const quantity of list.values()) {
    // Hardly any amount is finer than that.
    if (roundUpToMilli(quantity) !== quantity) return allRounded(list);
  }
  return list;
}

function allRounded(list: ResourceList): ResourceList {
  return new Map([...list].map(([name, quantity]) => [name, roundUpToMilli(quantity)]));
}
