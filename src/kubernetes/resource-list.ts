import { isFields } from './json';
import { addQuantities, canonicalQuantity, compareQuantities, parseQuantity, type Quantity } from './quantity';

/** Amounts by the name of the resource, such as `cpu`. A resource that is not named is another thing than a zero. */
export type ResourceList = ReadonlyMap<string, Quantity>;

/** A list that names no resource. */
export const NO_RESOURCES: ResourceList = new Map();

/** The amounts of a `requests`, `limits` or `overhead`. What is not a quantity is left out; a null is a zero. */
export function parseResourceList(value: unknown): ResourceList {
  const amounts = new Map<string, Quantity>();
  if (!isFields(value)) return amounts;
  for (const name of Object.keys(value)) {
    const quantity = parseQuantity(value[name]);
    if (quantity) amounts.set(name, quantity);
  }
  return amounts;
}

/**
 * The sum of two lists, resource by resource.
 *
 * Source: k8s.io/component-helpers/resource, addResourceList.
 */
export function addResourceLists(left: ResourceList, right: ResourceList): ResourceList {
  return combined(left, right, addQuantities);
}

/**
 * The greater amount of each resource.
 *
 * Source: k8s.io/component-helpers/resource, maxResourceList.
 */
export function maxResourceLists(left: ResourceList, right: ResourceList): ResourceList {
  return combined(left, right, (kept, other) => (compareQuantities(other, kept) > 0 ? other : kept));
}

/** The amounts of the right list, and those of the left one for every other resource. */
export function overwriteResourceList(left: ResourceList, right: ResourceList): ResourceList {
  return combined(left, right, (_, other) => other);
}

type Choice = (left: Quantity, right: Quantity) => Quantity;

function combined(left: ResourceList, right: ResourceList, choose: Choice): ResourceList {
  if (right.size === 0) return left;
  const result = new Map(left);
  for (const [name, quantity] of right) {
    const present = result.get(name);
    result.set(name, present ? choose(present, quantity) : quantity);
  }
  return result;
}

/** The amounts as Kubernetes prints them, by name in alphabetical order. */
export function resourceTexts(list: ResourceList): Record<string, string> {
  const names = [...list.keys()].sort();
  return Object.fromEntries(names.map((name) => [name, canonicalQuantity(list.get(name) as Quantity)]));
}
