import type { ObjectChange } from '../../../../src/changes/object-change';
import type { WorkloadEffect } from '../../../../src/changes/effects/workload-effect';
import { heldBackDifferences, rolloutDifferences } from './judge-rollout';
import type { PodLife } from './pod-life';
import { addedPods, deletedPods, keptPods, namesOf, type Seen } from './seen';
import type { Version } from './workload';

/** In what that which happened differs from what was said of a change; undefined for one that is none. */
export function differencesOf(change: ObjectChange | undefined, seen: Seen): string[] {
  const isRefused = (change?.refusals.length ?? 0) > 0;
  if (isRefused !== (seen.refusal !== undefined)) return [seen.refusal ?? 'the API server took it'];
  const effect = change?.effect;
  if (!change || !effect || change.action === 'rewritten') return untouched(seen);
  return EFFECTS[effect.effect](change, seen);
}

type Judge = (change: ObjectChange, seen: Seen) => string[];

const nothing: Judge = (_change, seen) => untouched(seen);

const EFFECTS: Readonly<Record<WorkloadEffect, Judge>> = {
  rolls: rolloutDifferences,
  rollsHeldBack: heldBackDifferences,
  rollsOnDelete: (_change, seen) => replacedByHand(seen, 'new'),
  newPodsOnly: (_change, seen) => replacedByHand(seen, 'new'),
  heldByPartition: (_change, seen) => replacedByHand(seen, 'old'),
  scales: ({ effect }, seen) => scaled(seen, effect?.replicas.after ?? 0),
  nextRun: (_change, seen) => [...unstopped(seen), ...addedOnly(seen, 'new')],
  restartsContainers: ({ effect }, seen) => [...untouched(seen), ...restarted(seen, effect?.restarts.length ?? 0)],
  paused: nothing,
  keepsPods: nothing,
  starts: nothing,
  stops: nothing,
  startsAnew: nothing,
  leftToOperator: nothing,
};

/** No Pod came or went. */
function untouched(seen: Seen): string[] {
  const added = addedPods(seen);
  return [...unstopped(seen), ...(added.length === 0 ? [] : [`added: ${namesOf(added)}`])];
}

function unstopped(seen: Seen): string[] {
  const deleted = deletedPods(seen);
  return deleted.length === 0 ? [] : [`deleted: ${namesOf(deleted)}`];
}

function addedOnly(seen: Seen, version: Version): string[] {
  const added = addedPods(seen);
  const other = added.filter((pod) => pod.version !== version);
  if (added.length === 0) return ['no Pod was added'];
  return other.length === 0 ? [] : [`added with the ${other[0]?.version ?? ''} template: ${namesOf(other)}`];
}

/** The Pod that was deleted by hand is replaced, and no other one. */
function replacedByHand(seen: Seen, version: Version): string[] {
  const deleted = deletedPods(seen);
  const [first] = deleted;
  const isMeant = deleted.length === 1 && first?.name === seen.deletedByHand;
  const isBefore = (pod: PodLife): boolean => pod.created < Number(first?.deleted);
  const early = addedPods(seen).filter(isBefore);
  return [
    ...(isMeant ? [] : [`deleted: ${namesOf(deleted)}, by hand: ${seen.deletedByHand ?? 'none'}`]),
    ...(early.length === 0 ? [] : [`added before that: ${namesOf(early)}`]),
    ...addedOnly(seen, version),
  ];
}

function scaled(seen: Seen, count: number): string[] {
  const left = [...keptPods(seen), ...addedPods(seen).filter(({ deleted }) => deleted === undefined)];
  const isRight = left.length === count && (addedPods(seen).length === 0 || deletedPods(seen).length === 0);
  return isRight ? [] : [`${left.length} Pods, foretold: ${count}; deleted: ${namesOf(deletedPods(seen))}`];
}

function restarted({ before, after }: Seen, containers: number): string[] {
  const restarts =
    after.reduce((sum, pod) => sum + pod.restarts, 0) - before.reduce((sum, pod) => sum + pod.restarts, 0);
  return restarts === containers ? [] : [`${restarts} restarts, foretold: ${containers}`];
}
