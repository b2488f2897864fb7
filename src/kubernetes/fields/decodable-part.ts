import { isAbsent, isFields, type Fields } from '../json';
import type { KubernetesVersion } from '../version';
import { decoderOf, type Decoder, type FieldsDecoder } from './decoders';
import { isOfScalar } from './wrong-types';

/**
 * The spec of a Pod without what Kubernetes of a version could not decode: a field goes, and of an item of a list a null
 * stays, so that the others keep their places.
 */
export function decodablePart(spec: Fields, version: KubernetesVersion): Fields {
  return fieldsOf(spec, decoderOf('PodSpec', version.minor));
}

/** What is left of a value; undefined for nothing. */
function partOf(value: unknown, decoder: Decoder): unknown {
  if (isAbsent(value)) return value;
  if (decoder.form === 'scalar') return isOfScalar(value, decoder.scalar) ? value : undefined;
  if (decoder.form === 'list') {
    return Array.isArray(value)
      ? value.map((item: unknown): unknown => partOf(item, decoder.items) ?? null)
      : undefined;
  }
  if (!isFields(value)) return undefined;
  return decoder.form === 'object' ? fieldsOf(value, decoder) : valuesOf(value, () => decoder.values);
}

/** A field that the version does not know is not decoded. */
function fieldsOf(value: Fields, { fields }: FieldsDecoder): Fields {
  return valuesOf(value, (name) => fields.get(name));
}

function valuesOf(value: Fields, decoderFor: (name: string) => Decoder | undefined): Fields {
  const parts: Fields = {};
  for (const name of Object.keys(value)) {
    const decoder = decoderFor(name);
    const part = decoder ? partOf(value[name], decoder) : value[name];
    if (part !== undefined && name !== '__proto__') parts[name] = part;
  }
  return parts;
}
