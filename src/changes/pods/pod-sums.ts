import { RESOURCE_SIDES } from '../../pod/resources/container-resources';
import type { PodsEffect } from '../effects/workload-effect';
import { surgeSums, type PodCounts } from '../rollout/surge-sum';
import type { PodSums } from './pod-change';
import type { PodFacts } from './pod-facts';

/** What all Pods of a workload ask for together; null if nobody knows how many they are, or if nothing changed. */
export function podSumsOf(before: PodFacts, after: PodFacts, effect: PodsEffect): PodSums | null {
  const counts = countsOf(effect);
  if (!counts) return null;
  const [requests, limits] = RESOURCE_SIDES.map((side) =>
    surgeSums(before.resources[side], after.resources[side], counts).filter((sum) => sum.before !== sum.after),
  );
  return requests?.length || limits?.length ? { requests: requests ?? [], limits: limits ?? [] } : null;
}

/** The controller scales the Pods that are there to another number before it replaces them. */
function countsOf({ replicas, rollout }: PodsEffect): PodCounts | undefined {
  const { before, after } = replicas;
  if (before === null || after === null) return undefined;
  const isMixed = rollout !== null && rollout.strategy !== 'Recreate';
  const together = Math.max(before, after + (isMixed ? (rollout.maxSurge ?? 0) : 0));
  return { before, after, mostBefore: rollout ? Math.max(before, after) : before, together, isMixed };
}
