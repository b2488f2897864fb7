import type { FeatureTarget } from '../kubernetes/fields/features';
import { podsEffectOf, type PodsEffect } from './effects/workload-effect';
import type { ObjectChange } from './object-change';
import type { ReadObject } from './objects/read-object';
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
export function podPartOf(before: ReadObject, after: ReadObject, target: FeatureTarget, isReplaced: boolean): PodPart {
  const pairs = factsOfBoth(before, after);
  const [first] = pairs;
  if (!first) return NO_PODS;
  const changed = podsEffectOf(before.stored, after.stored, first.after.pod.kind);
  const effect: PodsEffect = isReplaced ? { ...changed, effect: 'startsAnew', rollout: null } : changed;
  const pods = pairs
    .map((pair) => podChangeOf(pair.before, pair.after, target, podSumsOf(pair.before, pair.after, effect)))
    .filter(isSaying);
  return { effect, rollout: forecastOf(effect, first), pods };
}

/** How fast Pods of an older template stop, nothing says. */
function forecastOf({ effect, rollout, replicas }: PodsEffect, { before, after }: FactsPair): RolloutForecast | null {
  if (!rollout || effect === 'rollsHeldBack') return null;
  return rolloutForecast(rollout, before.pace, after.pace, replicas.before !== replicas.after);
}

/** The Pods that stand at the same place of both. */
function factsOfBoth(before: ReadObject, after: ReadObject): FactsPair[] {
  const old = new Map(before.pods.map((pod) => [pod.kind.templatePath.join('.'), pod]));
  return after.pods.flatMap((pod) => {
    const known = old.get(pod.kind.templatePath.join('.'));
    const left = known && podFactsOf(known, before.findingsIn(known));
    const right = podFactsOf(pod, after.findingsIn(pod));
    return left && right ? [{ before: left, after: right }] : [];
  });
}
