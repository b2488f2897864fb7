import { isFields } from '../json';
import { parseQuantity } from '../quantity';
import { ANY_NAME, POD_SPEC_TYPE, type FieldType } from './field-types';

/** A field that Kubernetes could not decode. */
export interface WrongType {
  /** The path of the field, such as `spec.containers[0].ports`. */
  readonly path: string;
  /** What must stand there, such as `a list`. */
  readonly expected: string;
  readonly value: unknown;
}

/**
 * The fields of a Pod's spec that Kubernetes could not decode: a number where a list belongs, a text that is no
 * quantity, a fraction where a whole number belongs. A null is a field that is absent. An item of a list of containers
 * that is null is named as well: it decodes to a container without a name, which no API server takes.
 *
 * Source: sigs.k8s.io/json, with which the API server decodes; IntOrString and Quantity of k8s.io/apimachinery.
 */
export function findWrongTypes(spec: unknown, path = 'spec'): WrongType[] {
  const found: WrongType[] = [];
  if (isFields(spec)) check(spec, POD_SPEC_TYPE, path, found);
  else found.push({ path, expected: AN_OBJECT, value: spec });
  return found;
}

const AN_OBJECT = 'an object';
const LISTS_WITHOUT_NULL = /(^|\.)(containers|initContainers|ephemeralContainers)$/;

type Scalar = Extract<FieldType, string>;

const SCALARS: Readonly<Record<Scalar, { readonly expected: string; readonly fits: (value: unknown) => boolean }>> = {
  text: { expected: 'a text', fits: (value) => typeof value === 'string' },
  flag: { expected: 'true or false', fits: (value) => typeof value === 'boolean' },
  int32: { expected: 'a whole number of 32 bits', fits: isInt32 },
  int64: { expected: 'a whole number of 64 bits', fits: isInt64 },
  port: { expected: 'a whole number or a text', fits: (value) => typeof value === 'string' || isInt32(value) },
  quantity: {
    expected: 'a quantity, such as 500m or 64Mi',
    fits: (value) => parseQuantity(value) !== undefined,
  },
};

function isInt32(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;
}

/** A number of JavaScript that is whole and so large is written with all its digits, as Go writes it. */
function isInt64(value: unknown): boolean {
  if (typeof value === 'bigint') return BigInt.asIntN(64, value) === value;
  return typeof value === 'number' && Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63;
}

function check(value: unknown, type: FieldType, path: string, found: WrongType[]): void {
  if (value === null || value === undefined) return;
  if (typeof type === 'string') checkScalar(value, type, path, found);
  else if (isListType(type)) checkItems(value, type[0], path, found);
  else if (isFields(value)) checkFields(value, type, path, found);
  else found.push({ path, expected: AN_OBJECT, value });
}

function isListType(type: Exclude<FieldType, Scalar>): type is readonly [FieldType] {
  return Array.isArray(type);
}

function checkScalar(value: unknown, type: Scalar, path: string, found: WrongType[]): void {
  const { expected, fits } = SCALARS[type];
  if (!fits(value)) found.push({ path, expected, value });
}

function checkItems(value: unknown, type: FieldType, path: string, found: WrongType[]): void {
  if (!Array.isArray(value)) {
    found.push({ path, expected: 'a list', value });
    return;
  }
  const takesNull = !LISTS_WITHOUT_NULL.test(path);
  value.forEach((item: unknown, index) => {
    const isMissing = item === null || item === undefined;
    if (isMissing && !takesNull) found.push({ path: `${path}[${index}]`, expected: AN_OBJECT, value: item });
    else check(item, type, `${path}[${index}]`, found);
  });
}

type Fields = { readonly [field: string]: unknown };
type ObjectType = { readonly [field: string]: FieldType };

function checkFields(value: Fields, type: ObjectType, path: string, found: WrongType[]): void {
  const everyType = type[ANY_NAME];
  for (const name of Object.keys(value)) {
    if (everyType !== undefined) check(value[name], everyType, `${path}[${name}]`, found);
    else if (Object.hasOwn(type, name)) check(value[name], type[name] as FieldType, `${path}.${name}`, found);
  }
}
