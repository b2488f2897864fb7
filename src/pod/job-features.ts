import { featureOf, isFeatureOn, type Feature, type FeatureTarget } from '../kubernetes/fields/features';
import { isAbsent, type Fields } from '../kubernetes/json';

/** The fields of a Job's spec that not every supported version takes. */
interface JobFeature {
  readonly feature: Feature;
  readonly fields: readonly string[];
}

const PER_INDEX = featureOf('JobBackoffLimitPerIndex');
const REPLACEMENT_POLICY = featureOf('JobPodReplacementPolicy');

/** Source: pkg/registry/batch/job/strategy.go, PrepareForCreate */
const JOB_FEATURES: readonly JobFeature[] = [
  { feature: PER_INDEX, fields: ['backoffLimitPerIndex', 'maxFailedIndexes'] },
  { feature: REPLACEMENT_POLICY, fields: ['podReplacementPolicy'] },
  { feature: featureOf('JobSuccessPolicy'), fields: ['successPolicy'] },
  { feature: featureOf('JobManagedBy'), fields: ['managedBy'] },
];

/** A field of a Job's spec whose feature the target lacks. */
export interface LackingJobField {
  readonly field: string;
  readonly feature: Feature;
  /** Whether the target knows the field. */
  readonly isKnown: boolean;
}

/** The fields of a Job's spec that do not reach the Job, since the target lacks their features. */
export function lackingJobFields(job: Fields, target: FeatureTarget): LackingJobField[] {
  return JOB_FEATURES.filter(({ feature }) => !isFeatureOn(feature, target)).flatMap(({ feature, fields }) =>
    fields
      .filter((field) => !isAbsent(job[field]))
      .map((field) => ({ field, feature, isKnown: target.version.minor >= feature.since })),
  );
}

/** Whether the target has limits of failures for each index of a Job, and the action FailIndex. */
export function hasIndexLimits(target: FeatureTarget): boolean {
  return isFeatureOn(PER_INDEX, target);
}

/** Whether the API server of the target sets a policy for the replacement of Pods where none is written. */
export function hasReplacementPolicy(target: FeatureTarget): boolean {
  return isFeatureOn(REPLACEMENT_POLICY, target);
}
