import { groupBy } from '../../kubernetes/group-by';
import { fieldsOf, sortedByKey, type Fields } from '../../kubernetes/json';
import { keyOf, keyText } from './changed-objects';
import type { KeptObject } from './kept-objects';

/** An object on both sides, or on one of them. */
export interface ObjectPair {
  /** Absent if it is new. */
  readonly before?: KeptObject;
  /** Absent if it is gone. */
  readonly after?: KeptObject;
}

/**
 * The objects of two sides in pairs, in the order of the new side, and what is gone behind them. Objects are the same by
 * group, kind, namespace and name; of those that are left, the ones that differ in nothing but their name, or of which only
 * the hash at its end has changed.
 *
 * @param storedOf - an object as the API server stores it
 */
export function matchObjects(
  before: readonly KeptObject[],
  after: readonly KeptObject[],
  storedOf: (manifest: Fields) => Fields,
): ObjectPair[] {
  const partners = new Map<KeptObject, KeptObject>();
  const left = new Set(before);
  const rest = match({ before, after, left, partners, shapeOf: ({ key }) => key });
  const named = rest.filter(({ hasName }) => hasName);
  const renamed = match({ before: namedOf(left), after: named, left, partners, shapeOf: contentOf(storedOf) });
  match({ before: namedOf(left), after: renamed, left, partners, shapeOf: stemOf });
  const pairs = after.map((side): ObjectPair => {
    const partner = partners.get(side);
    return partner ? { before: partner, after: side } : { after: side };
  });
  return [...pairs, ...goneOf(before, left)];
}

function namedOf(objects: ReadonlySet<KeptObject>): KeptObject[] {
  return [...objects].filter(({ hasName }) => hasName);
}

/** Objects of one kind, namespace and name stand together. */
function goneOf(before: readonly KeptObject[], left: ReadonlySet<KeptObject>): ObjectPair[] {
  const groups = groupBy(before, ({ key }) => key);
  return [...groups.values()].flatMap((group) => group.flatMap((each) => (left.has(each) ? [{ before: each }] : [])));
}

interface Matching {
  readonly before: readonly KeptObject[];
  readonly after: readonly KeptObject[];
  /** Those of the old side that have no partner yet. */
  readonly left: Set<KeptObject>;
  /** By those of the new side. */
  readonly partners: Map<KeptObject, KeptObject>;
  /** What is the same for an object and its partner; empty for one that has none. */
  readonly shapeOf: (object: KeptObject) => string;
}

/** Matches objects of one shape in the order in which they stand, and returns those of the new side that are left. */
function match({ before, after, left, partners, shapeOf }: Matching): KeptObject[] {
  if (before.length === 0) return [...after];
  const groups = groupBy([...before].reverse(), (each) => shapeOf(each) || undefined);
  return after.filter((side) => {
    const partner = groups.get(shapeOf(side))?.pop();
    if (!partner) return true;
    partners.set(side, partner);
    left.delete(partner);
    return false;
  });
}

/** What an object holds, with its own name taken out wherever it stands. */
function contentOf(storedOf: (manifest: Fields) => Fields): (object: KeptObject) => string {
  return (object) => namelessText(object.read(), storedOf);
}

function namelessText(manifest: Fields, storedOf: (manifest: Fields) => Fields): string {
  const { name, ...key } = keyOf(manifest);
  const { metadata, ...content } = storedOf(manifest);
  const { name: _name, ...rest } = fieldsOf(metadata);
  const text = JSON.stringify(sortedByKey([keyText({ ...key, name: '' }), { ...content, metadata: rest }]));
  return text.replaceAll(name, '\u0000');
}

/** The kinds whose names have a hash of what they hold, and the end of such a name. */
const HASHED_KINDS: ReadonlySet<string> = new Set(['ConfigMap', 'Secret']);
const HASH = /-(?=[a-z0-9]*\d)[a-z0-9]{6,64}$/;

/** The name without the hash at its end; empty for one without a hash. */
function stemOf(object: KeptObject): string {
  const { name, ...key } = keyOf(object.read());
  if (!HASHED_KINDS.has(key.kind) || !HASH.test(name)) return '';
  return keyText({ ...key, name: name.replace(HASH, '') });
}
