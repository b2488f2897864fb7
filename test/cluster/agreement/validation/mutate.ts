import type { FieldType } from '../../../../src/kubernetes/fields/field-types';
import { isList, isObject, type Json, type JsonObject } from '../../json';
import type { Random } from '../random';
import { changedAt, withField, type TypedField } from './places';
import { fitting } from './samples';
import { ANY_VALUES, BORDERS, OTHER_VALUES, zeroOf } from './values';

/** A kind of object in a version. */
export interface Setting {
  readonly kind: string;
  readonly minor: number;
}

/** The object with one field changed: left out, emptied, of another value or type, or with an item twice. */
export function mutated(object: JsonObject, typed: TypedField, { kind, minor }: Setting, random: Random): JsonObject {
  const { type, field } = typed;
  return changedAt(object, { type, kind, minor }, random, (found) => {
    if (random.chance(0.04)) return { ...found, [`${field.name}s`]: found[field.name] ?? 'text' };
    if (random.chance(0.12)) return without(found, field.name);
    return withField(found, typed, newValue(found[field.name], typed, random), random);
  });
}

function without(object: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}

function newValue(before: Json | undefined, { type, field }: TypedField, random: Random): Json {
  if (random.chance(0.03)) return null;
  if (random.chance(0.04)) return random.pick(OTHER_VALUES);
  if (random.chance(0.05)) return zeroOf(field.type);
  const borders = BORDERS[`${type}.${field.name}`] ?? BORDERS[field.name];
  if (field.values.length > 0 && (borders === undefined || random.chance(0.5))) {
    const values = field.values.map(({ value }) => value);
    const value = random.pick([...values, ...values, values[0]?.toLowerCase() ?? '', 'Other', '']);
    return field.type.form === 'list' ? [value] : value;
  }
  if (field.type.form === 'list' && isList(before) && before.length > 0 && random.chance(borders ? 0.1 : 0.4)) {
    return [...before, random.pick(before)];
  }
  if (borders && random.chance(0.9) && fits(field.type, borders)) return random.pick(borders);
  return anyValue(field.type, random);
}

/** A name such as `options` is one of different types. */
function fits(type: FieldType, [first]: readonly Json[]): boolean {
  if (type.form === 'list') return isList(first) && (type.items.form === 'object') === isObject(first[0]);
  if (type.form !== 'scalar') return isObject(first) && type.form === 'map';
  if (isList(first) || isObject(first)) return false;
  return (
    type.scalar === 'intOrString' ||
    type.scalar === 'quantity' ||
    (typeof first === 'number') === (type.scalar.startsWith('int') && true)
  );
}

function anyValue(type: FieldType, random: Random): Json {
  if (type.form === 'scalar') return random.pick(ANY_VALUES[type.scalar]);
  if (type.form === 'list') return [random.chance(0.5) ? fitting(type.items, random) : anyValue(type.items, random)];
  return fitting(type, random);
}
