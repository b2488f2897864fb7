import { labelsOf } from '../kubernetes/labels-of';
import { featureOf, isFeatureOn, type FeatureTarget } from '../kubernetes/fields/features';
import { fieldsOf, isFields, listOf, textOf, textsOf, type Fields } from '../kubernetes/json';
import type { Pod } from './pod';

/** A label of the Pod by which a term selects others, besides its labelSelector. */
export interface SelectionKey {
  readonly key: string;
  /** Its value; null if what makes the Pod sets it, as a Deployment sets `pod-template-hash`. */
  readonly value: string | null;
  /** Whether it selects the Pods with another value. */
  readonly isOther: boolean;
  /** Present if the Pod does not get the label, so that the key does nothing. */
  readonly isIgnored?: true;
}

/** A spread constraint or a term of the Pod affinity, and which Pods it counts. */
export interface PodSelection {
  /** The field with the term, such as `topologySpreadConstraints[0]`. */
  readonly field: string;
  readonly topologyKey: string;
  /** As it is written; null selects no Pod, and an empty one selects all of its namespaces. */
  readonly labelSelector: Fields | null;
  readonly keys: readonly SelectionKey[];
  /** Whether the API server adds the keys to the labelSelector that it stores; the scheduler does it for itself if not. */
  readonly storesKeys: boolean;
}

const MERGES_SPREAD_KEYS = featureOf('MatchLabelKeysInPodTopologySpreadSelectorMerge');

/** Whether the API server of a target adds the keys of spread constraints to the labelSelector of the Pod. */
export function mergesSpreadKeys(target: FeatureTarget): boolean {
  return isFeatureOn(MERGES_SPREAD_KEYS, target);
}

const OF_TEMPLATE = 'pod-template-hash';
const OF_REVISION = 'controller-revision-hash';
const OF_JOB = [
  'controller-uid',
  'job-name',
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-name',
  'batch.kubernetes.io/job-completion-index',
];

/**
 * The labels that controllers give their Pods; those of other kinds are not known.
 *
 * Source: k8s.io/api/apps/v1 and batch/v1, the names of labels; Argo Rollouts, DefaultRolloutUniqueLabelKey
 */
const OWN_LABELS: ReadonlyMap<string, readonly string[]> = new Map([
  ['Pod', []],
  ['ReplicationController', []],
  ['ReplicaSet', []],
  ['Deployment', [OF_TEMPLATE]],
  ['DaemonSet', [OF_REVISION, 'pod-template-generation']],
  ['StatefulSet', [OF_REVISION, 'statefulset.kubernetes.io/pod-name', 'apps.kubernetes.io/pod-index']],
  ['Job', OF_JOB],
  ['CronJob', OF_JOB],
]);

/**
 * The spread constraints and terms of the Pod affinity of a stored Pod.
 *
 * Source: pkg/registry/core/pod/strategy.go, mutatePodAffinity and mutateTopologySpreadConstraints;
 * the plugin PodTopologySpread of the scheduler
 *
 * @param stored - the spec as the API server stores it: without the keys that the target drops
 */
export function podSelectionsOf(pod: Pod, stored: Fields): PodSelection[] {
  const spread = mergesSpreadKeys(pod.target);
  return [
    ...termsIn(stored['topologySpreadConstraints'], 'topologySpreadConstraints').map((term) =>
      selectionOf(term, spread, pod),
    ),
    ...['podAffinity', 'podAntiAffinity']
      .flatMap((kind) => affinityTerms(stored, kind))
      .map((term) => selectionOf(term, true, pod)),
  ];
}

interface Term {
  readonly field: string;
  readonly fields: Fields;
}

function termsIn(list: unknown, at: string, inside?: string): Term[] {
  return listOf(list).map((item, index) => ({
    field: [`${at}[${index}]`, inside].filter((step) => step !== undefined).join('.'),
    fields: inside === undefined ? fieldsOf(item) : fieldsOf(fieldsOf(item)[inside]),
  }));
}

function affinityTerms(stored: Fields, kind: string): Term[] {
  const affinity = fieldsOf(fieldsOf(stored['affinity'])[kind]);
  const [required, preferred] = [
    'requiredDuringSchedulingIgnoredDuringExecution',
    'preferredDuringSchedulingIgnoredDuringExecution',
  ];
  return [
    ...termsIn(affinity[required], `affinity.${kind}.${required}`),
    ...termsIn(affinity[preferred], `affinity.${kind}.${preferred}`, 'podAffinityTerm'),
  ];
}

function selectionOf({ field, fields }: Term, storesKeys: boolean, pod: Pod): PodSelection {
  const { labelSelector, topologyKey, matchLabelKeys, mismatchLabelKeys } = fields;
  const selector = isFields(labelSelector) ? labelSelector : null;
  const merged = listOf(selector?.['matchExpressions']).map((expression) => fieldsOf(expression)['key']);
  const keysIn = (list: unknown, isOther: boolean): SelectionKey[] =>
    selector === null
      ? []
      : textsOf(list)
          .filter((key) => !merged.includes(key))
          .map((key) => selectionKey(key, isOther, pod));
  return {
    field,
    topologyKey: textOf(topologyKey) ?? '',
    labelSelector: selector,
    keys: [...keysIn(matchLabelKeys, false), ...keysIn(mismatchLabelKeys, true)],
    storesKeys,
  };
}

function selectionKey(key: string, isOther: boolean, { kind, template }: Pod): SelectionKey {
  const labels = labelsOf(template);
  const value = Object.hasOwn(labels, key) ? textOf(labels[key]) : undefined;
  const known = kind.isCompletedByOperator ? undefined : OWN_LABELS.get(kind.kind);
  const isIgnored = value === undefined && known?.includes(key) === false;
  return { key, value: value ?? null, isOther, ...(isIgnored && { isIgnored }) };
}
