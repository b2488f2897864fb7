import { isList, isObject, textAt, type Json, type JsonObject } from '../json';

/** How a container stands in the status of its Pod. */
export interface ContainerStatus {
  readonly name: string;
  readonly restarts: number;
  readonly state: 'waiting' | 'running' | 'exited';
  readonly isStarted: boolean;
  readonly isReady: boolean;
  /** How its present run has ended, and the one before that. */
  readonly end?: ContainerEnd;
  readonly lastEnd?: ContainerEnd;
}

export interface ContainerEnd {
  readonly exitCode: number;
  /** In seconds since 1970; Kubernetes leaves out the fraction. */
  readonly finishedAt: number;
}

export function phaseOf(pod: JsonObject | undefined): string {
  return textAt(pod, 'status', 'phase') ?? '';
}

/** The conditions of a Pod that are true, and the second since 1970 in which they became so. */
export function trueConditions(pod: JsonObject): ReadonlyMap<string, number> {
  const isTrue = (condition: JsonObject): boolean => condition['status'] === 'True';
  return new Map(
    items(pod, 'conditions')
      .filter(isTrue)
      .map((condition) => [textAt(condition, 'type') ?? '', secondsAt(condition, 'lastTransitionTime')]),
  );
}

/** The containers of a Pod, those that run before the app first. */
export function containerStatuses(pod: JsonObject): ContainerStatus[] {
  return [...items(pod, 'initContainerStatuses'), ...items(pod, 'containerStatuses')].map(containerStatus);
}

function containerStatus(status: JsonObject): ContainerStatus {
  const [state, lastState] = [object(status['state']), object(status['lastState'])];
  const [end, lastEnd] = [endIn(state), endIn(lastState)];
  return {
    name: textAt(status, 'name') ?? '',
    restarts: Number(status['restartCount']),
    state: 'terminated' in state ? 'exited' : 'running' in state ? 'running' : 'waiting',
    isStarted: status['started'] === true,
    isReady: status['ready'] === true,
    ...(end ? { end } : {}),
    ...(lastEnd ? { lastEnd } : {}),
  };
}

/**
 * The kubelet makes up an end with 137, without a time, for a container that waits to be started again when its Pod ends.
 *
 * Source: pkg/kubelet/status/status_manager.go, TerminatePod
 */
function endIn(state: JsonObject): ContainerEnd | undefined {
  const terminated = state['terminated'];
  if (!isObject(terminated) || typeof terminated['finishedAt'] !== 'string') return undefined;
  return { exitCode: Number(terminated['exitCode']), finishedAt: secondsAt(terminated, 'finishedAt') };
}

function secondsAt(value: JsonObject, key: string): number {
  return Date.parse(textAt(value, key) ?? '') / 1000;
}

function items(pod: JsonObject, key: string): JsonObject[] {
  const found = object(pod['status'])[key];
  return isList(found) ? found.filter((item) => isObject(item)) : [];
}

function object(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
