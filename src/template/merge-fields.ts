import { isFields, listOf, type Fields } from '../kubernetes/json';
import { copyPlainData } from '../kubernetes/plain-data';

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

/** Lists whose items have one source among several: a variable's value, a volume's kind. Another one replaces it. */
const UNIONS: readonly string[] = ['env', 'volumes'];

const KEY_DEFAULTS: { readonly [field: string]: string } = { protocol: 'TCP' };

/** What a merge tells while it goes on. */
export interface MergeEvents {
  /** An item was added to a list that did not have it. */
  readonly onAdded: (item: unknown) => void;
  /** A field was to be removed that is not there. */
  readonly onMissing: (path: string) => void;
}

/**
 * Merges a piece into an object in place: objects field by field, lists that have a merge key item by item, everything
 * else by replacing. A null removes a field; an object or list that becomes empty that way goes too.
 */
export function mergeFields(target: Fields, piece: Fields, events: MergeEvents, path = ''): void {
  for (const [key, value] of Object.entries(piece)) {
    const at = path === '' ? key : `${path}.${key}`;
    if (value === null) removeField(target, key, events, at);
    else if (isFields(value) && isFields(target[key])) mergeObject(target, key, value, events, at);
    else if (Array.isArray(value) && mergeKeysOf(key)) mergeList(target, key, value, events, at);
    else target[key] = copyPlainData(value);
  }
}

function removeField(target: Fields, key: string, events: MergeEvents, at: string): void {
  if (target[key] === undefined) events.onMissing(at);
  delete target[key];
}

function mergeObject(target: Fields, key: string, piece: Fields, events: MergeEvents, at: string): void {
  const present = target[key] as Fields;
  const hadFields = Object.keys(present).length > 0;
  mergeFields(present, piece, events, at);
  if (hadFields && Object.keys(present).length === 0) delete target[key];
}

function mergeList(target: Fields, list: string, items: readonly unknown[], events: MergeEvents, at: string): void {
  const present = listOf(target[list]);
  for (const item of items) {
    const same = isFields(item) ? present.filter(isFields).find((other) => hasSameKeys(other, item, list)) : undefined;
    if (same && isFields(item)) {
      mergeFields(same, item, events, `${at}[${present.indexOf(same)}]`);
      if (UNIONS.includes(list)) keepOnly(same, Object.keys(item));
      continue;
    }
    const added = copyPlainData(item);
    present.push(added);
    events.onAdded(added);
  }
  target[list] = present;
}

function keepOnly(fields: Fields, keys: readonly string[]): void {
  for (const key of Object.keys(fields).filter((present) => !keys.includes(present))) delete fields[key];
}

function mergeKeysOf(list: string): readonly string[] | undefined {
  return Object.hasOwn(MERGE_KEYS, list) ? MERGE_KEYS[list] : undefined;
}

function hasSameKeys(left: Fields, right: Fields, list: string): boolean {
  return (mergeKeysOf(list) ?? []).every((key) => {
    const [first, second] = [left[key] ?? KEY_DEFAULTS[key], right[key] ?? KEY_DEFAULTS[key]];
    return first !== undefined && first === second;
  });
}
