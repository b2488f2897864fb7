import { droppedFieldsOf } from '../../explain/dropped-fields';
import { brokenRulesOf } from '../../explain/broken-rules';
import { explainedContainers, type ExplainedContainer } from '../../explain/explained-containers';
import { explainedPorts, type ExplainedPort } from '../../explain/pod-explanation';
import { boundsOfStarted } from '../../explain/run-explanation';
import { startExplanationOf, type StartExplanation } from '../../explain/start-explanation';
import type { Finding } from '../../findings/finding';
import { FindingLevel } from '../../findings/finding-kind';
import type { QosClass } from '../../kubernetes/qos-class';
import { claimsOf } from '../../pod/claims';
import { containersOf } from '../../pod/containers';
import type { Pod } from '../../pod/pod';
import type { ProbeBounds } from '../../pod/probes/container-bounds';
import type { StoredSpec } from '../../pod/stored-spec';
import { effectiveResources } from '../../pod/resources/effective-resources';
import type { Resources } from '../../pod/resources/container-resources';
import { qosOf } from '../../pod/resources/qos';
import { startOf } from '../../pod/timeline/start';
import { volumesOf, type PodVolume } from '../../pod/volumes';
import { paceOf, type Pace } from '../rollout/pod-pace';
import { securityLevelOf, type SecurityLevel } from './security-level';

/** What is compared of a Pod. */
export interface PodFacts extends Pick<StartExplanation, 'start' | 'conditions'> {
  readonly pod: Pod;
  readonly stored: StoredSpec;
  readonly containers: readonly ExplainedContainer[];
  readonly ports: readonly ExplainedPort[];
  readonly volumes: readonly PodVolume[];
  readonly probeBounds: readonly ProbeBounds[];
  readonly resources: Resources;
  readonly pace: Pace;
  readonly qosClass: QosClass;
  readonly security: SecurityLevel;
}

/**
 * The facts of a Pod; undefined if the API server could not decode it. They are some of an explanation, all of which takes
 * several times as long.
 *
 * @param findings - what rules of any level find in the Pod
 */
export function podFactsOf(pod: Pod, findings: readonly Finding[]): PodFacts | undefined {
  if (!pod.stored) return undefined;
  const { spec: stored } = pod.stored;
  const { target, manifest, appContainers } = pod;
  const timeline = startOf(stored);
  const { start, conditions } = startExplanationOf(timeline, target.version);
  const isRefused = isRefusedPod(pod, findings);
  return {
    pod,
    stored,
    // What no API server takes, never starts.
    start: isRefused ? [] : start,
    probeBounds: isRefused ? [] : boundsOfStarted(stored, timeline.reach),
    conditions,
    containers: explainedContainers(containersOf(stored), appContainers),
    ports: explainedPorts(stored),
    volumes: volumesOf(stored, claimsOf(manifest)),
    resources: effectiveResources(stored, target),
    pace: paceOf(stored, timeline),
    qosClass: qosOf(stored, target).qosClass,
    security: securityLevelOf(pod),
  };
}

/** Whether an API server refuses a Pod that is told to drop unknown fields. In most Pods nothing is found for which it could. */
function isRefusedPod(pod: Pod, findings: readonly Finding[]): boolean {
  if (!findings.some(({ level }) => level === FindingLevel.INVALID)) return false;
  return brokenRulesOf(pod, droppedFieldsOf(pod)).refusals.length > 0;
}
