import { isFields } from './json';

const STEP = /([^.[\]]+)|\[([^\]]*)\]?/g;

/**
 * The value at a field path as the API server writes it, such as `containers[0].resources.limits[cpu]`; undefined if
 * nothing stands there.
 */
export function valueAt(root: unknown, path: string): unknown {
  let current: unknown = root;
  for (const step of fieldSteps(path)) {
    if (Array.isArray(current)) current = current[Number(step)];
    else current = isFields(current) && Object.hasOwn(current, step) ? current[step] : undefined;
  }
  return current;
}

/** The names, keys and indexes of a field path, in order. */
export function fieldSteps(path: string): string[] {
  return [...path.matchAll(STEP)].map(([, name, key]) => name ?? key ?? '');
}

/** Whether a field path leads into what stands at another one. */
export function isInside(path: string, outer: string): boolean {
  return path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
}
