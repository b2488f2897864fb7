import { parseFieldPattern } from '../../src/kubernetes/fields/field-path';
import { objectType } from '../../src/kubernetes/fields/field-table';
import type { Field, FieldType, MinorRange } from '../../src/kubernetes/fields/field-types';

/** A field of a Pod's spec at one of its places. */
export interface PlacedField {
  /** The place as a pattern without a choice, such as `containers[*].env`. */
  readonly path: string;
  readonly field: Field;
  /** The minor versions that know the place. */
  readonly range: MinorRange;
  /** The minor versions that know what the field stands in. */
  readonly outer: MinorRange;
}

/** Every field of a Pod's spec at each of its places, once for each of its forms. */
export function podFields(): PlacedField[] {
  return fieldsBelow('PodSpec', '', { since: 0, until: Infinity });
}

function fieldsBelow(typeName: string, path: string, outer: MinorRange): PlacedField[] {
  return [...objectType(typeName).fields.values()].flat().flatMap((field) => {
    const range = { since: Math.max(outer.since, field.since), until: Math.min(outer.until, field.until) };
    const place = path === '' ? field.name : `${path}.${field.name}`;
    if (range.since > range.until) return [];
    return [{ path: place, field, range, outer }, ...inside(field.type, place, range)];
  });
}

function inside(type: FieldType, path: string, range: MinorRange): PlacedField[] {
  if (type.form === 'object') return fieldsBelow(type.typeName, path, range);
  return type.form === 'list' ? inside(type.items, `${path}[*]`, range) : [];
}

/** Each place that a pattern names, such as `containers[*].env`, without the value that it asks for. */
export function placesOf(pattern: string): string[] {
  return parseFieldPattern(pattern).map(({ steps }) =>
    steps.map(({ name, isList }) => `${name}${isList ? '[*]' : ''}`).join('.'),
  );
}
