import { decoderOf, type Decoder } from '../../kubernetes/fields/decoders';
import type { FeatureTarget } from '../../kubernetes/fields/features';
import { typeNames } from '../../kubernetes/fields/field-table';
import { fieldsOf, isFields, setOwn, type Fields } from '../../kubernetes/json';
import { fieldsAt, podKindsIn, withValueAt, type PodKind } from '../../kubernetes/kinds';
import { knownPodKinds } from '../../kubernetes/operator-kinds';
import { findPod } from '../../pod/find-pod';
import { storedSpec } from '../../pod/stored-spec';
import { keyOf } from '../objects/changed-objects';
import { withoutMergedKeys } from './merged-keys';
import { normalized } from './normalized';
import { mergeSecretData } from './secret-data';
import { storedTemplateSpec } from './stored-template';
import { setWorkloadDefaults } from './workload-defaults';

/** How objects are read. */
export interface StoredOptions {
  /** The cluster that they are for. */
  readonly target: FeatureTarget;
  /** Kinds that hold a Pod, besides those that are known. */
  readonly podKinds: readonly PodKind[];
}

/** The groups of the kinds of which the table of fields knows the fields; the core group is empty. */
const GROUPS: ReadonlyMap<string, string> = new Map([
  ...['ConfigMap', 'Secret', 'Service', 'PersistentVolumeClaim', 'Pod', 'PodTemplate', 'ReplicationController'].map(
    (kind) => [kind, ''] as const,
  ),
  ...['Deployment', 'DaemonSet', 'ReplicaSet', 'StatefulSet'].map((kind) => [kind, 'apps'] as const),
  ...['CronJob', 'Job'].map((kind) => [kind, 'batch'] as const),
  ['PodDisruptionBudget', 'policy'],
]);

/** The name of the type of an object in the table of fields; undefined if it is not there. */
export function typeOf(manifest: Fields): string | undefined {
  const { group, kind } = keyOf(manifest);
  return GROUPS.get(kind) === group && typeNames().includes(kind) ? kind : undefined;
}

/**
 * An object as the API server stores it, so that two manifests are equal if they mean the same to it: without what only
 * the server or kubectl writes and what the target drops, with defaults written out, and amounts in their one form.
 */
export function storedObject(manifest: Fields, { target, podKinds }: StoredOptions): Fields {
  const { group, kind } = keyOf(manifest);
  const written = withoutServerFields(manifest);
  const withPods = withStoredPods(written, manifest, target, podKinds);
  if (kind === 'Secret' && group === '') mergeSecretData(withPods);
  setWorkloadDefaults(withPods, group, target);
  return fieldsOf(normalized(withPods, decoderFor(manifest, target)));
}

function decoderFor(manifest: Fields, { version }: FeatureTarget): Decoder | undefined {
  const type = typeOf(manifest);
  return type === undefined ? undefined : decoderOf(type, version.minor);
}

/** What the API server writes into the metadata of an object. */
const SERVER_FIELDS = [
  'creationTimestamp',
  'deletionGracePeriodSeconds',
  'deletionTimestamp',
  'generation',
  'managedFields',
  'resourceVersion',
  'selfLink',
  'uid',
];

/** The copy of the object that client-side `kubectl apply` keeps, and what `kubectl rollout` numbers. */
const SERVER_ANNOTATIONS = [
  'kubectl.kubernetes.io/last-applied-configuration',
  'deployment.kubernetes.io/revision',
  'deprecated.daemonset.template.generation',
];

/** What can be large, and is not changed. */
const UNCHANGED: ReadonlySet<string> = new Set(['data', 'binaryData', 'env']);

/** A deep copy but for what is not changed. */
function copyToChange<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(copyToChange) as Value;
  if (!isFields(value)) return value;
  const copy: Fields = {};
  for (const name of Object.keys(value))
    setOwn(copy, name, UNCHANGED.has(name) ? value[name] : copyToChange(value[name]));
  return copy as Value;
}

function withoutServerFields(manifest: Fields): Fields {
  const { status: _status, ...written } = manifest;
  const { metadata, ...rest } = copyToChange(written);
  if (!isFields(metadata)) return metadata === undefined ? rest : { ...rest, metadata };
  for (const name of SERVER_FIELDS) delete metadata[name];
  if (isFields(metadata['annotations'])) for (const name of SERVER_ANNOTATIONS) delete metadata['annotations'][name];
  return { ...rest, metadata };
}

/** A Pod with a field of a wrong type stays as it is written: nobody knows what the server would make of it. */
function withStoredPods(
  written: Fields,
  manifest: Fields,
  target: FeatureTarget,
  podKinds: readonly PodKind[],
): Fields {
  const kinds = knownPodKinds(manifest, podKinds).flatMap((kind) => podKindsIn(manifest, kind));
  return kinds.reduce((object, kind) => {
    const search = findPod(object, kind, target.version);
    if (search.found !== 'pod') return object;
    const { metadata, ...template } = fieldsAt(object, kind.templatePath) ?? {};
    const { creationTimestamp: _time, ...kept } = fieldsOf(metadata);
    const isPod = kind.templatePath.length === 0;
    const spec = isPod
      ? withoutMergedKeys(storedSpec(search.pod.spec, target))
      : storedTemplateSpec(search.pod.spec, target);
    const stored = { ...template, ...(isFields(metadata) && { metadata: kept }), spec };
    return withValueAt(object, kind.templatePath, stored);
  }, written);
}
