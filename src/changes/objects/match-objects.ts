import { groupBy } from '../../kubernetes/group-by';
import { fieldsOf, sortedByKey, type Fields } from '../../kubernetes/json';
import { onceOfEach } from '../once-of-each';
import { keyOf, keyText, type SideObject } from './changed-objects';

/** An object on both sides, or on one of them. */
export interface ObjectPair {
  /** Absent if it is new. */
  readonly before?: SideObject;
  /** Absent if it is gone. */
  readonly after?: SideObject;
}

/**
 * The objects of two sides in pairs, in the order of the new side, and what is gone behind them. Objects are the same by
 * group, kind, namespace and name; of those that are left, the ones that differ in nothing but their name, or of which only
 * the hash at its end has changed.
 *
 * @param storedOf - an object as the API server stores it
 */
export function matchObjects(
  before: readonly SideObject[],
  after: readonly SideObject[],
  storedOf: (manifest: Fields) => Fields,
): ObjectPair[] {
  const left = groupBy(before, ({ object }) => keyText(keyOf(object)));
  const partners = new Map<SideObject, SideObject>();
  const take = (side: SideObject, partner: SideObject | undefined): void => {
    if (partner) partners.set(side, partner);
  };
  for (const side of after) take(side, left.get(keyText(keyOf(side.object)))?.shift());
  for (const shapeOf of [contentOf(storedOf), stemOf]) {
    const old = groupBy(
      [...left.values()].flat().filter((each) => shapeOf(each) !== ''),
      shapeOf,
    );
    for (const side of after.filter((each) => !partners.has(each))) {
      const partner = old.get(shapeOf(side))?.shift();
      take(side, partner);
      if (partner) remove(left, partner);
    }
  }
  const pairs = after.map((side): ObjectPair => {
    const partner = partners.get(side);
    return { after: side, ...(partner && { before: partner }) };
  });
  return [...pairs, ...[...left.values()].flat().map((side) => ({ before: side }))];
}

function remove(left: Map<string, SideObject[]>, side: SideObject): void {
  const key = keyText(keyOf(side.object));
  left.set(
    key,
    (left.get(key) ?? []).filter((each) => each !== side),
  );
}

/** What an object holds, with its own name taken out wherever it stands; empty for one without a name. */
function contentOf(storedOf: (manifest: Fields) => Fields): (object: SideObject) => string {
  return onceOfEach((side) => namelessText(side.object, storedOf));
}

function namelessText(manifest: Fields, storedOf: (manifest: Fields) => Fields): string {
  const { name, ...key } = keyOf(manifest);
  if (name === '') return '';
  const { metadata, ...content } = storedOf(manifest);
  const { name: _name, ...rest } = fieldsOf(metadata);
  const text = JSON.stringify(sortedByKey([keyText({ ...key, name: '' }), { ...content, metadata: rest }]));
  return text.replaceAll(name, '\u0000');
}

/** The kinds whose names have a hash of what they hold, and the end of such a name. */
const HASHED_KINDS: ReadonlySet<string> = new Set(['ConfigMap', 'Secret']);
const HASH = /-(?=[a-z0-9]*\d)[a-z0-9]{6,64}$/;

/** The name without the hash at its end; empty for one without a hash. */
function stemOf({ object }: SideObject): string {
  const { name, ...key } = keyOf(object);
  if (!HASHED_KINDS.has(key.kind) || !HASH.test(name)) return '';
  return keyText({ ...key, name: name.replace(HASH, '') });
}
