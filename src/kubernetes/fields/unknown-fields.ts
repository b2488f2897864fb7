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
 * The fields of a Pod's spec that no known version of Kubernetes has. One that another version than the given one has is
 * not among them: what becomes of it depends on its feature.
 *
 * Source: sigs.k8s.io/json, UnmarshalStrict; field names are told apart by their case.
 */
export function findUnknownFields(spec: unknown, version: KubernetesVersion): UnknownField[] {
  const found: UnknownField[] = [];
  const decoder = decoderOf(POD_SPEC, version.minor);
  if (isFields(spec)) visitFields(spec, decoder, '', { found });
  return found;
}

/**
 * The fields of an object beside the spec of its Pod that a version does not have; none for a kind that is not one of
 * Kubernetes.
 */
export function findUnknownWorkloadFields(manifest: Fields, version: KubernetesVersion): UnknownField[] {
  const decoder = objectDecoder(manifest, version);
  const found: UnknownField[] = [];
  if (decoder) visitFields(manifest, decoder, '', { found, namesOthers: true });
  return found;
}

/** Where unknown fields are collected. */
interface Search {
  readonly found: UnknownField[];
  /** Whether a field that only other versions have is one of them. */
  readonly namesOthers?: boolean;
}

/** What the API server writes, and the table of fields leaves out. */
const STATUS = 'status';

function visit(value: unknown, decoder: Decoder, path: string, search: Search): void {
  if (decoder.form === 'list') visitItems(value, decoder.items, path, search);
  else if (decoder.form === 'map') visitValues(value, decoder.values, path, search);
  else if (decoder.form === 'object' && isFields(value) && decoder.typeName !== POD_SPEC) {
    visitFields(value, decoder, path, search);
  }
}

function visitItems(list: unknown, items: Decoder, path: string, search: Search): void {
  if (items.form === 'scalar' || !Array.isArray(list)) return;
  for (const [index, item] of list.entries()) visit(item, items, `${path}[${index}]`, search);
}

function visitValues(map: unknown, values: Decoder, path: string, search: Search): void {
  if (values.form === 'scalar' || !isFields(map)) return;
  for (const name of Object.keys(map)) visit(map[name], values, `${path}[${name}]`, search);
}

function visitFields(value: Fields, decoder: FieldsDecoder, path: string, search: Search): void {
  for (const name of Object.keys(value)) {
    const known = decoder.fields.get(name);
    const at = path === '' ? name : `${path}.${name}`;
    if (known) visit(value[name], known, at, search);
    else addUnknown(name, at, decoder, search);
  }
}

function addUnknown(name: string, path: string, { fields, typeName }: FieldsDecoder, search: Search): void {
  const elsewhere = rangeOf(name, typeName);
  if (elsewhere && search.namesOthers !== true) return;
  if (name === STATUS && fields.has('kind')) return;
  search.found.push({ path, name, known: [...fields.keys()], ...(elsewhere && { elsewhere }) });
}

/** The versions that have a field which the version in question does not. */
function rangeOf(name: string, typeName: string | undefined): MinorRange | undefined {
  return typeName === undefined ? undefined : newestField(objectType(typeName), name);
}
