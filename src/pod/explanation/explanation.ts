import type { FeatureTarget } from '../../kubernetes/fields/features';
import { defaultImagePullPolicy } from '../../kubernetes/image-pull-policy';
import { fieldsOf, isFields, listOf, textOf, type Fields } from '../../kubernetes/json';
import type { PodKind } from '../../kubernetes/kinds';
import { resourceTexts } from '../../kubernetes/resource-list';
import { resourcesOf } from '../resources/container-resources';
import { containersOf, type ContainerKind, type PodContainer } from '../containers';
import { effectiveResources, type Peak } from '../resources/effective-resources';
import { environmentOf, type EnvironmentReference } from '../environment';
import { gracePeriodOf } from '../timeline/grace-period';
import { costOfHelpers, type HelperCost } from '../resources/helper-costs';
import { kubectlCommands, type KubectlCommand } from './kubectl-commands';
import { phasesOf, type PhaseOutcome } from '../timeline/phases';
import { portClashesOf, type PortClash } from '../network/port-clashes';
import { portsOf } from '../network/ports';
import { qosOf, type QosClass } from '../resources/qos';
import { sharedNamespaces, type SharedNamespaces } from '../network/shared-namespaces';
import { startOf, type PodConditionTime, type StartStep } from '../timeline/start';
import { stopOf, type StopStep } from '../timeline/stop';
import { storedSpec } from '../stored-spec';
import { volumesOf, type PodVolume } from '../volumes';

/** Amounts by the name of the resource, as Kubernetes prints them. */
export type ResourceTexts = Readonly<Record<string, string>>;

/** A container as it stands in an explanation. */
export interface ExplainedContainer {
  readonly name: string;
  readonly kind: ContainerKind;
  readonly image: string;
  readonly imagePullPolicy: string;
  readonly requests: ResourceTexts;
  readonly limits: ResourceTexts;
}

/** A port as it stands in an explanation. */
export interface ExplainedPort {
  readonly container: string;
  /** Empty where it has none. */
  readonly name: string;
  readonly port: number;
  readonly protocol: string;
  /** 0 where it has none. */
  readonly hostPort: number;
}

/** What a container besides the app adds to its Pod. */
export interface ExplainedCost {
  readonly container: string;
  readonly kind: ContainerKind;
  readonly requests: ResourceTexts;
  readonly limits: ResourceTexts;
  /** By how much the app starts later; null where the helper starts beside the app. */
  readonly startDelay: { readonly earliestSeconds: number; readonly latestSeconds: number | null } | null;
}

/** All that is known of the Pod of an object, as plain data. */
export interface PodExplanation {
  readonly apiVersion: string;
  readonly kind: string;
  /** Empty where the object names none. */
  readonly namespace: string;
  /** Empty where the API server is to make one. */
  readonly name: string;
  readonly qosClass: QosClass;
  readonly qosReason: string;
  readonly requests: ResourceTexts;
  readonly limits: ResourceTexts;
  readonly containers: readonly ExplainedContainer[];
  readonly start: readonly StartStep[];
  readonly stop: readonly StopStep[];
  readonly ports: readonly ExplainedPort[];
  readonly volumes: readonly PodVolume[];
  readonly peaks: readonly Peak[];
  readonly helperCosts: readonly ExplainedCost[];
  readonly conditions: readonly PodConditionTime[];
  readonly deadlocks: readonly string[];
  readonly gracePeriodSeconds: number;
  readonly restartPolicy: string;
  readonly phases: readonly PhaseOutcome[];
  readonly portClashes: readonly PortClash[];
  readonly environment: readonly EnvironmentReference[];
  readonly sharedNamespaces: SharedNamespaces;
  readonly commands: readonly KubectlCommand[];
}

/**
 * Explains the Pod of an object.
 *
 * @param manifest - the object
 * @param podKind - its kind
 * @param spec - the spec of its Pod, in which nothing has a wrong type
 * @param target - the cluster that it is for
 */
export function explanationOf(manifest: Fields, podKind: PodKind, spec: Fields, target: FeatureTarget): PodExplanation {
  const stored = storedSpec(spec, target);
  const { qosClass, reason } = qosOf(stored, target);
  const resources = effectiveResources(stored, target);
  const { steps, conditions, deadlocks } = startOf(stored);
  const metadata = fieldsOf(manifest['metadata']);
  return {
    apiVersion: textOf(manifest['apiVersion']) ?? '',
    kind: textOf(manifest['kind']) ?? '',
    namespace: textOf(metadata['namespace']) ?? '',
    name: textOf(metadata['name']) ?? '',
    qosClass,
    qosReason: reason,
    requests: resourceTexts(resources.requests),
    limits: resourceTexts(resources.limits),
    containers: containersOf(stored).map(explainedContainer),
    start: steps,
    stop: stopOf(stored),
    ports: explainedPorts(stored),
    volumes: volumesOf(stored, claimsOf(manifest, podKind)),
    peaks: resources.peaks,
    helperCosts: explainedCosts(costOfHelpers(stored, target), steps),
    conditions,
    deadlocks,
    gracePeriodSeconds: gracePeriodOf(stored),
    restartPolicy: textOf(stored['restartPolicy']) ?? '',
    phases: phasesOf(stored),
    portClashes: portClashesOf(stored),
    environment: environmentOf(stored),
    sharedNamespaces: sharedNamespaces(stored),
    commands: kubectlCommands(manifest, podKind, stored),
  };
}

function explainedContainer(container: PodContainer): ExplainedContainer {
  const image = textOf(container.fields['image']) ?? '';
  const { requests, limits } = resourcesOf(container);
  return {
    name: container.name,
    kind: container.kind,
    image,
    imagePullPolicy: textOf(container.fields['imagePullPolicy']) || defaultImagePullPolicy(image),
    requests: resourceTexts(requests),
    limits: resourceTexts(limits),
  };
}

function explainedPorts(stored: Fields): ExplainedPort[] {
  return portsOf(stored).map(({ container, name, port, protocol, hostPort }) => ({
    container: container.name,
    name: name ?? '',
    port: typeof port === 'number' ? port : 0,
    protocol,
    hostPort,
  }));
}

function explainedCosts(costs: readonly HelperCost[], steps: readonly StartStep[]): ExplainedCost[] {
  const byName = new Map(steps.map((step) => [step.container, step]));
  return costs.map(({ container, kind, requests, limits }) => {
    const step = kind === 'app' ? undefined : byName.get(container);
    const startDelay = step ? delayOf(step) : null;
    return { container, kind, requests: resourceTexts(requests), limits: resourceTexts(limits), startDelay };
  });
}

/** From when a container is started to when the next one may be. */
function delayOf(step: StartStep): ExplainedCost['startDelay'] {
  const { earliestSeconds, latestSeconds, startsEarliestSeconds, startsLatestSeconds } = step;
  const isBounded = latestSeconds !== null && startsLatestSeconds !== null;
  return {
    earliestSeconds: earliestSeconds - startsEarliestSeconds,
    latestSeconds: isBounded ? latestSeconds - startsLatestSeconds : null,
  };
}

/** The volumes that a StatefulSet makes of its claim templates. */
function claimsOf(manifest: Fields, { kind }: PodKind): string[] {
  if (kind !== 'StatefulSet') return [];
  return listOf(fieldsOf(manifest['spec'])['volumeClaimTemplates'])
    .filter(isFields)
    .flatMap((claim) => textOf(fieldsOf(claim['metadata'])['name']) ?? []);
}
