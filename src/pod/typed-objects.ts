import { decoderOf, type Decoder, type FieldsDecoder } from '../kubernetes/fields/decoders';
import { objectDecoder, POD_SPEC } from '../kubernetes/fields/workload-fields';
import { isFields, type Fields } from '../kubernetes/json';
import { isInside } from '../kubernetes/value-at';
import { claimsOf } from './claims';
import type { Pod } from './pod';
import { judgedFields } from './judged-fields';

/** An object of a type of the table of fields, such as a `Toleration`. */
export interface TypedObject {
  readonly fields: Fields;
  /** Its path, from the Pod's spec or from the whole object. */
  readonly path: string;
  /** Whether it is part of the Pod's spec. */
  readonly isInSpec: boolean;
  /** Whether something in it could not be decoded, and was left out: no more can be said of it than of each field. */
  readonly isPartial: boolean;
}

const METADATA = 'ObjectMeta';

/** Objects by the name of their type. */
export type ByType = ReadonlyMap<string, readonly TypedObject[]>;

/** Many rules ask for the objects of their types, and looking for them is what takes their time. */
const FOUND = new WeakMap<Pod, ByType>();
const NONE: readonly TypedObject[] = [];
/** An item of a list that is null is an object without any field. */
const NOTHING: Fields = {};
/** What stands for a volume that is not looked at. */
const REPLACED = '';

/**
 * The objects of a type in a Pod as the API server judges it, and in the workload around it: without the fields that the
 * target drops, with their defaults, and without those parts that it does not look at, such as the second of two sources
 * of a volume. In a Pod that could not be decoded only those that hold nothing of a wrong type, and only the Pod itself if
 * code makes the manifest.
 */
export function objectsOfType(pod: Pod, typeName: string): readonly TypedObject[] {
  const objects = objectsByType(pod).get(typeName) ?? NONE;
  return objects.some(({ isPartial }) => isPartial) ? objects.filter(({ isPartial }) => !isPartial) : objects;
}

/** The same for every type of which there is an object, and with those of which a part is left out. */
export function objectsByType(pod: Pod): ByType {
  const known = FOUND.get(pod);
  if (known) return known;
  const found = findObjects(pod);
  FOUND.set(pod, found);
  return found;
}

/** Where objects are collected by their type. */
interface Search {
  readonly found: Map<string, TypedObject[]>;
  readonly isInSpec: boolean;
  /** What could not be decoded, by its path in the spec. */
  readonly undecodable: readonly string[];
}

function findObjects(pod: Pod): ByType {
  const { manifest, target, isFromCode } = pod;
  const undecodable = undecodablePlaces(pod);
  const found = new Map<string, TypedObject[]>();
  // In code the types of the constructs see to what stands around a Pod.
  const around = isFromCode ? undefined : objectDecoder(manifest, target.version);
  const spec = withoutReplacedVolumes(pod.decodable.spec, manifest);
  visitFields(spec, decoderOf(POD_SPEC, target.version.minor), '', { found, isInSpec: true, undecodable });
  if (around) visitFields(manifest, around, '', { found, isInSpec: false, undecodable: [] });
  return found;
}

/** What could not be decoded in the spec. */
function undecodablePlaces(pod: Pod): string[] {
  if (pod.stored) return [];
  const prefix = pod.pathInObject('');
  return pod.wrongTypes.flatMap(({ path }) => (path.startsWith(prefix) ? [path.slice(prefix.length)] : []));
}

/** A StatefulSet has its claims instead of volumes of the same name, at which the API server does not look. */
function withoutReplacedVolumes(spec: Fields, manifest: Fields): Fields {
  const claims = claimsOf(manifest);
  const volumes = spec['volumes'];
  if (claims.length === 0 || !Array.isArray(volumes)) return spec;
  const isReplaced = (volume: unknown): boolean => isFields(volume) && claims.some((name) => name === volume['name']);
  return { ...spec, volumes: volumes.map((volume: unknown) => (isReplaced(volume) ? REPLACED : volume)) };
}

function visit(value: unknown, decoder: Decoder, path: string, search: Search): void {
  if (decoder.form === 'list') {
    if (decoder.items.form === 'scalar' || !Array.isArray(value)) return;
    for (let index = 0; index < value.length; index += 1) {
      visit(value[index] ?? NOTHING, decoder.items, `${path}[${index}]`, search);
    }
  } else if (decoder.form === 'object' && isFields(value) && (search.isInSpec || decoder.typeName !== POD_SPEC)) {
    visitFields(value, decoder, path, search);
  }
}

function holdsUndecodable(path: string, { undecodable }: Search): boolean {
  return undecodable.some((place) => path === '' || place === path || isInside(place, path));
}

function visitFields(value: Fields, decoder: FieldsDecoder, path: string, search: Search): void {
  const { typeName = '' } = decoder;
  // Of all metadata the API server looks at that of the object; labels and annotations of the Pod have rules of their own.
  if (typeName === METADATA && path !== 'metadata') return;
  const object = { fields: value, path, isInSpec: search.isInSpec, isPartial: holdsUndecodable(path, search) };
  const others = search.found.get(typeName);
  if (others) others.push(object);
  else search.found.set(typeName, [object]);
  const judged = judgedFields(value, typeName, path);
  for (const name of Object.keys(judged)) {
    const field = decoder.fields.get(name);
    if (field && field.form !== 'scalar') visit(judged[name], field, path === '' ? name : `${path}.${name}`, search);
  }
}
