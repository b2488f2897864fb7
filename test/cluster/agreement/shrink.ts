import { isList, isObject, type Json, type JsonObject } from '../json';
import { isBearable } from './quantities';

const MAX_ROUNDS = 300;

/**
 * The smallest object found in which the trouble still shows, by leaving out one part after the other.
 *
 * @param shows - of each of some objects, whether the trouble shows in it
 */
export async function shrink(
  object: JsonObject,
  shows: (candidates: readonly JsonObject[]) => Promise<boolean[]>,
): Promise<JsonObject> {
  let smallest = object;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const candidates = smallerThan(smallest);
    const answers = await shows(candidates);
    const next = candidates[answers.indexOf(true)];
    if (next === undefined) return smallest;
    smallest = next;
  }
  return smallest;
}

/** Everything that an object becomes by one step, the greatest steps first. It stays an object with a Pod. */
function smallerThan(object: JsonObject): JsonObject[] {
  const length = JSON.stringify(object).length;
  const within = withoutParts(object)
    .filter(isObject)
    .filter(({ kind, apiVersion }) => kind === object['kind'] && apiVersion === object['apiVersion']);
  return [...asPod(object), ...within]
    .map((candidate) => ({ candidate, length: JSON.stringify(candidate).length }))
    .filter((entry) => entry.length < length)
    .sort((left, right) => left.length - right.length)
    .map(({ candidate }) => candidate);
}

/** The Pod of a workload, as an object of its own. */
function asPod(object: JsonObject): JsonObject[] {
  const template = templateIn(object);
  return template === undefined
    ? []
    : [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'shop' }, spec: template['spec'] ?? {} }];
}

function templateIn(object: JsonObject): JsonObject | undefined {
  for (const key of ['spec', 'jobTemplate', 'template']) {
    const inner = object[key];
    if (isObject(inner)) return key === 'template' ? inner : templateIn(inner);
  }
  return undefined;
}

/** A value without one of its parts, or with a plainer one. */
function withoutParts(value: Json): Json[] {
  if (isList(value)) {
    return value.flatMap((item, index) => [
      value.filter((_, at) => at !== index),
      ...withoutParts(item).map((smaller) => value.map((other, at) => (at === index ? smaller : other))),
    ]);
  }
  if (isObject(value)) {
    const entries = Object.entries(value);
    return entries.flatMap(([key, field]) => [
      Object.fromEntries(entries.filter(([other]) => other !== key)),
      ...withoutParts(field).map((smaller) =>
        Object.fromEntries(entries.map(([other, kept]) => [other, other === key ? smaller : kept])),
      ),
    ]);
  }
  return typeof value === 'string' ? shorter(value) : [];
}

/** A long text is of no help, unless its letters matter. */
function shorter(text: string): string[] {
  return text.length > 1 ? ['1', text.slice(1), text.slice(0, -1)].filter(isBearable) : [];
}
