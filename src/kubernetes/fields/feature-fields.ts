import type { Fields } from '../json';
import { FEATURES, type Feature } from './features';
import { FieldPatterns, type FieldMatch } from './field-patterns';

/** The places in a Pod's spec that one of the fields of a feature names. */
export interface FeatureFields {
  readonly feature: Feature;
  /** In the order in which they stand in the spec; at least one. */
  readonly matches: readonly FieldMatch[];
}

/** Each field of each feature. */
const ROWS = FEATURES.flatMap((feature) => feature.fields.map((pattern) => ({ feature, pattern })));
const PATTERNS = new FieldPatterns(ROWS.map(({ pattern }) => pattern));

/** The fields of features that a Pod's spec has, whatever its cluster does with them. */
export function featureFieldsIn(spec: Fields): FeatureFields[] {
  return PATTERNS.findEach(spec).flatMap(({ pattern, matches }) => {
    const feature = ROWS[pattern]?.feature;
    return feature ? [{ feature, matches }] : [];
  });
}
