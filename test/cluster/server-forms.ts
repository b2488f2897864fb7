import { isList, isObject, type Json, type JsonObject } from './json';

/** Maps of resource names to quantities, and single quantities: the API server writes these in its canonical form. */
const QUANTITY_MAPS = words('limits requests overhead capacity hard default defaultRequest min max');
const QUANTITY_FIELDS = words('sizeLimit divisor averageValue');

/**
 * Fields that are `omitempty` on a plain Go value: their zero is the same as their absence, and the answer leaves them
 * out. A zero of any other field (`storageClassName: ''`, `hostUsers: false`) means something and has to come back.
 */
const ABSENT_IF_BLANK = words('value key subPath hostname subdomain');
const ABSENT_IF_FALSE = words(
  'hostNetwork hostPID hostIPC readOnly stdin stdinOnce tty paused publishNotReadyAddresses',
);
const ABSENT_IF_ZERO = words('initialDelaySeconds minReadySeconds hostPort');

/** Admission adds the tolerations of `not-ready` and `unreachable` behind those that a Pod brings. */
const GROWS_AT_ITS_END = new Set(['tolerations']);

export function isQuantity(parent: string | undefined, key: string | undefined): boolean {
  return QUANTITY_MAPS.has(parent ?? '') || QUANTITY_FIELDS.has(key ?? '');
}

export function mayGrow(key: string | undefined): boolean {
  return GROWS_AT_ITS_END.has(key ?? '');
}

/** Whether the API server treats a value as if it had not been sent. */
export function equalsAbsent(key: string | undefined, value: Json): boolean {
  if (value === '') return ABSENT_IF_BLANK.has(key ?? '');
  if (value === false) return ABSENT_IF_FALSE.has(key ?? '');
  if (value === 0) return ABSENT_IF_ZERO.has(key ?? '');
  return isEmpty(value);
}

function isEmpty(value: Json): boolean {
  if (isList(value)) return value.length === 0;
  return value === null || (isObject(value) && Object.values(value).every(isEmpty));
}

/** What the API server is to store for a manifest: a Secret's `stringData` is write-only and goes into `data`. */
export function storedForm(manifest: JsonObject): JsonObject {
  if (manifest['kind'] !== 'Secret' || !isObject(manifest['stringData'])) return manifest;
  const { stringData, data, ...rest } = manifest;
  const encoded = Object.entries(stringData as Record<string, string>).map(([key, text]) => [key, base64(text)]);
  return { ...rest, data: { ...(isObject(data) ? data : {}), ...Object.fromEntries(encoded) } };
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}
