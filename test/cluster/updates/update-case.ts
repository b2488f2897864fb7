import type { Json, JsonObject } from '../json';

/** A real update of an object that is really there. */
export interface UpdateCase {
  readonly title: string;
  readonly before: JsonObject;
  readonly after: JsonObject;
  /** The first minor version that is asked; those before it have no such field. */
  readonly since?: number;
}

/** A change of a field: the path with dots, and indexes as numbers between them; null removes the field. */
export type Edit = readonly [path: string, value: Json];

/** A named change of an object. */
export interface NamedEdit {
  readonly title: string;
  readonly edits: readonly Edit[];
  readonly since?: number;
}

/** A change that has a title. */
export function edit(title: string, ...edits: readonly Edit[]): NamedEdit {
  return { title, edits };
}

/** A copy of an object with changes in it; what stands on a path and is missing is made. */
export function edited(object: JsonObject, edits: readonly Edit[], root: readonly string[] = []): JsonObject {
  return edits.reduce(
    (result, [path, value]) => withValue(result, [...root, ...path.split('.')], value) as JsonObject,
    object,
  );
}

function withValue(value: Json | undefined, steps: readonly string[], leaf: Json): Json {
  const [step, ...rest] = steps;
  if (step === undefined) return leaf;
  if (/^\d+$/.test(step)) {
    const items = Array.isArray(value) ? [...(value as Json[])] : [];
    items[Number(step)] = withValue(items[Number(step)], rest, leaf);
    return items;
  }
  const { [step]: inner, ...others } = (value ?? {}) as JsonObject;
  if (rest.length === 0 && leaf === null) return others;
  return { ...others, [step]: withValue(inner, rest, leaf) };
}
