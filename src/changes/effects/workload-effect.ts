import { deepEqual, fieldsOf, type Fields } from '../../kubernetes/json';
import { fieldsAt, type PodKind } from '../../kubernetes/kinds';
import { daemonSetPlan, deploymentPlan, numberOf, statefulSetPlan, type RolloutPlan } from '../rollout/rollout-plan';

/** What becomes of the Pods of a workload. */
export type WorkloadEffect =
  /** They start: the object is new. */
  | 'starts'
  /** They stop when the object is deleted, which whoever applies the manifests decides. */
  | 'stops'
  /** Those of the object with the old name are stopped, and those of the new one started. */
  | 'startsAnew'
  /** The Pods are replaced by those of the new template. */
  | 'rolls'
  /** Each Pod is replaced when somebody deletes it. */
  | 'rollsOnDelete'
  /** Nothing happens until the rollout is resumed. */
  | 'paused'
  /** No Pod is in the part of the StatefulSet that is updated. */
  | 'heldByPartition'
  /** Pods that were held back with an older template than that of the object are replaced, if there are any. */
  | 'rollsHeldBack'
  /** Only Pods that are created later have the new template. */
  | 'newPodsOnly'
  /** The next Job has the new template. */
  | 'nextRun'
  /** The containers with a new image restart, and the Pod stays. */
  | 'restartsContainers'
  /** Only the number of Pods changes. */
  | 'scales'
  /** An operator decides. */
  | 'leftToOperator'
  /** No Pod is touched. */
  | 'keepsPods';

/** What becomes of the Pods, with how they are replaced. */
export interface PodsEffect {
  readonly effect: WorkloadEffect;
  /** The numbers of Pods; null if they are not written: one for each node, or what an operator makes. */
  readonly replicas: { readonly before: number | null; readonly after: number | null };
  /** How the Pods are replaced; null if they are not. */
  readonly rollout: RolloutPlan | null;
  /** The containers that restart in their Pod. */
  readonly restarts: readonly string[];
}

type Read = (before: Fields, after: Fields, isNewTemplate: boolean) => Pick<PodsEffect, 'effect' | 'rollout'>;

const KEEPS = { effect: 'keepsPods', rollout: null } as const;

/** What each kind does, by its name. */
const KINDS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['Deployment', deploymentEffect],
  ['StatefulSet', statefulSetEffect],
  ['DaemonSet', daemonSetEffect],
  ['ReplicaSet', later('newPodsOnly')],
  ['ReplicationController', later('newPodsOnly')],
  ['PodTemplate', later('newPodsOnly')],
  ['CronJob', later('nextRun')],
  ['Job', later('keepsPods')],
  ['Pod', later('restartsContainers')],
]);

/** What becomes of the Pods when the stored form of an object changes. */
export function podsEffectOf(before: Fields, after: Fields, kind: PodKind): PodsEffect {
  const isNewTemplate = !deepEqual(templateOf(before, kind), templateOf(after, kind));
  const replicas = { before: replicasOf(before), after: replicasOf(after) };
  const read = kind.isCompletedByOperator === true ? undefined : KINDS.get(kind.kind);
  if (!read) return { effect: isNewTemplate ? 'leftToOperator' : 'keepsPods', replicas, rollout: null, restarts: [] };
  const { effect, rollout } = read(fieldsOf(before['spec']), fieldsOf(after['spec']), isNewTemplate);
  const isScaled = effect === 'keepsPods' && replicas.before !== replicas.after;
  const restarts = effect === 'restartsContainers' ? withNewImage(before, after) : [];
  if (effect === 'restartsContainers' && restarts.length === 0) return { ...KEEPS, replicas, restarts };
  return { effect: isScaled ? 'scales' : effect, replicas, rollout, restarts };
}

/** Whether Pods that run are replaced by others. */
export function replacesPods(effect: PodsEffect | null): boolean {
  return effect?.effect === 'rolls' || effect?.effect === 'startsAnew';
}

/** Whether Pods that run may be replaced by others. */
export function mayReplacePods(effect: PodsEffect | null): boolean {
  return replacesPods(effect) || effect?.effect === 'rollsHeldBack';
}

