import type { FeatureTarget } from '../kubernetes/fields/features';
import { kubeletDefectsOf, type KubeletDefect } from '../pod/kubelet-defects';
import { nodeNeedsOf, type NodeNeed } from '../pod/node-needs';
import { probeBoundsOf, type ProbeBounds } from '../pod/probes/container-bounds';
import { podProbesOf, type PodProbe } from '../pod/probes/pod-probes';
import { resizeOf, type PodResize } from '../pod/resources/resize';
import { swappableContainers } from '../pod/resources/swap';
import type { StoredSpec } from '../pod/stored-spec';
import { ENDPOINT_PROPAGATION_SECONDS, stopTrafficOf, type StopTraffic } from '../pod/timeline/stop-traffic';

/** What `explain` assumes of a cluster besides its version and feature gates. */
export interface ClusterAssumptions {
  /**
   * How long it takes until nobody sends requests to a Pod any more that was deleted, in seconds.
   * @default 5
   */
  readonly propagationSeconds?: number;
}

/** The way of requests to a Pod that was deleted. */
export interface TrafficAtStop {
  /** How long others go on sending requests after the deletion: what is assumed, not known. */
  readonly propagationSeconds: number;
  /** The containers that serve a port. */
  readonly containers: readonly StopTraffic[];
}

/** What `explain` says about a Pod that runs, is changed, or meets a node: as plain data. */
export interface RunExplanation {
  readonly probes: readonly PodProbe[];
  readonly probeBounds: readonly ProbeBounds[];
  readonly trafficAtStop: TrafficAtStop;
  readonly resize: PodResize;
  readonly nodeNeeds: readonly NodeNeed[];
  /** The containers whose memory a node with swap may swap out. */
  readonly swappableContainers: readonly string[];
  readonly kubeletDefects: readonly KubeletDefect[];
}

/** Explains what a Pod does while it runs and is stopped. */
export function runExplanationOf(
  stored: StoredSpec,
  target: FeatureTarget,
  { propagationSeconds = ENDPOINT_PROPAGATION_SECONDS }: ClusterAssumptions,
): RunExplanation {
  return {
    probes: podProbesOf(stored),
    probeBounds: probeBoundsOf(stored),
    trafficAtStop: { propagationSeconds, containers: stopTrafficOf(stored, propagationSeconds) },
    resize: resizeOf(stored, target),
    nodeNeeds: nodeNeedsOf(stored, target),
    swappableContainers: swappableContainers(stored, target),
    kubeletDefects: kubeletDefectsOf(stored, target.version),
  };
}
