import { fieldsOf } from '../../kubernetes/json';
import { parseResourceList, type ResourceList } from '../../kubernetes/resource-list';
import type { PodContainer } from '../containers';

/** What is asked for, and what may be used at most, by resource. */
export interface Resources {
  readonly requests: ResourceList;
  readonly limits: ResourceList;
}

/** What a container of a stored Pod asks for, and what it may use at most. */
export function resourcesOf(container: PodContainer): Resources {
  return parseResources(container.fields['resources']);
}

/** The requests and limits of a `resources` field, as empty lists if there are none. */
export function parseResources(resources: unknown): Resources {
  const { requests, limits } = fieldsOf(resources);
  return { requests: parseResourceList(requests), limits: parseResourceList(limits) };
}
