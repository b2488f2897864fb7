import type { ExplainedContainer } from '../../explain/explained-containers';
import type { QosClass } from '../../kubernetes/qos-class';
import type { ContainerKind } from '../../pod/containers';
import type { FeatureTarget } from '../../kubernetes/fields/features';
import { resizeChanges, type ResizeChange } from '../effects/resize-changes';
import type { AmountSum } from '../rollout/surge-sum';
import { addedRemoved, changed, type AddedRemoved, type BeforeAfter } from './before-after';
import { amountChanges, type AmountChange } from './amount-changes';
import type { PodFacts } from './pod-facts';
import { probeChanges, type ProbeChange } from './probe-changes';
import type { SecurityLevel } from './security-level';

/** A container that came or went, or that Kubernetes starts in another way. */
export interface ContainerChange {
  readonly container: string;
  /** Null if there was none. */
  readonly before: ContainerKind | null;
  /** Null if there is none. */
  readonly after: ContainerKind | null;
  /** Whether it is a helper, and not a container of the app. */
  readonly isHelper: boolean;
}

/** An image that changed, or whether it is pulled. */
export interface ImageChange extends BeforeAfter<string> {
  readonly container: string;
}

/** The times of a Pod, in seconds. */
export interface PodTimes {
  /** When it is ready at the earliest, from the start of its first container. */
  readonly readyEarliestSeconds: number;
  /** When it is ready at the latest; null if nothing bounds it. */
  readonly readyLatestSeconds: number | null;
  /** The same if every container answers its readiness probe as soon as it is up. */
  readonly readyIfAnsweringSeconds: number | null;
  /** When its last container has ended at the latest, from its deletion. */
  readonly stopLatestSeconds: number;
}

/** The sums over all Pods of a workload. */
export interface PodSums {
  readonly requests: readonly AmountSum[];
  readonly limits: readonly AmountSum[];
}

/** What becomes of a Pod. What did not change is null, or an empty list. */
export interface PodChange {
  /** Where the Pod's `metadata` and `spec` stand in the object. */
  readonly templatePath: string;
  readonly qosClass: BeforeAfter<QosClass> | null;
  /** The strictest Pod Security Standard that takes the Pod. */
  readonly security: BeforeAfter<SecurityLevel> | null;
  readonly amounts: readonly AmountChange[];
  /** Null if no amount and no number of Pods changed, or if nobody knows how many Pods there are. */
  readonly sums: PodSums | null;
  readonly times: BeforeAfter<PodTimes> | null;
  /** Who starts after whom: a text for each container, such as `web after "proxy" (startupProbe)`. */
  readonly start: BeforeAfter<readonly string[]> | null;
  readonly probes: readonly ProbeChange[];
  readonly containers: readonly ContainerChange[];
  readonly images: readonly ImageChange[];
  readonly ports: AddedRemoved;
  readonly volumes: AddedRemoved;
  readonly resizes: readonly ResizeChange[];
}

/** What becomes of a Pod from one template to another one. */
export function podChangeOf(before: PodFacts, after: PodFacts, target: FeatureTarget, sums: PodSums | null): PodChange {
  return {
    templatePath: after.pod.kind.templatePath.join('.'),
    qosClass: changed(before.qosClass, after.qosClass),
    security: changed(before.security, after.security),
    amounts: amountChanges(before.resources, after.resources),
    sums,
    times: changed(timesOf(before), timesOf(after)),
    start: changed(startTexts(before), startTexts(after)),
    probes: probeChanges(before.probeBounds, after.probeBounds),
    containers: containerChanges(before, after),
    images: imageChanges(before, after),
    ports: addedRemoved(portTexts(before), portTexts(after)),
    volumes: addedRemoved(volumeTexts(before), volumeTexts(after)),
    resizes: resizeChanges(before.stored, after.stored, target),
  };
}

function timesOf({ pace: { ready, stop, readyIfAnswering } }: PodFacts): PodTimes {
  return {
    readyEarliestSeconds: ready.earliest,
    readyLatestSeconds: ready.latest,
    readyIfAnsweringSeconds: readyIfAnswering,
    stopLatestSeconds: stop.latest ?? 0,
  };
}

function startTexts({ start }: PodFacts): string[] {
  const gates = new Map(start.map(({ container, gate }) => [container, gate]));
  return start.map(({ container, waitsFor }) => {
    const last = waitsFor.at(-1);
    return last === undefined ? container : `${container} after "${last}" (${gates.get(last) ?? 'running'})`;
  });
}

function containerChanges(before: PodFacts, after: PodFacts): ContainerChange[] {
  const [old, present] = [containersByName(before), containersByName(after)];
  const gone = [...old.values()].filter(({ name }) => !present.has(name));
  return [
    ...gone.map(({ name, kind, isApp }) => ({ container: name, before: kind, after: null, isHelper: !isApp })),
    ...[...present.values()].flatMap(({ name, kind, isApp }) => {
      const known = old.get(name)?.kind ?? null;
      return known === kind ? [] : [{ container: name, before: known, after: kind, isHelper: !isApp }];
    }),
  ];
}

function containersByName({ containers }: PodFacts): ReadonlyMap<string, ExplainedContainer> {
  return new Map(containers.map((container) => [container.name, container]));
}

function imageChanges(before: PodFacts, after: PodFacts): ImageChange[] {
  const old = new Map(before.containers.map(({ name, image }) => [name, image]));
  return after.containers.flatMap(({ name: container, image }) => {
    const known = old.get(container);
    return known === undefined || known === image ? [] : [{ container, before: known, after: image }];
  });
}

function portTexts({ ports }: PodFacts): string[] {
  return ports.map(({ container, name, port, protocol, hostPort }) => {
    const host = hostPort === 0 ? '' : `, port ${hostPort} of the node`;
    return `${port}/${protocol}${name === '' ? '' : ` (${name})`} of "${container}"${host}`;
  });
}

function volumeTexts({ volumes }: PodFacts): string[] {
  return volumes.map(({ name, type, source, mounts }) => {
    const where = mounts.map(
      ({ container, path, access }) => `${container}:${path}${access === 'read' ? ' (read)' : ''}`,
    );
    const what = source === undefined ? type : `${type} ${source}`;
    return `${name} (${what})${where.length === 0 ? '' : ` at ${where.join(', ')}`}`;
  });
}
