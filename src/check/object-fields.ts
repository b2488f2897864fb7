import { parseFieldPattern, type FieldStep } from '../kubernetes/fields/field-path';
import { fieldsOf, isFields, listOf, setOwn, type Fields } from '../kubernetes/json';
import type { ObjectsRule } from '../rules/rule';

/** What the origin of an object is read from. */
const ORIGIN = 'metadata.annotations';

/** A path of fields, in which a step can stand for each item of a list. */
export type FieldPath = readonly FieldStep[];

/** The fields that rules about all objects look at, and that tell where an object comes from. */
export function fieldPathsOf(rules: readonly ObjectsRule[]): FieldPath[] {
  const patterns = new Set([ORIGIN, ...rules.flatMap(({ fields }) => fields.map(patternOf))]);
  return [...patterns].flatMap(parseFieldPattern).map(({ steps }) => steps);
}

/** Rules write a choice as `{a,b}`. */
function patternOf(field: string): string {
  return field.replace(/\{([^{}]*)\}/g, (_choice, names: string) => `(${names.replaceAll(',', '|')})`);
}

/** An object with no other fields than these: so many objects can be kept. */
export function keptFields(manifest: Fields, paths: readonly FieldPath[]): Fields {
  const kept: Fields = {};
  for (const path of paths) keep(path, 0, manifest, kept);
  return kept;
}

function keep(path: FieldPath, at: number, from: Fields, to: Fields): void {
  const step = path[at];
  if (!step || !Object.hasOwn(from, step.name)) return;
  const { name, isList } = step;
  const value = from[name];
  const present = Object.hasOwn(to, name) ? to[name] : undefined;
  const isLast = at === path.length - 1;
  if (isList && !isLast && Array.isArray(value)) setOwn(to, name, keptItems(path, at, value, listOf(present)));
  else if (isList || isLast || !isFields(value)) setOwn(to, name, value);
  else setOwn(to, name, keptIn(path, at, value, present));
}

/** The items keep their places, so that the paths of findings are those of the whole object. */
function keptItems(path: FieldPath, at: number, items: readonly unknown[], present: readonly unknown[]): unknown[] {
  return items.map((item, index) => (isFields(item) ? keptIn(path, at, item, present[index]) : item));
}

function keptIn(path: FieldPath, at: number, from: Fields, present: unknown): Fields {
  const kept = fieldsOf(present);
  keep(path, at + 1, from, kept);
  return kept;
}
