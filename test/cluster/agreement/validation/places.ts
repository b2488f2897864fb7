import { newestFields, objectType } from '../../../../src/kubernetes/fields/field-table';
import type { Field, FieldType } from '../../../../src/kubernetes/fields/field-types';
import { isList, isObject, type Json, type JsonObject } from '../../json';
import type { Random } from '../random';
import { fitting, sampleOf, UNIONS } from './samples';

/** A field of a type of the table. */
export interface TypedField {
  readonly type: string;
  readonly field: Field;
}

/** A step from an object into one of its fields. */
interface Step {
  readonly type: string;
  readonly field: Field;
}

/** The fields of metadata that whoever writes a manifest sets; the API server sets the others itself. */
const METADATA_FIELDS = new Set(['name', 'generateName', 'namespace', 'labels', 'annotations', 'finalizers', 'ownerReferences']); // prettier-ignore

/** All fields that an object of a kind can have, in a version. */
export function fieldsOfKind(kind: string, minor: number): TypedField[] {
  return [...reachable(kind, minor).keys()].flatMap((type) =>
    fieldsOfType(type, minor).map((field) => ({ type, field })),
  );
}

function fieldsOfType(type: string, minor: number): Field[] {
  return newestFields(objectType(type)).filter(({ name, since, until }) => {
    if (type === 'ObjectMeta' && !METADATA_FIELDS.has(name)) return false;
    return (
      minor >= since &&
      minor <= until &&
      !['apiVersion', 'kind'].includes(
        type === 'TypedLocalObjectReference' ||
          type === 'TypedObjectReference' ||
          type === 'OwnerReference' ||
          type === 'ObjectFieldSelector' ||
          type === 'AzureDiskVolumeSource'
          ? ''
          : name,
      )
    );
  });
}

const KNOWN = new Map<string, ReadonlyMap<string, readonly Step[]>>();

/** The types that an object of a kind consists of, each with the fields that hold it. */
function reachable(kind: string, minor: number): ReadonlyMap<string, readonly Step[]> {
  const key = `${kind} ${minor}`;
  const known = KNOWN.get(key) ?? findReachable(kind, minor);
  KNOWN.set(key, known);
  return known;
}

function findReachable(kind: string, minor: number): Map<string, Step[]> {
  const found = new Map<string, Step[]>([[kind, []]]);
  const open = [kind];
  for (let type = open.shift(); type !== undefined; type = open.shift()) {
    for (const field of fieldsOfType(type, minor)) {
      const inner = objectIn(field.type);
      if (inner === undefined) continue;
      if (!found.has(inner)) open.push(inner);
      found.set(inner, [...(found.get(inner) ?? []), { type, field }]);
    }
  }
  return found;
}

function objectIn(type: FieldType): string | undefined {
  if (type.form === 'object') return type.typeName;
  return type.form === 'list' ? objectIn(type.items) : undefined;
}

/** The steps from an object of a kind to an object of a type, one way of several. */
function stepsTo(type: string, kind: string, minor: number, random: Random): Step[] {
  const steps: Step[] = [];
  const parents = reachable(kind, minor);
  for (let at = type; at !== kind;) {
    const step = random.pick(parents.get(at) ?? []);
    steps.unshift(step);
    at = step.type;
  }
  return steps;
}

/** The object with another object in some place that holds one of a type; what leads there is added if it is missing. */
export function changedAt(
  object: JsonObject,
  { type, kind, minor }: { readonly type: string; readonly kind: string; readonly minor: number },
  random: Random,
  change: (found: JsonObject) => Json,
): JsonObject {
  const steps = stepsTo(type, kind, minor, random);
  return changed(object, steps, random, change) as JsonObject;
}

function changed(
  object: JsonObject,
  [step, ...rest]: readonly Step[],
  random: Random,
  change: (found: JsonObject) => Json,
): Json {
  if (step === undefined) return change(object);
  const { name, type } = step.field;
  const into = (inner: Json | undefined, innerType: FieldType): Json => {
    const below = isObject(inner) ? inner : fitting(innerType, random);
    return isObject(below) ? changed(below, rest, random, change) : below;
  };
  const before = object[name];
  const value = type.form === 'list' ? withItem(before, type.items, random, into) : into(before, type);
  return { ...withoutOthers(object, step), [name]: value };
}

/** The list with one item changed, or one more. */
function withItem(
  list: Json | undefined,
  type: FieldType,
  random: Random,
  into: (item: Json | undefined, type: FieldType) => Json,
): Json {
  const items = isList(list) ? list : [];
  if (
    items.length > 0 &&
    (type.form !== 'object' || type.typeName !== 'Volume' || random.chance(0.2)) &&
    random.chance(0.8)
  ) {
    const at = random.below(items.length);
    return items.map((item, index) => (index === at ? into(item, type) : item));
  }
  return [...items, into(undefined, type)];
}

/** Of a type with one field only, without the others. */
export function withoutOthers(object: JsonObject, { type, field }: Step): JsonObject {
  const kept = UNIONS[type];
  if (!kept || kept.includes(field.name)) return object;
  return Object.fromEntries(Object.entries(object).filter(([name]) => kept.includes(name) || name === field.name));
}

/** An object of a type with one field more. */
export function withField(object: JsonObject, typed: TypedField, value: Json, random: Random): JsonObject {
  const isMore = random.chance(0.08);
  return { ...(isMore ? object : withoutOthers(object, typed)), [typed.field.name]: value };
}

export { sampleOf };
