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
  if (isFields(spec)) visitFields(spec, decoder, { path: '', found });
  return found;
}

/**
 * The fields of an object beside the spec of its Pod that a version does not have; none for a kind that is not one of
 * Kubernetes.
 */
export function findUnknownWorkloadFields(manifest: Fields, version: KubernetesVersion): UnknownField[] {
  const decoder = objectDecoder(manifest, version);
  const found: UnknownField[] = [];
  if (decoder) visitFields(manifest, decoder, { path: '', found, namesOthers: true });
  return found;
}

/** Where unknown fields are collected, and how far the search has come. */
interface Search {
  readonly path: string;
  readonly found: UnknownField[];
  /** Whether a field that only other versions have is one of them. */
  readonly namesOthers?: boolean;
}

/** What the API server writes, and the table of fields leaves out. */
const STATUS = 'status';

function visit(value: unknown, decoder: Decoder, search: Search): void {
  const at = (step: string): Search => ({ ...search, path: `${search.path}${step}` });
  if (decoder.form === 'list') {
    if (Array.isArray(value)) value.forEach((item, index) => visit(item, decoder.items, at(`[${index}]`)));
  } else if (isFields(value) && decoder.form === 'map') {
    if (decoder.values.form === 'scalar') return;
    for (const [name, field] of Object.entries(value)) visit(field, decoder.values, at(`[${name}]`));
  } else if (isFields(value) && decoder.form === 'object' && decoder.typeName !== POD_SPEC) {
    visitFields(value, decoder, search);
  }
}

function visitFields(value: Fields, decoder: FieldsDecoder, search: Search): void {
  for (const [name, field] of Object.entries(value)) visitField(name, field, decoder, search);
}

function visitField(name: string, value: unknown, { fields, typeName }: FieldsDecoder, search: Search): void {
  const path = search.path === '' ? name : `${search.path}.${name}`;
  const known = fields.get(name);
  if (known) {
    visit(value, known, { ...search, path });
    return;
  }
  const elsewhere = rangeOf(name, typeName);
  if (elsewhere && search.namesOthers !== true) return;
  if (name === STATUS && fields.has('kind')) return;
  search.found.push({ path, name, known: [...fields.keys()], ...(elsewhere && { elsewhere }) });
}

/** The versions that have a field which the version in question does not. */
function rangeOf(name: string, typeName: string | undefined): MinorRange | undefined {
  return typeName === undefined ? undefined : newestField(objectType(typeName), name);
}
