import { RESOURCE_LIST_NAMES } from './amounts';
import { FIELD_DEFAULTS, type FieldDefaults } from './defaults';
import { FEATURES, featureKey, isFeatureOn, type FeatureTarget } from './features';
import { isScalar, parseFieldPattern } from './field-path';
import { PatternTree } from './pattern-tree';
import { isFields, type Fields } from '../json';

/** What an API server does to a field. */
interface FieldChange {
  /** Whether it is dropped whatever stands in it. */
  isDropped?: boolean;
  /** The texts of the values that are dropped. */
  droppedTexts?: Set<string>;
  defaults?: FieldDefaults[];
}

type FieldTree = PatternTree<FieldChange>;

/** Fields that an API server drops if dropping the fields of features leaves nothing in them. */
export const DROPPED_WHEN_EMPTY: ReadonlySet<string> = new Set(['lifecycle', 'preStop', 'postStart']);

/** No field that Kubernetes knows is nested this deep. */
const MAX_DEPTH = 64;

/** Cache: one tree per version and set of gates. */
const TREES = new Map<string, FieldTree>();

/**
 * A copy of a Pod's spec as an API server decodes it: without the fields of the features that the cluster has not
 * or has off, without absent fields (null), and with the defaults that depend on nothing else.
 *
 * Source: pkg/api/pod/util.go, dropDisabledFields; pkg/apis/core/v1/zz_generated.defaults.go, SetObjectDefaults_Pod.
 */
export function storedFields(spec: Fields, target: FeatureTarget): Fields {
  const key = featureKey(target);
  const tree = TREES.get(key) ?? treeFor(target);
  TREES.set(key, tree);
  return copyFields(spec, tree, 0);
}

function treeFor(target: FeatureTarget): FieldTree {
  const root: FieldTree = new PatternTree(() => ({}));
  const lacking = FEATURES.filter((feature) => feature.isRefused !== true && !isFeatureOn(feature, target));
  for (const { steps, expected } of lacking.flatMap(({ fields }) => fields.flatMap(parseFieldPattern))) {
    const { mark } = root.at(steps);
    if (expected === undefined) mark.isDropped = true;
    else (mark.droppedTexts ??= new Set()).add(expected);
  }
  for (const defaults of FIELD_DEFAULTS) {
    const places = defaults.at === '' ? [root] : parseFieldPattern(defaults.at).map(({ steps }) => root.at(steps));
    for (const { mark } of places) (mark.defaults ??= []).push(defaults);
  }
  return root;
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
  if (tree?.mark.defaults) setDefaults(result, tree.mark.defaults);
  return result;
}

/** What is kept of a field; undefined for nothing. */
function copyField(name: string, field: unknown, tree: FieldTree | undefined, depth: number): unknown {
  if (field === undefined || field === null || isDropped(field, tree?.mark)) return undefined;
  if (RESOURCE_LIST_NAMES.has(name)) return field;
  const copied = copy(field, tree, depth + 1);
  return name === 'env' && Array.isArray(copied) ? withWritten(copied, field) : copied;
}

/** Variables, of which there can be many and which nothing changes any more, as they are written if that makes no difference. */
function withWritten(copies: readonly unknown[], written: unknown): unknown[] {
  const items = written as readonly unknown[];
  return copies.map((copied, index) => (isSame(copied, items[index]) ? items[index] : copied));
}

function isSame(copied: unknown, written: unknown): boolean {
  if (!isFields(copied) || !isFields(written)) return false;
  const names = Object.keys(written);
  return names.length === Object.keys(copied).length && names.every((name) => copied[name] === written[name]);
}

function isDropped(value: unknown, change: FieldChange | undefined): boolean {
  if (change?.isDropped === true) return true;
  return change?.droppedTexts !== undefined && isScalar(value) && change.droppedTexts.has(String(value));
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
