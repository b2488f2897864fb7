import { isFields, type Fields } from '../json';
import type { KubernetesVersion } from '../version';
import { decoderOf, type Decoder, type FieldsDecoder } from './decoders';
import { newestField, objectType } from './field-table';
import type { MinorRange } from './field-types';
import { stepInto, type FoundInside } from './step-into';
import { objectDecoder, POD_SPEC } from './workload-fields';

/** A field that the version, or any known one, does not have in its place. */
export interface UnknownField {
  /** The path of the field, such as `containers[0].readinessProbes`. */
  readonly path: string;
  readonly name: string;
  /** The names of the fields that the object can have. */
  readonly known: readonly string[];
  /** The versions that have it; absent if none does. */
  readonly elsewhere?: MinorRange;
}

/**
 * The fields of a Pod's spec that a version does not have. Of one that another version has, what becomes of it depends on
 * its feature, if it has one.
 *
 * Source: sigs.k8s.io/json, UnmarshalStrict; field names are told apart by their case.
 */
export function findUnknownFields(spec: unknown, version: KubernetesVersion): UnknownField[] {
  return isFields(spec) ? unknownIn(spec, decoderOf(POD_SPEC, version.minor)) : [];
}

/**
 * The fields of an object beside the spec of its Pod that a version does not have; none for a kind that is not one of
 * Kubernetes.
 */
export function findUnknownWorkloadFields(manifest: Fields, version: KubernetesVersion): UnknownField[] {
  const decoder = objectDecoder(manifest, version);
  return decoder ? unknownIn(manifest, decoder) : [];
}

type FoundField = Omit<UnknownField, 'path'> & FoundInside;

function unknownIn(fields: Fields, decoder: FieldsDecoder): UnknownField[] {
  const found: FoundField[] = [];
  visitFields(fields, decoder, found);
  return found.map((field) => ({ ...field, path: field.path.slice(1) }));
}

/** What the API server writes, and the table of fields leaves out. */
const STATUS = 'status';

function visit(value: unknown, decoder: Decoder, found: FoundField[]): void {
  if (decoder.form === 'list') visitItems(value, decoder.items, found);
  else if (decoder.form === 'map') visitValues(value, decoder.values, found);
  else if (decoder.form === 'object' && isFields(value) && decoder.typeName !== POD_SPEC) {
    visitFields(value, decoder, found);
  }
}

function visitItems(list: unknown, items: Decoder, found: FoundField[]): void {
  if (items.form === 'scalar' || !Array.isArray(list)) return;
  for (let index = 0; index < list.length; index += 1) {
    const before = found.length;
    visit(list[index], items, found);
    if (found.length > before) stepInto(`[${index}]`, found, before);
  }
}

function visitValues(map: unknown, values: Decoder, found: FoundField[]): void {
  if (values.form === 'scalar' || !isFields(map)) return;
  for (const name of Object.keys(map)) {
    const before = found.length;
    visit(map[name], values, found);
    if (found.length > before) stepInto(`[${name}]`, found, before);
  }
}

function visitFields(value: Fields, decoder: FieldsDecoder, found: FoundField[]): void {
  for (const name of Object.keys(value)) {
    const known = decoder.fields.get(name);
    const before = found.length;
    if (!known) addUnknown(name, decoder, found);
    else if (known.form !== 'scalar') visit(value[name], known, found);
    if (found.length > before) stepInto(`.${name}`, found, before);
  }
}

function addUnknown(name: string, { fields, typeName }: FieldsDecoder, found: FoundField[]): void {
  const elsewhere = rangeOf(name, typeName);
  if (name === STATUS && fields.has('kind')) return;
  found.push({ path: '', name, known: [...fields.keys()], ...(elsewhere && { elsewhere }) });
}

/** The versions that have a field which the version in question does not. */
function rangeOf(name: string, typeName: string | undefined): MinorRange | undefined {
  return typeName === undefined ? undefined : newestField(objectType(typeName), name);
}
