import { isAbsent, isFields, type Fields } from '../json';
import { parseQuantity } from '../quantity';
import type { KubernetesVersion } from '../version';
import { decoderOf, type Decoder, type FieldsDecoder, type ListDecoder } from './decoders';
import type { Scalar } from './field-types';
import { stepInto, type FoundInside } from './step-into';
import { objectDecoder, POD_SPEC } from './workload-fields';

/** A field that Kubernetes could not decode. */
export interface WrongType {
  /** The path of the field, such as `spec.containers[0].ports`. */
  readonly path: string;
  /** What must stand there, such as `a list`. */
  readonly expected: string;
  readonly value: unknown;
}

/**
 * The fields of a Pod's spec that Kubernetes of a version could not decode: a number instead of a list, a text that is
 * not a quantity, a fraction instead of a whole number. A null is a field that is absent, and a field that the version
 * does not know is not decoded at all. An item of a list of containers that is null is named as well: it decodes to a
 * container without a name, which no API server takes.
 *
 * Source: sigs.k8s.io/json, with which the API server decodes; IntOrString, Quantity and Time of k8s.io/apimachinery.
 */
export function findWrongTypes(spec: unknown, version: KubernetesVersion, path = 'spec'): WrongType[] {
  const found: FoundType[] = [];
  if (isFields(spec)) checkFields(spec, decoderOf('PodSpec', version.minor), found);
  else found.push({ path: '', expected: AN_OBJECT, value: spec });
  return found.map((wrong) => ({ ...wrong, path: path + wrong.path }));
}

/**
 * The fields of an object beside the spec of its Pod that Kubernetes could not decode: its metadata, its selector, its
 * numbers, its policies, the claims of a StatefulSet.
 */
export function findWrongWorkloadTypes(manifest: Fields, version: KubernetesVersion): WrongType[] {
  const decoder = objectDecoder(manifest, version);
  const found: FoundType[] = [];
  if (decoder) checkFields(manifest, decoder, found);
  return found.map((wrong) => ({ ...wrong, path: wrong.path.slice(1) }));
}

type FoundType = Omit<WrongType, 'path'> & FoundInside;

const AN_OBJECT = 'an object';

const SCALARS: Readonly<Record<Scalar, { readonly expected: string; readonly fits: (value: unknown) => boolean }>> = {
  string: { expected: 'a string', fits: (value) => typeof value === 'string' },
  boolean: { expected: 'a boolean', fits: (value) => typeof value === 'boolean' },
  int32: { expected: 'a 32-bit integer', fits: isInt32 },
  int64: { expected: 'a 64-bit integer', fits: isInt64 },
  double: { expected: 'a number', fits: (value) => typeof value === 'number' },
  intOrString: { expected: 'an integer or a string', fits: (value) => typeof value === 'string' || isInt32(value) },
  quantity: {
    expected: 'a quantity, such as 500m or 64Mi',
    fits: (value) => parseQuantity(value) !== undefined,
  },
  time: { expected: 'a time, such as 2025-01-31T09:30:00Z', fits: isTime },
  base64: { expected: 'a base64-encoded string', fits: (value) => typeof value === 'string' && isBase64(value) },
  any: { expected: 'anything', fits: () => true },
};

function isInt32(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;
}

/** A number of JavaScript that is whole and so large is written with all its digits, as Go writes it. */
function isInt64(value: unknown): boolean {
  if (typeof value === 'bigint') return BigInt.asIntN(64, value) === value;
  return typeof value === 'number' && Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63;
}

const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d:\d\d([.,]\d+)?(Z|[+-]\d\d:\d\d)$/;

/** Source: Go's time.Parse with time.RFC3339. */
function isTime(value: unknown): boolean {
  const [text, year, month, day] = (typeof value === 'string' && RFC_3339.exec(value)) || [];
  if (text === undefined || Number.isNaN(Date.parse(text.replace(',', '.')))) return false;
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
}

/** Source: Go's encoding/base64, StdEncoding, which passes over line breaks. */
function isBase64(text: string): boolean {
  const digits = text.replace(/[\r\n]/g, '');
  return digits.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(digits);
}

function check(value: unknown, decoder: Decoder, found: FoundType[]): void {
  if (isAbsent(value) || isPodSpec(decoder)) return;
  if (decoder.form === 'scalar') checkScalar(value, decoder.scalar, found);
  else if (decoder.form === 'list') checkItems(value, decoder, found);
  else if (!isFields(value)) found.push({ path: '', expected: AN_OBJECT, value });
  else if (decoder.form === 'object') checkFields(value, decoder, found);
  else checkValues(value, decoder.values, found);
}

function isPodSpec(decoder: Decoder): boolean {
  return decoder.form === 'object' && decoder.typeName === POD_SPEC;
}

function checkScalar(value: unknown, scalar: Scalar, found: FoundType[]): void {
  if (!isOfScalar(value, scalar)) found.push({ path: '', expected: SCALARS[scalar].expected, value });
}

/** Whether Kubernetes can decode a value that is there as a scalar. */
export function isOfScalar(value: unknown, scalar: Scalar): boolean {
  return SCALARS[scalar].fits(value);
}

function checkItems(value: unknown, { items, takesNull }: ListDecoder, found: FoundType[]): void {
  if (!Array.isArray(value)) {
    found.push({ path: '', expected: 'a list', value });
    return;
  }
  for (let index = 0; index < value.length; index += 1) {
    const before = found.length;
    const item: unknown = value[index];
    if (!takesNull && isAbsent(item)) found.push({ path: '', expected: AN_OBJECT, value: item });
    else check(item, items, found);
    if (found.length > before) stepInto(`[${index}]`, found, before);
  }
}

function checkValues(value: Fields, values: Decoder, found: FoundType[]): void {
  for (const name of Object.keys(value)) {
    const before = found.length;
    check(value[name], values, found);
    if (found.length > before) stepInto(`[${name}]`, found, before);
  }
}

function checkFields(value: Fields, { fields }: FieldsDecoder, found: FoundType[]): void {
  for (const name of Object.keys(value)) {
    const field = fields.get(name);
    if (!field) continue;
    const before = found.length;
    check(value[name], field, found);
    if (found.length > before) stepInto(`.${name}`, found, before);
  }
}
