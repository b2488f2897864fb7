import type { Fields } from '../kubernetes/json';

/** No field that Kubernetes knows is nested this deep. */
const MAX_DEPTH = 64;

/** Every key in an object, at whatever depth it stands. */
export function keysIn(object: Fields): ReadonlySet<string> {
  const keys = new Set<string>();
  addKeys(object, keys, 0);
  return keys;
}

function addKeys(value: object, keys: Set<string>, depth: number): void {
  if (depth > MAX_DEPTH) return;
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) if (isNested(item)) addKeys(item, keys, depth + 1);
    return;
  }
  for (const key of Object.keys(value)) {
    keys.add(key);
    const field = (value as Fields)[key];
    if (isNested(field)) addKeys(field, keys, depth + 1);
  }
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
