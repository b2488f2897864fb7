import { isFields, type Fields } from '../json';
import type { KubernetesVersion } from '../version';
import { decoderOf, type Decoder, type FieldsDecoder } from './decoders';
import { newestField, objectType } from './field-table';
import type { MinorRange } from './field-types';
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
  const found: UnknownField[] = [];
  if (isFields(spec)) visitFields(spec, decoderOf(POD_SPEC, version.minor), '', found);
  return found;
}

/**
 * The fields of an object beside the spec of its Pod that a version does not have; none for a kind that is not one of
 * Kubernetes.
 */
export function findUnknownWorkloadFields(manifest: Fields, version: KubernetesVersion): UnknownField[] {
  const decoder = objectDecoder(manifest, version);
  const found: UnknownField[] = [];
  if (decoder) visitFields(manifest, decoder, '', found);
  return found;
}

/** What the API server writes, and the table of fields leaves out. */
const STATUS = 'status';

function visit(value: unknown, decoder: Decoder, path: string, found: UnknownField[]): void {
  if (decoder.form === 'list') visitItems(value, decoder.items, path, found);
  else if (decoder.form === 'map') visitValues(value, decoder.values, path, found);
  else if (decoder.form === 'object' && isFields(value) && decoder.typeName !== POD_SPEC) {
    visitFields(value, decoder, path, found);
  }
}

function visitItems(list: unknown, items: Decoder, path: string, found: UnknownField[]): void {
  if (items.form === 'scalar' || !Array.isArray(list)) return;
  for (let index = 0; index < list.length; index += 1) visit(list[index], items, `${path}[${index}]`, found);
}

function visitValues(map: unknown, values: Decoder, path: string, found: UnknownField[]): void {
  if (values.form === 'scalar' || !isFields(map)) return;
  for (const name of Object.keys(map)) visit(map[name], values, `${path}[${name}]`, found);
}

function visitFields(value: Fields, decoder: FieldsDecoder, path: string, found: UnknownField[]): void {
  for (const name of Object.keys(value)) {
    const known = decoder.fields.get(name);
    const at = path === '' ? name : `${path}.${name}`;
    if (known) visit(value[name], known, at, found);
    else addUnknown(name, at, decoder, found);
  }
}

function addUnknown(name: string, path: string, { fields, typeName }: FieldsDecoder, found: UnknownField[]): void {
  const elsewhere = rangeOf(name, typeName);
  if (name === STATUS && fields.has('kind')) return;
  found.push({ path, name, known: [...fields.keys()], ...(elsewhere && { elsewhere }) });
}

/** The versions that have a field which the version in question does not. */
function rangeOf(name: string, typeName: string | undefined): MinorRange | undefined {
  return typeName === undefined ? undefined : newestField(objectType(typeName), name);
}
