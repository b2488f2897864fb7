import { isFields } from '../json';
import type { KubernetesVersion } from '../version';
import { decoderOf, type Decoder, type FieldsDecoder } from './decoders';
import { objectType } from './field-table';

/** A field that no known version of Kubernetes has in its place. */
export interface UnknownField {
  /** The path of the field, such as `containers[0].readinessProbes`. */
  readonly path: string;
  readonly name: string;
  /** The names of the fields that the object can have. */
  readonly known: readonly string[];
}

/**
 * The fields of a Pod's spec that no known version of Kubernetes has. One that another version than the given one has is
 * not among them: what becomes of it depends on its feature.
 *
 * Source: sigs.k8s.io/json, UnmarshalStrict; field names are told apart by their case.
 */
export function findUnknownFields(spec: unknown, version: KubernetesVersion): UnknownField[] {
  const found: UnknownField[] = [];
  visit(spec, decoderOf('PodSpec', version.minor), '', found);
  return found;
}

function visit(value: unknown, decoder: Decoder, path: string, found: UnknownField[]): void {
  if (decoder.form === 'list') {
    if (Array.isArray(value)) value.forEach((item, index) => visit(item, decoder.items, `${path}[${index}]`, found));
  } else if (isFields(value) && decoder.form === 'map') {
    for (const [name, field] of Object.entries(value)) visit(field, decoder.values, `${path}[${name}]`, found);
  } else if (isFields(value) && decoder.form === 'object') {
    for (const [name, field] of Object.entries(value)) visitField(name, field, decoder, { path, found });
  }
}

function visitField(
  name: string,
  value: unknown,
  { fields, typeName }: FieldsDecoder,
  { path, found }: { readonly path: string; readonly found: UnknownField[] },
): void {
  const at = path === '' ? name : `${path}.${name}`;
  const known = fields.get(name);
  if (known) visit(value, known, at, found);
  else if (typeName === undefined || !objectType(typeName).fields.has(name)) {
    found.push({ path: at, name, known: [...fields.keys()] });
  }
}
