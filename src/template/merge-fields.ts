import { isFields, listOf, type Fields } from '../kubernetes/json';

/**
 * The fields by which Kubernetes tells the items of a list apart when it merges; lists that are not named here are
 * replaced as a whole.
 *
 * Source: the patchMergeKey tags of k8s.io/api/core/v1/types.go; a port is told apart by its protocol as well.
 */
export const MERGE_KEYS: { readonly [list: string]: readonly [string, ...string[]] } = {
  containers: ['name'],
  initContainers: ['name'],
  ephemeralContainers: ['name'],
  volumes: ['name'],
  imagePullSecrets: ['name'],
  resourceClaims: ['name'],
  schedulingGates: ['name'],
  hostAliases: ['ip'],
  topologySpreadConstraints: ['topologyKey', 'whenUnsatisfiable'],
  env: ['name'],
  ports: ['containerPort', 'protocol'],
  volumeMounts: ['mountPath'],
  volumeDevices: ['devicePath'],
};

const KEY_DEFAULTS: { readonly [field: string]: string } = { protocol: 'TCP' };

/**
 * Merges a piece into an object in place: objects field by field, lists that have a merge key item by item, everything
 * else by replacing. A null removes a field; an object or list that becomes empty that way goes too.
 *
 * @param onAdded - called with every item that a list did not have
 */
export function mergeFields(target: Fields, piece: Fields, onAdded: (item: unknown) => void): void {
  for (const [key, value] of Object.entries(piece)) {
    const present = target[key];
    const mergeKeys = Object.hasOwn(MERGE_KEYS, key) ? MERGE_KEYS[key] : undefined;
    if (value === null) delete target[key];
    else if (isFields(value) && isFields(present)) mergeObject(target, key, present, value, onAdded);
    else if (Array.isArray(value) && Array.isArray(present) && mergeKeys) mergeList(present, value, mergeKeys, onAdded);
    else {
      const added = withoutNulls(value);
      target[key] = added;
      if (mergeKeys) listOf(added).forEach(onAdded);
    }
  }
}

function mergeObject(
  target: Fields,
  key: string,
  present: Fields,
  value: Fields,
  onAdded: (item: unknown) => void,
): void {
  const hadFields = Object.keys(present).length > 0;
  mergeFields(present, value, onAdded);
  if (hadFields && Object.keys(present).length === 0) delete target[key];
}

function mergeList(
  present: unknown[],
  items: readonly unknown[],
  keys: readonly string[],
  onAdded: (item: unknown) => void,
): void {
  for (const item of items) {
    const same = isFields(item)
      ? present.find((other) => isFields(other) && hasSameKeys(other, item, keys))
      : undefined;
    if (isFields(same) && isFields(item)) {
      mergeFields(same, item, onAdded);
      continue;
    }
    const added = withoutNulls(item);
    present.push(added);
    onAdded(added);
  }
}

function hasSameKeys(left: Fields, right: Fields, keys: readonly string[]): boolean {
  return keys.every((key) => {
    const [first, second] = [left[key] ?? KEY_DEFAULTS[key], right[key] ?? KEY_DEFAULTS[key]];
    return first !== undefined && first === second;
  });
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isFields(value)) return value;
  const present = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(present.map(([key, field]) => [key, withoutNulls(field)]));
}
