import { fieldsOf, isFields, listOf, textOf, type Fields } from '../kubernetes/json';
import { secondsOf } from './instants';

/** How a run of a container ended. */
export interface LiveEnd {
  readonly exitCode: number;
  /** Such as `OOMKilled`. */
  readonly reason: string;
  /** In seconds since 1970; undefined if nobody knows. */
  readonly finishedAt: number | undefined;
}

/** How a container of a Pod stands now. Times are in seconds since 1970. */
export interface LiveContainer {
  readonly name: string;
  readonly state: 'waiting' | 'running' | 'terminated';
  /** Why it waits, or how it ended, such as `CrashLoopBackOff`; empty while it runs. */
  readonly reason: string;
  readonly message: string;
  readonly startedAt: number | undefined;
  /** How its present run ended; absent if it has not. */
  readonly end?: LiveEnd;
  /** How the run before ended; absent if there was none. */
  readonly lastEnd?: LiveEnd;
  readonly restarts: number;
  readonly isStarted: boolean;
  readonly isReady: boolean;
}

/** A condition of a Pod. */
export interface LiveCondition {
  readonly type: string;
  readonly isTrue: boolean;
  readonly reason: string;
  readonly message: string;
  readonly since: number | undefined;
}

/** What the status of a Pod says. */
export interface LivePod {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly labels: Fields;
  readonly phase: string;
  readonly reason: string;
  readonly message: string;
  /** When the kubelet took it on. */
  readonly startedAt: number | undefined;
  /** When it is to be gone; undefined if it was not deleted. */
  readonly goneBy: number | undefined;
  /** The grace period with which it was deleted. */
  readonly graceSeconds: number;
  /** The ids of the objects that made it. */
  readonly owners: readonly string[];
  readonly createdAt: number | undefined;
  /** By their names. */
  readonly containers: ReadonlyMap<string, LiveContainer>;
  readonly conditions: ReadonlyMap<string, LiveCondition>;
}

/** What the API server says of a Pod. */
export function livePodOf(pod: Fields): LivePod {
  const [metadata, status] = [fieldsOf(pod['metadata']), fieldsOf(pod['status'])];
  const containers = ['initContainerStatuses', 'containerStatuses'].flatMap((list) => objectsIn(status[list]));
  return {
    namespace: text(metadata['namespace']),
    name: text(metadata['name']),
    uid: text(metadata['uid']),
    labels: fieldsOf(metadata['labels']),
    phase: text(status['phase']),
    reason: text(status['reason']),
    message: text(status['message']),
    startedAt: secondsOf(status['startTime']),
    goneBy: secondsOf(metadata['deletionTimestamp']),
    graceSeconds: Number(metadata['deletionGracePeriodSeconds'] ?? 0),
    owners: objectsIn(metadata['ownerReferences']).map(({ uid }) => text(uid)),
    createdAt: secondsOf(metadata['creationTimestamp']),
    containers: new Map(containers.map(containerOf).map((container) => [container.name, container])),
    conditions: new Map(
      objectsIn(status['conditions'])
        .map(conditionOf)
        .map((each) => [each.type, each]),
    ),
  };
}

function text(value: unknown): string {
  return textOf(value) ?? '';
}

function objectsIn(list: unknown): Fields[] {
  return listOf(list).filter(isFields);
}

function containerOf(status: Fields): LiveContainer {
  const state = fieldsOf(status['state']);
  const [name = 'waiting'] = Object.keys(state);
  const details = fieldsOf(state[name]);
  const [end, lastEnd] = [endOf(state), endOf(fieldsOf(status['lastState']))];
  return {
    name: text(status['name']),
    state: name === 'running' || name === 'terminated' ? name : 'waiting',
    reason: text(details['reason']),
    message: text(details['message']),
    startedAt: secondsOf(details['startedAt']),
    ...(end && { end }),
    ...(lastEnd && { lastEnd }),
    restarts: Number(status['restartCount'] ?? 0),
    isStarted: status['started'] === true,
    isReady: status['ready'] === true,
  };
}

function endOf({ terminated }: Fields): LiveEnd | undefined {
  if (!isFields(terminated)) return undefined;
  const { exitCode, reason, finishedAt } = terminated;
  return { exitCode: Number(exitCode), reason: text(reason), finishedAt: secondsOf(finishedAt) };
}

function conditionOf(condition: Fields): LiveCondition {
  return {
    type: text(condition['type']),
    isTrue: condition['status'] === 'True',
    reason: text(condition['reason']),
    message: text(condition['message']),
    since: secondsOf(condition['lastTransitionTime']),
  };
}
