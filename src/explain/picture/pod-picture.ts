import type { StopStep } from '../../pod/timeline/stop';
import type { PodVolume } from '../../pod/volumes';
import type { ExplainedContainer } from '../explained-containers';
import type { ExplainedPort, PodExplanation } from '../pod-explanation';
import { roleText } from '../wording/container-text';
import { startMomentsOf, type StartMoment, type StartPart } from './start-moments';

/** The most containers that are drawn: a picture with more is not looked at. */
const MAX_LANES = 40;
/** The most shared volumes that are drawn. */
const MAX_VOLUMES = 12;

/** A container as a lane of the picture. */
export interface Lane {
  readonly container: string;
  readonly role: string;
  /** Absent if it never starts. */
  readonly start?: StartPart;
  /** Absent if it does not run any more when the Pod is stopped. */
  readonly stop?: StopStep;
  /** Its ports as text, such as `http 8080, 53/UDP`; empty if it declares none. */
  readonly ports: string;
  /** By the index of the volume. */
  readonly mounts: readonly (VolumeUse | undefined)[];
}

/** What a container does with a volume. */
export type VolumeUse = 'read' | 'write';

/** A container that lets others start when it has passed its gate: lanes by their indexes. */
export interface Gate {
  readonly from: number;
  readonly to: readonly number[];
  readonly moment: number;
}

/** Requests to a container that stopped listening: seconds from the deletion. */
export interface RefusedRequests {
  readonly container: string;
  readonly from: number;
  readonly until: number;
}

/** When the Pod gets requests. */
export interface Traffic {
  /** The index of the moment from which on it does; null if it never is ready. */
  readonly ready: number | null;
  /** How long it still gets them after its deletion, in seconds. */
  readonly propagationSeconds: number;
  readonly refused: readonly RefusedRequests[];
}

/** A Pod as it is drawn: a lane for each container, on the times of its start and of its stop. */
export interface PodPicture {
  readonly lanes: readonly Lane[];
  readonly omittedContainers: number;
  readonly moments: readonly StartMoment[];
  readonly gates: readonly Gate[];
  readonly gracePeriodSeconds: number;
  /** Absent if nothing sends it requests: it has no ports, or a Job makes it. */
  readonly traffic?: Traffic;
  /** The volumes that two or more containers mount. */
  readonly volumes: readonly Pick<PodVolume, 'name' | 'type'>[];
  readonly omittedVolumes: number;
}

/** What is drawn of a Pod. Containers for debugging are left out: somebody adds them later. */
export function podPictureOf(pod: PodExplanation): PodPicture {
  const all = pod.containers.filter(({ kind }) => kind !== 'ephemeral');
  const shared = pod.volumes.filter(({ sharedBy }) => sharedBy.length > 0);
  const [containers, volumes] = [all.slice(0, MAX_LANES), shared.slice(0, MAX_VOLUMES)];
  const drawn = new Set(containers.map(({ name }) => name));
  const start = pod.start.filter(({ container }) => drawn.has(container));
  const { moments, parts, ready } = startMomentsOf({ start, conditions: pod.conditions });
  const lanes = containers.map((container) => laneOf(container, pod, parts, volumes));
  const traffic = trafficOf(pod, ready);
  return {
    lanes,
    omittedContainers: all.length - containers.length,
    moments,
    gates: gatesOf(lanes),
    gracePeriodSeconds: pod.gracePeriodSeconds,
    ...(traffic && { traffic }),
    volumes: volumes.map(({ name, type }) => ({ name, type })),
    omittedVolumes: shared.length - volumes.length,
  };
}

function laneOf(
  { name, kind, isApp }: ExplainedContainer,
  { stop, ports }: PodExplanation,
  parts: ReadonlyMap<string, StartPart>,
  volumes: readonly PodVolume[],
): Lane {
  const [start, step] = [parts.get(name), stop.find(({ container }) => container === name)];
  return {
    container: name,
    role: roleText(kind, isApp),
    ...(start && { start }),
    ...(start && step && { stop: step }),
    ports: ports
      .filter(({ container }) => container === name)
      .map(portText)
      .join(', '),
    mounts: volumes.map((volume) => useOf(volume, name)),
  };
}

function portText({ name, port, protocol }: ExplainedPort): string {
  return `${name === '' ? '' : `${name} `}${port}${protocol === 'TCP' ? '' : `/${protocol}`}`;
}

function useOf({ mounts }: PodVolume, name: string): VolumeUse | undefined {
  const accesses = mounts.filter(({ container }) => container === name).map(({ access }) => access);
  if (accesses.length === 0) return undefined;
  return accesses.includes('write') ? 'write' : 'read';
}

/** Containers that are up as soon as they run let the others pass at the same moment: no arrow shows that. */
function gatesOf(lanes: readonly Lane[]): Gate[] {
  return lanes.flatMap(({ start, role }, from) => {
    if (!start || start.passes === null || role === 'app' || role === 'helper') return [];
    const { passes } = start;
    const to = lanes.flatMap((lane, index) => (lane.start?.starts === passes ? [index] : []));
    return passes === start.starts || to.length === 0 ? [] : [{ from, to, moment: passes }];
  });
}

function trafficOf({ trafficAtStop, job }: PodExplanation, ready: number | null): Traffic | undefined {
  const { containers, propagationSeconds } = trafficAtStop;
  if (containers.length === 0 || job !== null) return undefined;
  const refused = containers.filter(({ refusedSeconds }) => refusedSeconds > 0);
  return {
    ready,
    propagationSeconds,
    refused: refused.map(({ container, listensUntilSeconds, refusedSeconds }) => ({
      container,
      from: listensUntilSeconds,
      until: listensUntilSeconds + refusedSeconds,
    })),
  };
}
