import { isFields, type Fields } from '../kubernetes/json';

/**
 * Whether a value is a Kubernetes object, or a list of some, as plain data. What refers to an object, as an owner
 * reference does, has an apiVersion and a kind too, but no metadata.
 */
export function isManifest(value: unknown): value is Fields {
  if (!isPlain(value) || !isText(value['apiVersion']) || !isText(value['kind'])) return false;
  return isFields(value['metadata']) || Array.isArray(value['items']);
}

/** Whether a value has fields of its own only. Plain objects of another realm have another prototype. */
export function isPlain(value: unknown): value is Fields {
  if (!isFields(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
