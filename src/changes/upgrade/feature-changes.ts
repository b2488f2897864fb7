import { featureFieldsIn } from '../../kubernetes/fields/feature-fields';
import { isFeatureOn, type Feature, type FeatureTarget } from '../../kubernetes/fields/features';
import { FEATURE_GATES } from '../../kubernetes/fields/generated/feature-gates';
import type { Fields } from '../../kubernetes/json';
import type { KubernetesVersion } from '../../kubernetes/version';

/** How far a version has a feature: it does not know it, has it off, or keeps its fields. */
export type FeatureState = 'unknown' | 'off' | 'on';

/** A feature whose fields a Pod has, and that one of the versions alone keeps. */
export interface FeatureChange {
  readonly gate: string;
  /** What the fields give, in words. */
  readonly feature: string;
  readonly before: FeatureState;
  readonly after: FeatureState;
}

/** The features of which a Pod's spec has fields, and that one of two clusters alone keeps. */
export function featureChanges(spec: Fields, before: FeatureTarget, after: FeatureTarget): FeatureChange[] {
  return featuresIn(spec).flatMap((feature) => {
    const [old, present] = [stateOf(feature, before), stateOf(feature, after)];
    const isSame = old === present || (old !== 'on' && present !== 'on');
    return isSame ? [] : [{ gate: feature.gate, feature: feature.name, before: old, after: present }];
  });
}

/** The feature gates of fields in a Pod's spec that one version has and a newer one has no more. */
export function gatesGone(spec: Fields, from: KubernetesVersion, to: KubernetesVersion): string[] {
  const gates = new Set(featuresIn(spec).map(({ gate }) => gate));
  return [...gates].filter((gate) => goneIn(gate) > from.minor && goneIn(gate) <= to.minor);
}

function featuresIn(spec: Fields): Feature[] {
  return [...new Set(featureFieldsIn(spec).map(({ feature }) => feature))];
}

function stateOf(feature: Feature, target: FeatureTarget): FeatureState {
  if (target.version.minor < feature.since) return 'unknown';
  return isFeatureOn(feature, target) ? 'on' : 'off';
}

const GONE = /(?:^|, )(\d+) gone/;

function goneIn(gate: string): number {
  const [, minor] = GONE.exec(FEATURE_GATES[gate] ?? '') ?? [];
  return minor === undefined ? Infinity : Number(minor);
}