/** The number of Pods that an object asks for; null if it does not say so. */
export function replicasOf(object: Fields): number | null {
  const spec = fieldsOf(object['spec']);
  switch (object['kind']) {
    case 'Deployment':
    case 'StatefulSet':
    case 'ReplicaSet':
    case 'ReplicationController':
      return numberOf(spec['replicas'], 1);
    case 'Job':
      return jobPods(spec);
    case 'CronJob':
      return jobPods(fieldsOf(fieldsOf(spec['jobTemplate'])['spec']));
    case 'Pod':
      return 1;
    default:
      return null;
  }
}

/** A Job has no more Pods at a time than it has completions left. */
function jobPods(spec: Fields): number {
  const parallelism = numberOf(spec['parallelism'], 1);
  return Math.min(parallelism, numberOf(spec['completions'], parallelism));
}

function templateOf(object: Fields, { templatePath }: PodKind): unknown {
  // Of a Pod itself, its own labels and annotations are not part of what its containers are made of.
  return templatePath.length === 0 ? object['spec'] : fieldsAt(object, templatePath);
}

function later(effect: WorkloadEffect): Read {
  return (_before, _after, isNewTemplate) => (isNewTemplate ? { effect, rollout: null } : KEEPS);
}

function deploymentEffect(before: Fields, after: Fields, isNewTemplate: boolean): ReturnType<Read> {
  const isPaused = after['paused'] === true;
  if (!isNewTemplate) return before['paused'] === true && !isPaused ? heldBack(deploymentPlan(after), before) : KEEPS;
  return isPaused ? { effect: 'paused', rollout: null } : rolling(deploymentPlan(after), before);
}

function statefulSetEffect(before: Fields, after: Fields, isNewTemplate: boolean): ReturnType<Read> {
  if (isOnDelete(after)) return isNewTemplate ? { effect: 'rollsOnDelete', rollout: null } : KEEPS;
  const plan = statefulSetPlan(after);
  if (!isNewTemplate) return heldBack(releasedPlan(before, plan), before);
  if (plan.pods === 0 && partitionOf(after) > 0) return { effect: 'heldByPartition', rollout: null };
  return rolling(plan, before);
}

/** What a StatefulSet replaces that it did not replace before: the Pods below the old partition. */
function releasedPlan(before: Fields, plan: RolloutPlan): RolloutPlan {
  const { ordinals } = plan;
  if (isOnDelete(before) || !ordinals) return plan;
  const last = Math.min(ordinals.last, numberOf(fieldsOf(before['ordinals'])['start'], 0) + partitionOf(before) - 1);
  const pods = Math.max(0, last - ordinals.first + 1);
  return { ...plan, pods, ordinals: { ...ordinals, last } };
}

function partitionOf(spec: Fields): number {
  return numberOf(fieldsOf(fieldsOf(spec['updateStrategy'])['rollingUpdate'])['partition'], 0);
}

function isOnDelete(spec: Fields): boolean {
  return fieldsOf(spec['updateStrategy'])['type'] === 'OnDelete';
}

function daemonSetEffect(before: Fields, after: Fields, isNewTemplate: boolean): ReturnType<Read> {
  if (isOnDelete(after)) return isNewTemplate ? { effect: 'rollsOnDelete', rollout: null } : KEEPS;
  const plan = daemonSetPlan(after);
  if (isNewTemplate) return { effect: 'rolls', rollout: plan };
  return isOnDelete(before) ? { effect: 'rollsHeldBack', rollout: plan } : KEEPS;
}

/** If there is no Pod before or after, none is replaced. */
function rolling(plan: RolloutPlan, before: Fields, effect: 'rolls' | 'rollsHeldBack' = 'rolls'): ReturnType<Read> {
  const isEmpty = plan.pods === 0 || numberOf(before['replicas'], 1) === 0;
  return isEmpty ? KEEPS : { effect, rollout: plan };
}

/** Whether the Pods that run have an older template is nothing that manifests say. */
function heldBack(plan: RolloutPlan, before: Fields): ReturnType<Read> {
  return rolling(plan, before, 'rollsHeldBack');
}

function withNewImage(before: Fields, after: Fields): string[] {
  return ['initContainers', 'containers'].flatMap((list) => {
    const [old, present] = [before, after].map((pod) => fieldsOf(pod['spec'])[list]);
    if (!Array.isArray(old) || !Array.isArray(present)) return [];
    return present.flatMap((item: unknown, index) => {
      const { name, image } = fieldsOf(item);
      return image === fieldsOf(old[index])['image'] ? [] : [String(name)];
    });
  });
}
