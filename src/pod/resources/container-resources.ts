import { fieldsOf } from '../../kubernetes/json';
import { parseResourceList, type ResourceList } from '../../kubernetes/resource-list';
import type { PodContainer } from '../containers';

/** The lists of a `resources` field. */
export const RESOURCE_SIDES = ['requests', 'limits'] as const;

/** One of the lists of a `resources` field. */
export type ResourceSide = (typeof RESOURCE_SIDES)[number];

/** Requests and limits by resource. */
export interface Resources {
  readonly requests: ResourceList;
  readonly limits: ResourceList;
}

/** The requests and limits of a container of a stored Pod. */
export function resourcesOf(container: PodContainer): Resources {
  return parseResources(container.fields['resources']);
}

/** The requests and limits of a `resources` field, as empty lists if there are none. */
export function parseResources(resources: unknown): Resources {
  const { requests, limits } = fieldsOf(resources);
  return { requests: parseResourceList(requests), limits: parseResourceList(limits) };
}

/** An amount as it is written in the resources of a container; undefined if there is none. */
export function writtenAmount({ fields }: PodContainer, side: ResourceSide, resource: string): string | undefined {
  const amounts = fieldsOf(fieldsOf(fields['resources'])[side]);
  const amount = Object.hasOwn(amounts, resource) ? amounts[resource] : undefined;
  return typeof amount === 'string' || typeof amount === 'number' ? String(amount) : undefined;
}
