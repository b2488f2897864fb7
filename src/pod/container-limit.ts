import type { Fields } from '../kubernetes/json';

/** More containers than any API server takes; what is compared pair by pair would take too long. */
export const MAX_CONTAINERS = 1000;

/** How many containers of any kind a Pod has. */
export function containerCount(spec: Fields): number {
  const lists = [spec['initContainers'], spec['containers'], spec['ephemeralContainers']];
  return lists.reduce<number>((count, list) => count + (Array.isArray(list) ? list.length : 0), 0);
}
