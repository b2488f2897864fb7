import { fieldsOf, isFields, setOwn, type Fields } from '../kubernetes/json';
import type { ObjectsRule } from '../rules/rule';

/** What the origin of an object is read from. */
const ORIGIN = 'metadata.annotations';

/**
 * An object with no other fields than those that rules about all objects look at, and that tell where it comes from: so
 * many objects can be kept.
 */
export function keptFields(manifest: Fields, rules: readonly ObjectsRule[]): Fields {
  const kept: Fields = {};
  for (const path of [ORIGIN, ...rules.flatMap(({ fields }) => fields)]) keep(path.split('.'), manifest, kept);
  return kept;
}

function keep([name = '', ...rest]: readonly string[], from: Fields, to: Fields): void {
  if (!Object.hasOwn(from, name)) return;
  const value = from[name];
  const isWhole = rest.length === 0 || !isFields(value);
  const kept = isWhole ? value : fieldsOf(Object.hasOwn(to, name) ? to[name] : undefined);
  setOwn(to, name, kept);
  if (isFields(value) && isFields(kept) && !isWhole) keep(rest, value, kept);
}
