import { fieldsOf, textOf } from '../kubernetes/json';
import { resourceTexts } from '../kubernetes/resource-list';
import { claimsOf } from '../pod/claims';
import { containersOf, type ContainerKind, type PodContainer } from '../pod/containers';
import { effectiveResources, type Peak } from '../pod/resources/effective-resources';
import { environmentOf, type EnvironmentReference } from '../pod/environment';
import { gracePeriodOf } from '../pod/timeline/grace-period';
import { costOfHelpers, type HelperCost } from '../pod/resources/helper-costs';
import { jobLimitsOf, type JobLimits } from '../pod/job-limits';
import { holdOf } from '../pod/timeline/start';
import { portClashesOf, type PortClash } from '../pod/network/port-clashes';
import { portsOf } from '../pod/network/ports';
import type { QosClass } from '../kubernetes/qos-class';
import { qosOf } from '../pod/resources/qos';
import { sharedNamespaces, type SharedNamespaces } from '../pod/network/shared-namespaces';
import type { Pod } from '../pod/pod';
import { podSelectionsOf, type PodSelection } from '../pod/pod-selections';
import type { StoredSpec } from '../pod/stored-spec';
import { volumesOf, type PodVolume } from '../pod/volumes';
import { explainedContainers, type ExplainedContainer, type ResourceTexts } from './explained-containers';
import { podFaultsOf, type PodFaults } from './pod-faults';
import { peakText } from './wording/peak-text';
import { CLASH_CONSEQUENCES } from './wording/port-clash-text';
import type { ExplainedStep } from './start-explanation';
import { neverRun, runExplanationOf, type ClusterAssumptions, type RunExplanation } from './run-explanation';

/** A port as it stands in an explanation. */
export interface ExplainedPort {
  readonly container: string;
  /** Empty if it has none. */
  readonly name: string;
  readonly port: number;
  readonly protocol: string;
  /** 0 if it has none. */
  readonly hostPort: number;
}

/** What a helper, a container that is not part of the app, adds to its Pod. */
export interface ExplainedCost {
  readonly container: string;
  readonly kind: ContainerKind;
  readonly requests: ResourceTexts;
  readonly limits: ResourceTexts;
  /**
   * By how much what is behind the helper starts later; null if nothing waits for it, or if it keeps the app from
   * starting. Behind a container in `containers` the next one waits for its postStart hook.
   */
  readonly startDelay: { readonly earliestSeconds: number; readonly latestSeconds: number | null } | null;
}

/** A peak as it stands in an explanation. */
export interface ExplainedPeak extends Peak {
  /** One sentence without its full stop. */
  readonly reason: string;
}

/** A clash of ports as it stands in an explanation. */
export interface ExplainedClash extends PortClash {
  /** What comes of it: the end of a sentence. */
  readonly consequence: string;
}

/** What decides the QoS class. */
export interface QosDecision {
  /** Null if it is the Pod as a whole, or all containers together. */
  readonly container: string | null;
  /** Null if no single resource decides. */
  readonly resource: string | null;
}

/** Everything that `explain` says about the Pod of an object, as plain data. */
export interface PodExplanation extends PodFaults, RunExplanation {
  readonly apiVersion: string;
  readonly kind: string;
  /** Empty if the object has none. */
  readonly namespace: string;
  /** Empty if the API server generates it. */
  readonly name: string;
  /** Where the Pod's `metadata` and `spec` stand in the object; empty for the object itself. */
  readonly templatePath: string;
  /** Whether an operator makes the Pod, and may add to what the object says. */
  readonly isCompletedByOperator: boolean;
  readonly qosClass: QosClass;
  readonly qosReason: string;
  readonly requests: ResourceTexts;
  readonly limits: ResourceTexts;
  readonly containers: readonly ExplainedContainer[];
  readonly ports: readonly ExplainedPort[];
  readonly volumes: readonly PodVolume[];
  readonly qosDecidedBy: QosDecision;
  readonly peaks: readonly ExplainedPeak[];
  /** The first container of the app, at which the commands look; null if there is none. */
  readonly appContainer: string | null;
  readonly helperCosts: readonly ExplainedCost[];
  readonly gracePeriodSeconds: number;
  readonly restartPolicy: string;
  /** What makes the Job give up that makes the Pod; null if no Job makes it. */
  readonly job: JobLimits | null;
  readonly portClashes: readonly ExplainedClash[];
  readonly environment: readonly EnvironmentReference[];
  readonly sharedNamespaces: SharedNamespaces;
  /** The spread constraints and terms of its Pod affinity, with the Pods that each counts. */
  readonly podSelections: readonly PodSelection[];
}

