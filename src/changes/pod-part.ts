import type { PodsEffect } from './effects/workload-effect';
import { podsEffectOf } from './effects/workload-effect';
import type { ObjectChange } from './object-change';
import type { SideObject } from './objects/changed-objects';
import type { PairContext } from './pair-context';
import { podChangeOf } from './pods/pod-change';
import { podFactsOf, type PodFacts } from './pods/pod-facts';
import { podSumsOf } from './pods/pod-sums';
import { podsOf } from './pods/pods-of';
import { rolloutForecast, type RolloutForecast } from './rollout/rollout-forecast';

/** What a change of an object says of its Pods. */
export type PodPart = Pick<ObjectChange, 'effect' | 'rollout' | 'pods'>;

const NO_PODS: PodPart = { effect: null, rollout: null, pods: [] };

interface FactsPair {
  readonly before: PodFacts;
  readonly after: PodFacts;
}

/**
 * What becomes of the Pods of an object that is on both sides.
 *
 * @param isReplaced - whether it has another name
 */
export function podPartOf(before: SideObject, after: SideObject, context: PairContext, isReplaced: boolean): PodPart {
  const pairs = factsOfBoth(before, after, context);
  const [first] = pairs;
  if (!first) return NO_PODS;
  const [old, present] = [before, after].map(({ object }) => context.stored(object));
  const changed = podsEffectOf(old ?? {}, present ?? {}, first.after.pod.kind);
  const effect: PodsEffect = isReplaced ? { ...changed, effect: 'startsAnew', rollout: null } : changed;
  const pods = pairs
    .map((pair) => podChangeOf(pair.before, pair.after, context.target, podSumsOf(pair.before, pair.after, effect)))
    .filter((pod) => Object.values(pod).some(isSaying));
  return { effect, rollout: forecastOf(effect, first), pods };
}

function forecastOf({ rollout, replicas }: PodsEffect, { before, after }: FactsPair): RolloutForecast | null {
  if (!rollout) return null;
  return rolloutForecast(rollout, before.pace, after.pace, replicas.before !== replicas.after);
}

/** The Pods that stand at the same place of both. */
function factsOfBoth(before: SideObject, after: SideObject, context: PairContext): FactsPair[] {
  const old = new Map(podsOf(before.object, context).map((pod) => [pod.kind.templatePath.join('.'), pod]));
  return podsOf(after.object, context).flatMap((pod) => {
    const known = old.get(pod.kind.templatePath.join('.'));
    const [left, right] = [known && podFactsOf(known), podFactsOf(pod)];
    return left && right ? [{ before: left, after: right }] : [];
  });
}

/** Whether a part of a change of a Pod says that something changed. */
function isSaying(part: unknown): boolean {
  if (part === null || typeof part === 'string') return false;
  if (Array.isArray(part)) return part.length > 0;
  const { added, removed } = part as { added?: readonly unknown[]; removed?: readonly unknown[] };
  return added === undefined || removed === undefined || added.length + removed.length > 0;
}
