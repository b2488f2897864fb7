import { isFields } from './json';

/** A value that no manifest can hold, and where it stands. */
export interface NotPlainData {
  readonly path: string;
  readonly description: string;
  readonly value: unknown;
}

/** Classes of generated cdk8s code that stand for the scalar they wrap. */
const SCALAR_WRAPPERS = new Set(['Quantity', 'IntOrString']);

/**
 * A deep copy as plain data. Absent fields (undefined, and null unless it is to be kept) are left out, as cdk8s does.
 *
 * Call `findNotPlainData` first: what is not plain data is not copied faithfully.
 */
export function copyPlainData(value: unknown, nulls: 'drop' | 'keep' = 'drop'): unknown {
  const scalar = unwrap(value);
  if (Array.isArray(scalar)) return Array.from(scalar, (item: unknown) => copyPlainData(item, nulls) ?? null);
  if (!isFields(scalar)) return scalar;
  const isPresent = (field: unknown): boolean => field !== undefined && (field !== null || nulls === 'keep');
  const present = Object.entries(scalar).filter(([, field]) => isPresent(field));
  return Object.fromEntries(present.map(([key, field]) => [key, copyPlainData(field, nulls)]));
}

/** The first value that is not plain data, or undefined if all of it is. */
export function findNotPlainData(value: unknown, path = ''): NotPlainData | undefined {
  return find(value, path, new Set());
}

function find(wrapped: unknown, path: string, ancestors: ReadonlySet<unknown>): NotPlainData | undefined {
  const value = unwrap(wrapped);
  const description = describeNotPlain(value, ancestors);
  if (description !== undefined) return { path, description, value };
  const inside = new Set(ancestors).add(value);
  for (const [at, child] of children(value, path)) {
    const found = find(child, at, inside);
    if (found) return found;
  }
  return undefined;
}

function children(value: unknown, path: string): [string, unknown][] {
  if (Array.isArray(value)) return value.map((item: unknown, index) => [`${path}[${index}]`, item]);
  if (!isFields(value)) return [];
  return Object.entries(value).map(([key, field]) => [path === '' ? key : `${path}.${key}`, field]);
}

/** More than any manifest has, and far less than what JavaScript can follow. */
const MAX_LEVELS = 100;

const NO_JSON = ['function', 'symbol', 'bigint'];

function describeNotPlain(value: unknown, ancestors: ReadonlySet<unknown>): string | undefined {
  if (typeof value === 'number' && !Number.isFinite(value)) return `the number ${value}`;
  if (NO_JSON.includes(typeof value)) return `a ${typeof value}`;
  return typeof value === 'object' && value !== null ? describeNotPlainObject(value, ancestors) : undefined;
}

function describeNotPlainObject(value: object, ancestors: ReadonlySet<unknown>): string | undefined {
  if (ancestors.has(value)) return 'an object that contains itself';
  if (ancestors.size >= MAX_LEVELS) return `nested more than ${MAX_LEVELS} levels deep`;
  if (Array.isArray(value) && Object.keys(value).length < value.length) return 'a list with items that are missing';
  if (Object.hasOwn(value, '__proto__')) return 'an object with a field named "__proto__"';
  return Array.isArray(value) || isPlainObject(value) ? undefined : `an object of class ${value.constructor?.name}`;
}

/** Objects of another realm, such as a `vm` context, have another `Object.prototype`, and are plain too. */
function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function unwrap(value: unknown): unknown {
  if (!isFields(value) || !SCALAR_WRAPPERS.has(value.constructor?.name)) return value;
  return value['value'];
}
