import { newestFields, objectType } from '../../../src/kubernetes/fields/field-table';
import type { FieldType, Scalar } from '../../../src/kubernetes/fields/field-types';
import { isList, isObject, type Json, type JsonObject } from '../json';
import type { Random } from './random';

/** One of each type of JSON. */
const VALUES: readonly Json[] = [
  null, true, false, 0, 5, -1, 1.5, 70_000, 1e21, '', 'text', '5', '1.5', 'true', [], [null], ['text'], [5], [{}], {}, { key: 'text' },
  { cpu: '1' }, { name: 5 },
]; // prettier-ignore

/** What does not fit into each field that takes a number, or only just fits. */
const NUMBERS: readonly Json[] = [
  '5', 1.5, -1, 65_536, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, 3_000_000_000, 2 ** 53, 1e18, 1e19, 1e20, 1e21, 2 ** 63,
]; // prettier-ignore

/** The same with another value somewhere in it, which often is of a type that does not belong there. */
export function withWrongType(random: Random, value: Json): Json {
  if (typeof value === 'number' && random.chance(0.8)) return random.pick(NUMBERS);
  const isHere = !hasParts(value) || random.chance(0.15);
  if (isHere) return random.pick(VALUES);
  if (isList(value)) {
    const at = random.below(value.length);
    return value.map((item, index) => (index === at ? withWrongType(random, item) : item));
  }
  const at = random.pick(Object.keys(value));
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [key, key === at ? withWrongType(random, field) : field]),
  );
}

function hasParts(value: Json): value is Exclude<Json, null | boolean | number | string> {
  return (isList(value) && value.length > 0) || (isObject(value) && Object.keys(value).length > 0);
}

/**
 * The same with one more field, any of those that the library knows the type of, and a value that fits or does not. So
 * Kubernetes judges each line of the library's table.
 */
export function withKnownField(random: Random, spec: JsonObject): Json {
  return merged(spec, objectOf(random, 'PodSpec'));
}

const FITTING: Readonly<Record<Scalar, Json>> = {
  string: 'text', boolean: true, int32: 5, int64: 5, double: 1.5, intOrString: 8080, quantity: '1',
  time: '2025-01-31T09:30:00Z', base64: 'dGV4dA==', any: {},
}; // prettier-ignore

function fragment(random: Random, type: FieldType): Json {
  if (random.chance(0.08)) return random.pick(VALUES);
  if (type.form === 'scalar') return random.chance(0.3) ? FITTING[type.scalar] : random.pick([...VALUES, ...NUMBERS]);
  if (type.form === 'list') return [fragment(random, type.items)];
  return type.form === 'map' ? { cpu: fragment(random, type.values) } : objectOf(random, type.typeName);
}

function objectOf(random: Random, typeName: string): JsonObject {
  const fields = newestFields(objectType(typeName));
  if (fields.length === 0) return {};
  const { name, type } = random.pick(fields);
  return { [name]: fragment(random, type) };
}

/** Of lists the first items come together. */
function merged(below: Json | undefined, above: Json): Json {
  if (isList(below) && isList(above)) {
    const [first, ...others] = below;
    return above.length === 0 ? below : [merged(first, above[0] ?? null), ...others];
  }
  if (!isObject(below) || !isObject(above)) return above;
  const entries = Object.entries(above).map(([key, field]) => [key, merged(below[key], field)]);
  return { ...below, ...(Object.fromEntries(entries) as JsonObject) };
}
