import { isList, isObject, textAt, type JsonObject } from '../../json';
import { containerStatuses, phaseOf, trueConditions } from '../pod-status';
import type { PodVersion, PodWatch } from '../pod-watch';
import { CASE, VERSION, type Version } from './workload';

/** What was seen of one Pod; all times are in milliseconds since 1970, and undefined for what has not happened. */
export interface PodLife {
  readonly name: string;
  readonly uid: string;
  readonly version: Version;
  readonly created: number;
  /** When its first container started, to a second: the API knows no better. */
  readonly started?: number;
  readonly ready?: number;
  /** Since when it is ready by its own status, to a second: controllers go by this. */
  readonly readySince?: number;
  readonly deleted?: number;
  /** When all of its containers had ended. */
  readonly ended?: number;
  /** When it was taken out of the API server. */
  readonly gone?: number;
  readonly restarts: number;
  readonly image: string;
}

/** All Pods of a case that were ever seen, the first one first. */
export function livesOf(watch: PodWatch, name: string): PodLife[] {
  const versions = watch
    .namesLike('')
    .flatMap((pod) => watch.historyOf(pod).versions)
    .filter(({ pod }) => textAt(pod, 'metadata', 'labels', CASE) === name);
  const pods = new Map<string, PodVersion[]>();
  for (const version of versions) {
    const uid = textAt(version.pod, 'metadata', 'uid') ?? '';
    pods.set(uid, [...(pods.get(uid) ?? []), version]);
  }
  return [...pods.values()].map(lifeOf).sort((left, right) => left.created - right.created);
}

function lifeOf(versions: readonly PodVersion[]): PodLife {
  const { pod } = versions.at(-1) ?? { pod: {} };
  const when = (isReached: (version: PodVersion) => boolean): number | undefined => versions.find(isReached)?.seenAt;
  const times = {
    started: startOf(pod),
    ready: when((version) => trueConditions(version.pod).has('Ready')),
    readySince: readyIn(versions),
    deleted: when((version) => textAt(version.pod, 'metadata', 'deletionTimestamp') !== undefined),
    ended: when((version) => version.isGone || ['Succeeded', 'Failed'].includes(phaseOf(version.pod))),
    gone: when(({ isGone }) => isGone),
  };
  const known = Object.entries(times).filter(([, time]) => time !== undefined);
  return {
    name: textAt(pod, 'metadata', 'name') ?? '',
    uid: textAt(pod, 'metadata', 'uid') ?? '',
    version: versionOf(pod),
    created: versions[0]?.seenAt ?? 0,
    restarts: containerStatuses(pod)[0]?.restarts ?? 0,
    image: textAt(firstContainer(pod), 'image') ?? '',
    ...Object.fromEntries(known),
  };
}

/** What its status said when it was ready for the first time. */
function readyIn(versions: readonly PodVersion[]): number | undefined {
  const seconds = versions.flatMap(({ pod }) => trueConditions(pod).get('Ready') ?? []);
  return seconds[0] === undefined ? undefined : seconds[0] * 1000;
}

function startOf(pod: JsonObject): number | undefined {
  const statuses = isObject(pod['status']) ? pod['status']['containerStatuses'] : undefined;
  const [status] = isList(statuses) ? statuses : [];
  const text = textAt(status, 'state', 'running', 'startedAt') ?? textAt(status, 'state', 'terminated', 'startedAt');
  return text === undefined ? undefined : Date.parse(text);
}

function versionOf(pod: JsonObject): Version {
  const variables = firstContainer(pod)['env'];
  const [variable] = isList(variables) ? variables.filter(isObject) : [];
  return variable?.['name'] === VERSION && variable['value'] === 'new' ? 'new' : 'old';
}

function firstContainer({ spec }: JsonObject): JsonObject {
  const containers = isObject(spec) ? spec['containers'] : undefined;
  const [first] = isList(containers) ? containers.filter(isObject) : [];
  return first ?? {};
}
