import { counted, quotedList } from '../../../kubernetes/words';
import type { PodsEffect, WorkloadEffect } from '../../effects/workload-effect';
import type { ChangeAction, ObjectChange } from '../../object-change';
import type { RolloutPlan } from '../../rollout/rollout-plan';

/** What the cluster does with an object, as a sentence without its capital letter and full stop. */
export function effectText(change: ObjectChange): string {
  if (change.refusals.length > 0) return 'refused by the API server';
  return ACTIONS[change.action](change);
}

const PRUNES = 'if whoever applies them prunes';

const ACTIONS: Readonly<Record<ChangeAction, (change: ObjectChange) => string>> = {
  created: ({ effect }) => `created${podsPart(effect?.replicas.after)}`,
  pruned: ({ effect }) =>
    `not in the new manifests: deleted${podsPart(effect?.replicas.before)} ${PRUNES}, kept otherwise`,
  replaced: ({ nameBefore }) =>
    `renamed from "${nameBefore ?? ''}": the new one is created, the old one deleted ${PRUNES}`,
  rewritten: () => 'means the same as before, written in another way',
  changed: ({ effect }) => (effect ? EFFECTS[effect.effect](effect) : 'updated'),
};

function podsPart(count: number | null | undefined): string {
  return count === null || count === undefined ? '' : ` with ${counted(count, 'Pod')}`;
}

const EFFECTS: Readonly<Record<WorkloadEffect, (effect: PodsEffect) => string>> = {
  starts: () => 'created',
  stops: () => 'deleted',
  startsAnew: () => 'created anew',
  rolls: ({ rollout }) => (rollout ? rolloutText(rollout) : 'rolls'),
  rollsOnDelete: () => 'no Pod is replaced until somebody deletes it: the update strategy is OnDelete',
  paused: () => 'no Pod is replaced until the rollout is resumed: it is paused',
  heldByPartition: () => 'no Pod is replaced: the partition holds all of them back',
  rollsHeldBack: ({ rollout }) => heldBackText(rollout?.ordinals ?? null),
  newPodsOnly: () => 'no Pod is replaced: only those that are created later have the new template',
  nextRun: () => 'the next Job has the new template, and Jobs that run keep theirs',
  restartsContainers: ({ restarts }) =>
    `${quotedList(restarts)} ${restarts.length === 1 ? 'restarts' : 'restart'} in the Pod, which stays`,
  scales: ({ replicas: { before, after } }) => `scales from ${before ?? '?'} to ${counted(after ?? 0, 'Pod')}`,
  leftToOperator: () => 'an operator decides what becomes of its Pods',
  keepsPods: () => 'no Pod is touched',
};

/** Nothing says whether there are any. */
function heldBackText(ordinals: RolloutPlan['ordinals']): string {
  if (!ordinals) return 'Pods that were held back with an older template are replaced, if there are any';
  const { first, last } = ordinals;
  if (first === last) return `Pod ${last} is replaced if it was held back with an older template`;
  return `those of the Pods ${last} to ${first} that were held back with an older template are replaced`;
}

function rolloutText(plan: RolloutPlan): string {
  const { pods, ordinals } = plan;
  if (pods === null) return nodesText(plan);
  if (plan.strategy === 'Recreate') return `rolls: ${allPods(pods)} stopped, then the new ones start`;
  return ordinals ? ordinalsText(ordinals, plan) : surgeText(pods, plan);
}

function ordinalsText({ first, last }: NonNullable<RolloutPlan['ordinals']>, { maxUnavailable }: RolloutPlan): string {
  if (first === last) return `rolls: Pod ${last} is replaced`;
  return `rolls: Pods ${last} to ${first} are replaced, from the last one down, ${maxUnavailable ?? 1} at a time`;
}

function surgeText(pods: number, { maxSurge, maxUnavailable }: RolloutPlan): string {
  const [more, fewer] = [maxSurge, maxUnavailable].map((count) => (count ? `up to ${count}` : 'none'));
  return `rolls: ${counted(pods, 'Pod')} ${pods === 1 ? 'is' : 'are'} replaced, ${more ?? ''} more and ${fewer ?? ''} fewer at a time`;
}

function allPods(count: number): string {
  return count === 1 ? 'its Pod is' : `all ${counted(count, 'Pod')} are`;
}

function nodesText({ maxSurge, maxUnavailable }: RolloutPlan): string {
  const isSurge = maxSurge !== 0;
  const amount = isSurge ? maxSurge : maxUnavailable;
  const nodes = amount === null ? 'on a part of the nodes' : `on ${counted(amount, 'node')}`;
  const how = isSurge ? 'the new Pod is ready before the old one stops' : 'the old Pod stops before the new one starts';
  return `rolls: the Pod of each node is replaced, ${nodes} at a time; ${how}`;
}
