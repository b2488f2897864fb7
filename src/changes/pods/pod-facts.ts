import { explanationOf, type PodExplanation } from '../../explain/pod-explanation';
import type { QosClass } from '../../kubernetes/qos-class';
import type { Pod } from '../../pod/pod';
import type { StoredSpec } from '../../pod/stored-spec';
import { effectiveResources } from '../../pod/resources/effective-resources';
import type { Resources } from '../../pod/resources/container-resources';
import { paceOf, type Pace } from '../rollout/pod-pace';
import { securityLevelOf, type SecurityLevel } from './security-level';

/** What is compared of a Pod. */
export interface PodFacts {
  readonly pod: Pod;
  readonly stored: StoredSpec;
  readonly explanation: PodExplanation;
  readonly resources: Resources;
  readonly pace: Pace;
  readonly qosClass: QosClass;
  readonly security: SecurityLevel;
}

/** The facts of a Pod; undefined if the API server could not decode it. */
export function podFactsOf(pod: Pod): PodFacts | undefined {
  if (!pod.stored) return undefined;
  const { spec: stored } = pod.stored;
  const explanation = explanationOf(pod);
  return {
    pod,
    stored,
    explanation,
    resources: effectiveResources(stored, pod.target),
    pace: paceOf(stored),
    qosClass: explanation.qosClass,
    security: securityLevelOf(pod),
  };
}
