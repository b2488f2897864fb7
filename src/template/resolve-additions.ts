import { App, resolve, type ApiObject, type IResolver } from 'cdk8s';
import { deepCopy, deepEqual, isFields, type Fields } from '../kubernetes/json';
import { copyPlainData } from '../kubernetes/plain-data';

/** The resolvers of cdk8s itself, which leave plain data as it is. */
const BUILT_IN = ['LazyResolver', 'ImplicitTokenResolver', 'NumberStringUnionResolver'];

/** Whether the app of an object has resolvers of its own, which may change plain data. */
export function hasOwnResolvers(object: ApiObject): boolean {
  const resolvers = (App.of(object).resolvers ?? []) as readonly IResolver[];
  return !resolvers.every((resolver) => BUILT_IN.includes(resolver.constructor.name));
}

/** Lets the resolvers of the app see what edits put into an object. */
export type ResolveAdditions = (edited: Fields) => Fields;

/**
 * Prepares to resolve what edits are about to put into an object. What stands in it now the resolvers have seen already,
 * except for JSON patches, which cdk8s does not show to them either.
 */
export function additionsResolver(workload: ApiObject, before: Fields): ResolveAdditions {
  if (!hasOwnResolvers(workload)) return (edited) => edited;
  const original = deepCopy(before);
  return (edited) => resolveAdded({ workload, key: [] }, original, edited) as Fields;
}

/** Where a value stands. */
interface Place {
  readonly workload: ApiObject;
  readonly key: readonly string[];
}

function resolveAdded(place: Place, before: unknown, after: unknown): unknown {
  if (deepEqual(before, after)) return after;
  if (Array.isArray(before) && Array.isArray(after)) {
    return after.map((item: unknown, index) => resolveItem(below(place, String(index)), before, item));
  }
  if (!isFields(before) || !isFields(after)) {
    return copyPlainData(resolve([...place.key], after, place.workload));
  }
  const fields = Object.keys(after).map(
    (key) => [key, resolveAdded(below(place, key), before[key], after[key])] as const,
  );
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined && value !== null));
}

/** An item that was there may stand elsewhere in the list now, or have further fields. */
function resolveItem(place: Place, before: readonly unknown[], item: unknown): unknown {
  const same = before.find((other) => deepEqual(other, item)) ?? before.find((other) => hasNameOf(other, item));
  return resolveAdded(place, same, item);
}

function hasNameOf(left: unknown, right: unknown): boolean {
  return isFields(left) && isFields(right) && typeof left['name'] === 'string' && left['name'] === right['name'];
}

function below({ workload, key }: Place, name: string): Place {
  return { workload, key: [...key, name] };
}
