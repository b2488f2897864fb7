import { podsEffectOf, type PodsEffect } from './effects/workload-effect';
import type { ObjectChange } from './object-change';
import type { SideObject } from './objects/changed-objects';
import type { PairContext } from './pair-context';
import { isSaying } from './pods/before-after';
import { podChangeOf } from './pods/pod-change';
import { podFactsOf, type PodFacts } from './pods/pod-facts';
import { podSumsOf } from './pods/pod-sums';
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
  const changed = podsEffectOf(context.stored(before.object), context.stored(after.object), first.after.pod.kind);
  const effect: PodsEffect = isReplaced ? { ...changed, effect: 'startsAnew', rollout: null } : changed;
  const pods = pairs
    .map((pair) => podChangeOf(pair.before, pair.after, context.target, podSumsOf(pair.before, pair.after, effect)))
    .filter(isSaying);
  return { effect, rollout: forecastOf(effect, first), pods };
}

/** How fast Pods of an older template stop, nothing says. */
function forecastOf({ effect, rollout, replicas }: PodsEffect, { before, after }: FactsPair): RolloutForecast | null {
  if (!rollout || effect === 'rollsHeldBack') return null;
  return rolloutForecast(rollout, before.pace, after.pace, replicas.before !== replicas.after);
}

/** The Pods that stand at the same place of both. */
function factsOfBoth(before: SideObject, after: SideObject, context: PairContext): FactsPair[] {
  const old = new Map(context.pods(before.object).map((pod) => [pod.kind.templatePath.join('.'), pod]));
  return context.pods(after.object).flatMap((pod) => {
    const known = old.get(pod.kind.templatePath.join('.'));
    const [left, right] = [known && podFactsOf(known), podFactsOf(pod)];
    return left && right ? [{ before: left, after: right }] : [];
  });
}