/**
 * Explains a Pod.
 *
 * @throws Error if the API server could not decode it
 */
export function explanationOf(pod: Pod, assumptions: ClusterAssumptions = {}): PodExplanation {
  const { manifest, kind: podKind, target, appContainer, appContainers } = pod;
  const stored = decodedSpecOf(pod);
  const { qosClass, reason, container = null, resource = null } = qosOf(stored, target);
  const resources = effectiveResources(stored, target);
  const faults = podFaultsOf(pod, stored);
  const job = jobLimitsOf(manifest, podKind, target);
  const { start, stop, ...run } =
    faults.refusals.length > 0 ? neverRun(assumptions) : runExplanationOf(pod, stored, job, assumptions);
  return {
    ...identityOf(pod),
    qosClass,
    qosReason: reason,
    requests: resourceTexts(resources.requests),
    limits: resourceTexts(resources.limits),
    containers: explainedContainers(containersOf(stored), appContainers),
    start,
    stop,
    ports: explainedPorts(stored),
    volumes: volumesOf(stored, claimsOf(manifest)),
    qosDecidedBy: { container, resource },
    peaks: resources.peaks.map((peak) => ({ ...peak, reason: peakText(peak) })),
    appContainer: appContainer?.name ?? null,
    helperCosts: explainedCosts(costOfHelpers(stored, target, appContainers), containersOf(stored), start),
    ...templateOf(pod),
    ...faults,
    gracePeriodSeconds: gracePeriodOf(stored),
    restartPolicy: textOf(stored['restartPolicy']) ?? '',
    job: job ?? null,
    portClashes: portClashesOf(stored).map((clash) => ({ ...clash, consequence: CLASH_CONSEQUENCES[clash.of] })),
    environment: environmentOf(stored),
    sharedNamespaces: sharedNamespaces(stored),
    podSelections: podSelectionsOf(pod, stored),
    ...run,
  };
}

function decodedSpecOf({ stored }: Pod): StoredSpec {
  if (!stored) throw new Error('the API server could not decode it');
  return stored.spec;
}

function identityOf({ manifest }: Pod): Pick<PodExplanation, 'apiVersion' | 'kind' | 'namespace' | 'name'> {
  const metadata = fieldsOf(manifest['metadata']);
  return {
    apiVersion: textOf(manifest['apiVersion']) ?? '',
    kind: textOf(manifest['kind']) ?? '',
    namespace: textOf(metadata['namespace']) ?? '',
    name: textOf(metadata['name']) ?? '',
  };
}

function templateOf({ kind }: Pod): Pick<PodExplanation, 'templatePath' | 'isCompletedByOperator'> {
  return { templatePath: kind.templatePath.join('.'), isCompletedByOperator: kind.isCompletedByOperator === true };
}

/** The ports that the containers of a stored Pod declare. */
export function explainedPorts(stored: StoredSpec): ExplainedPort[] {
  return portsOf(stored).map(({ container, name, port, protocol, hostPort }) => ({
    container: container.name,
    name: name ?? '',
    port: typeof port === 'number' ? port : 0,
    protocol,
    hostPort,
  }));
}

function explainedCosts(
  costs: readonly HelperCost[],
  containers: readonly PodContainer[],
  steps: readonly ExplainedStep[],
): ExplainedCost[] {
  const byName = new Map(containers.map((container) => [container.name, container]));
  const passing = new Set(steps.filter(({ neverPasses }) => !neverPasses).map(({ container }) => container));
  const last = steps.at(-1)?.container;
  return costs.map(({ container, kind, requests, limits }) => {
    const isBehindAll = kind === 'app' && container === last;
    const holder = passing.has(container) && !isBehindAll ? byName.get(container) : undefined;
    const startDelay = holder ? delayOf(holder) : null;
    return { container, kind, requests: resourceTexts(requests), limits: resourceTexts(limits), startDelay };
  });
}

/** The kubelet starts ordinary containers in one go, but waits for the postStart hook of each. */
function delayOf(container: PodContainer): ExplainedCost['startDelay'] {
  const { earliest, latest } = holdOf(container);
  const isAtOnce = container.kind === 'app' && latest === 0;
  return isAtOnce ? null : { earliestSeconds: earliest, latestSeconds: latest };
}
