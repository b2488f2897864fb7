import { featureOf, isFeatureOn, type FeatureTarget } from '../kubernetes/fields/features';
import type { Fields } from '../kubernetes/json';
import { hasPodLevelResource, podLevelResourcesOf } from '../pod/resources/pod-level-resources';

const EMPTY_FALLS_BACK = featureOf('PodLevelResourcesFixKubeletQOSClass');

/**
 * Whether the class of a Pod follows from what it asks for as a whole, and not from its containers.
 *
 * Source: k8s.io/kubernetes/pkg/apis/core/v1/helper/qos, ComputePodQOS
 */
export function isJudgedAsAWhole(spec: Fields, target: FeatureTarget): boolean {
  const whole = podLevelResourcesOf(spec, target);
  return whole !== undefined && (!isFeatureOn(EMPTY_FALLS_BACK, target) || hasPodLevelResource(whole));
}
