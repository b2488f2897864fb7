import { RESOURCE_LIST_NAMES } from './amounts';
import { FIELD_DEFAULTS, type FieldDefaults } from './defaults';
import { FEATURES, isFeatureOn, type FeatureTarget } from './features';
import { isScalar, parseFieldPattern, type FieldStep } from './field-path';
import { isFields, type Fields } from '../json';

/** What an API server does to the fields of a Pod's spec, as one tree, so that a spec is read once for all of it. */
interface FieldTree {
  readonly fields: Map<string, FieldTree>;
  items?: FieldTree;
  /** Whether the field is dropped whatever stands in it. */
  isDropped?: boolean;
  /** The texts of the values that are dropped. */
  droppedTexts?: Set<string>;
  defaults?: FieldDefaults[];
}

/** Fields that an API server drops if dropping the fields of features leaves nothing in them. */
export const DROPPED_WHEN_EMPTY: ReadonlySet<string> = new Set(['lifecycle', 'preStop', 'postStart']);

/** No field that Kubernetes knows is nested this deep. */
const MAX_DEPTH = 64;

/** Cache: one tree per version and set of gates. */
const TREES = new Map<string, FieldTree>();

/**
 * A deep copy of a Pod's spec as an API server decodes it: without the fields of the features that the cluster has not
 * or has off, without absent fields (null), and with the defaults that depend on nothing else.
 *
 * Source: pkg/api/pod/util.go, dropDisabledFields; pkg/apis/core/v1/zz_generated.defaults.go, SetObjectDefaults_Pod.
 */
export function storedFields(spec: Fields, target: FeatureTarget): Fields {
  const key = `${target.version.minor} ${JSON.stringify(target.featureGates)}`;
  const tree = TREES.get(key) ?? treeFor(target);
  TREES.set(key, tree);
  return copyFields(spec, tree, 0);
}

function treeFor(target: FeatureTarget): FieldTree {
  const root: FieldTree = { fields: new Map() };
  const lacking = FEATURES.filter((feature) => feature.isRefused !== true && !isFeatureOn(feature, target));
  for (const { steps, expected } of lacking.flatMap(({ fields }) => fields.flatMap(parseFieldPattern))) {
    const tree = grow(root, steps);
    if (expected === undefined) tree.isDropped = true;
    else (tree.droppedTexts ??= new Set()).add(expected);
  }
  for (const defaults of FIELD_DEFAULTS) {
    const places = defaults.at === '' ? [root] : parseFieldPattern(defaults.at).map(({ steps }) => grow(root, steps));
    for (const tree of places) (tree.defaults ??= []).push(defaults);
  }
  return root;
}

/** The place in the tree that some steps lead to. */
function grow(root: FieldTree, steps: readonly FieldStep[]): FieldTree {
  let tree = root;
  for (const { name, isList } of steps) {
    const field = tree.fields.get(name) ?? { fields: new Map<string, FieldTree>() };
    tree.fields.set(name, field);
    tree = isList ? (field.items ??= { fields: new Map() }) : field;
  }
  return tree;
}

function copy(value: unknown, tree: FieldTree | undefined, depth: number): unknown {
  // Outside quantities, which are kept as they are, numbers so large are seconds and ids, of which no last digit matters.
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MAX_DEPTH) return undefined;
  if (Array.isArray(value)) return value.map((item) => copy(item, tree?.items, depth + 1) ?? null);
  return copyFields(value as Fields, tree, depth);
}

function copyFields(value: Fields, tree: FieldTree | undefined, depth: number): Fields {
  const result: Fields = {};
  for (const name of Object.keys(value)) {
    const field = value[name];
    const kept = name === '__proto__' ? undefined : copyField(name, field, tree?.fields.get(name), depth);
    if (kept !== undefined && !isEmptied(name, field, kept)) result[name] = kept;
  }
  if (tree?.defaults) setDefaults(result, tree.defaults);
  return result;
}

/** What is kept of a field; undefined for nothing. */
function copyField(name: string, field: unknown, tree: FieldTree | undefined, depth: number): unknown {
  if (field === undefined || field === null || isDropped(field, tree)) return undefined;
  return RESOURCE_LIST_NAMES.has(name) ? field : copy(field, tree, depth + 1);
}

function isDropped(value: unknown, tree: FieldTree | undefined): boolean {
  if (tree?.isDropped === true) return true;
  return tree?.droppedTexts !== undefined && isScalar(value) && tree.droppedTexts.has(String(value));
}

function isEmptied(name: string, before: unknown, after: unknown): boolean {
  if (!DROPPED_WHEN_EMPTY.has(name) || !isFields(before) || !isFields(after)) return false;
  return Object.keys(after).length === 0 && Object.values(before).some((field) => field !== null);
}

function setDefaults(fields: Fields, defaults: readonly FieldDefaults[]): void {
  for (const { values, treatsZeroAsAbsent } of defaults) {
    for (const name of Object.keys(values)) {
      const field = fields[name];
      if (field === undefined || (treatsZeroAsAbsent && (field === '' || field === 0))) fields[name] = values[name];
    }
  }
}
