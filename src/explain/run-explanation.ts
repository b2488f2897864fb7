import { fieldsOf, listOf, textOf } from '../kubernetes/json';
import type { JobLimits } from '../pod/job-limits';
import { podEventsOf, type PodEvent } from '../pod/events/pod-events';
import { kubeletDefectsOf, type KubeletDefect } from '../pod/kubelet-defects';
import { nodeNeedsOf, type NodeNeed } from '../pod/node-needs';
import type { Pod } from '../pod/pod';
import { probeBoundsOf, type ProbeBounds } from '../pod/probes/container-bounds';
import { podProbesOf, type PodProbe } from '../pod/probes/pod-probes';
import { resizeOf, type PodResize } from '../pod/resources/resize';
import { swappableContainers } from '../pod/resources/swap';
import type { StoredSpec } from '../pod/stored-spec';
import { restartWaitOf, type RestartWait } from '../pod/timeline/crash-loop';
import type { PhaseOutcome } from '../pod/timeline/phase-outcome';
import { phasesOf } from '../pod/timeline/phases';
import { startOf } from '../pod/timeline/start';
import type { StartReach } from '../pod/timeline/start-reach';
import { stopOf, type StopStep } from '../pod/timeline/stop';
import { ENDPOINT_PROPAGATION_SECONDS, stopTrafficOf, type StopTraffic } from '../pod/timeline/stop-traffic';
import { kubectlCommands, type KubectlCommand } from './kubectl/kubectl-commands';
import { startExplanationOf, type StartExplanation } from './start-explanation';
import { explainedPhases, type ExplainedPhases } from './wording/phase-text';

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
export interface RunExplanation extends StartExplanation {
  readonly stop: readonly StopStep[];
  readonly phases: readonly ExplainedPhases[];
  /** The events by which people recognise what happens to it, with the texts of the target. */
  readonly events: readonly PodEvent[];
  /** How long the kubelet waits before it starts a container again; null if none starts again while the Pod runs. */
  readonly restartWait: RestartWait | null;
  readonly probes: readonly PodProbe[];
  readonly probeBounds: readonly ProbeBounds[];
  readonly trafficAtStop: TrafficAtStop;
  readonly resize: PodResize;
  readonly nodeNeeds: readonly NodeNeed[];
  /** The containers whose memory a node with swap may swap out. */
  readonly swappableContainers: readonly string[];
  readonly kubeletDefects: readonly KubeletDefect[];
  readonly commands: readonly KubectlCommand[];
}

/** Explains how a Pod starts, what it does while it runs, and how it is stopped. */
export function runExplanationOf(
  pod: Pod,
  stored: StoredSpec,
  job: JobLimits | undefined,
  { propagationSeconds = ENDPOINT_PROPAGATION_SECONDS }: ClusterAssumptions,
): RunExplanation {
  const { manifest, kind, target, appContainer } = pod;
  const start = startOf(stored);
  const { neverStart, neverTrue } = start.reach;
  const hasStarted = ({ container }: { readonly container: string }): boolean => !neverStart.includes(container);
  const phases = phasesOf(stored, job, start.reach);
  // Only a Pod that is ready gets requests.
  const receivers = neverTrue.includes('Ready') ? [] : stopTrafficOf(stored, propagationSeconds);
  return {
    ...startExplanationOf(start, target.version),
    stop: stopOf(withoutContainers(stored, neverStart)),
    phases: phases.map((outcome) => explainedPhases(outcome, job)),
    events: podEventsOf(withoutContainers(stored, neverStart), target.version),
    restartWait: phases.some(isRestart) ? restartWaitOf(target.version) : null,
    probes: podProbesOf(stored).filter(hasStarted),
    probeBounds: boundsOfStarted(stored, start.reach),
    trafficAtStop: { propagationSeconds, containers: receivers },
    resize: resizeOf(stored, target),
    nodeNeeds: nodeNeedsOf(stored, target),
    swappableContainers: swappableContainers(stored, target),
    kubeletDefects: kubeletDefectsOf(stored, target.version),
    commands: kubectlCommands(manifest, kind, stored, appContainer),
  };
}

/** The bounds that follow from the probes of the containers that start. */
export function boundsOfStarted(stored: StoredSpec, reach: StartReach): ProbeBounds[] {
  return probeBoundsOf(stored, reach).filter(({ container }) => !reach.neverStart.includes(container));
}

/** What is said of a Pod that no API server takes: it never starts. */
export function neverRun({ propagationSeconds = ENDPOINT_PROPAGATION_SECONDS }: ClusterAssumptions): RunExplanation {
  return {
    start: [],
    conditions: [],
    unboundedStart: [],
    deadlocks: [],
    startDeadlocks: [],
    stop: [],
    phases: [],
    events: [],
    restartWait: null,
    probes: [],
    probeBounds: [],
    trafficAtStop: { propagationSeconds, containers: [] },
    resize: { resources: [], podResources: null, keepsRequestsAtLimits: false, memoryLimitOnlyGrows: [] },
    nodeNeeds: [],
    swappableContainers: [],
    kubeletDefects: [],
    commands: [],
  };
}

/** Whether a container starts again by itself; with all others it starts again without a wait. */
function isRestart({ startsAgain, restartsAll }: PhaseOutcome): boolean {
  return startsAgain.length > 0 && restartsAll !== true;
}

function withoutContainers(stored: StoredSpec, names: readonly string[]): StoredSpec {
  if (names.length === 0) return stored;
  const isLeft = (container: unknown): boolean => !names.includes(textOf(fieldsOf(container)['name']) ?? '');
  return {
    ...stored,
    initContainers: listOf(stored['initContainers']).filter(isLeft),
    containers: listOf(stored['containers']).filter(isLeft),
  };
}
