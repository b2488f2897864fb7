import type { Fields } from '../json';
import { FEATURES, featureKey, isFeatureOn, type Feature, type FeatureTarget } from './features';
import { FieldPatterns, type FieldMatch } from './field-patterns';

/** The places in a Pod's spec that one of the fields of a feature names. */
export interface FeatureFields {
  readonly feature: Feature;
  /** In the order in which they stand in the spec; at least one. */
  readonly matches: readonly FieldMatch[];
}

/** The fields of features that a Pod's spec has, whatever its cluster does with them. */
export const featureFieldsIn = finderOf(FEATURES);

/** Cache: what finds the fields of the features that a target lacks. */
const OF_LACKING = new Map<string, (spec: Fields) => FeatureFields[]>();

/** The fields of features that a Pod's spec has and a target lacks. */
export function lackingFieldsIn(spec: Fields, target: FeatureTarget): FeatureFields[] {
  const key = featureKey(target);
  const find = OF_LACKING.get(key) ?? finderOf(FEATURES.filter((feature) => !isFeatureOn(feature, target)));
  OF_LACKING.set(key, find);
  return find(spec);
}

function finderOf(features: readonly Feature[]): (spec: Fields) => FeatureFields[] {
  const rows = features.flatMap((feature) => feature.fields.map((pattern) => ({ feature, pattern })));
  const patterns = new FieldPatterns(rows.map(({ pattern }) => pattern));
  return (spec) =>
    patterns.findEach(spec).flatMap(({ pattern, matches }) => {
      const feature = rows[pattern]?.feature;
      return feature ? [{ feature, matches }] : [];
    });
}
