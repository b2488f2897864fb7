/** A moment in the life of the Pods of these tests; they begin at 12:00:00. */
export function at(seconds: number): string {
  return new Date(Date.UTC(2027, 2, 31, 12, 0, seconds)).toISOString().replace('.000', '');
}

type Json = Readonly<Record<string, unknown>>;

/** A container as the status of its Pod has it. */
export function running(name: string, startedAt: number, more: Json = {}): Json {
  const state = { running: { startedAt: at(startedAt) } };
  return { name, state, lastState: {}, restartCount: 0, started: true, ready: true, ...more };
}

/** A container that waits. */
export function waiting(name: string, reason: string, message?: string, more: Json = {}): Json {
  const state = { waiting: { reason, ...(message !== undefined && { message }) } };
  return { name, state, lastState: {}, restartCount: 0, started: false, ready: false, ...more };
}

/** How a run of a container ended. */
export function ended(exitCode: number, [startedAt, finishedAt]: readonly [number, number], reason = 'Error'): Json {
  return { terminated: { exitCode, reason, startedAt: at(startedAt), finishedAt: at(finishedAt) } };
}

/** A condition of a Pod. */
export function condition(type: string, isTrue: boolean, since: number, more: Json = {}): Json {
  return { type, status: isTrue ? 'True' : 'False', lastTransitionTime: at(since), ...more };
}

/** A Pod that is scheduled and initialized, and ready if a time is given. */
export function conditions(readySince: number | undefined, notReadySince = 0): Json[] {
  const isReady = readySince !== undefined;
  return [
    condition('PodScheduled', true, 0),
    condition('Initialized', true, 0),
    condition('ContainersReady', isReady, readySince ?? notReadySince),
    condition('Ready', isReady, readySince ?? notReadySince),
  ];
}

/** A Pod as the API server prints it. */
export function livePod(name: string, spec: Json, status: Json, metadata: Json = {}): Json {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'shop', uid: `uid-of-${name}`, creationTimestamp: at(0), ...metadata },
    spec,
    status: { phase: 'Running', startTime: at(0), ...status },
  };
}

/** An event about a Pod, or about what makes one. */
export function event(kind: string, name: string, reason: string, message: string, lastTimestamp: number): Json {
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `${name}.17a`, namespace: 'shop' },
    involvedObject: { kind, name, namespace: 'shop', uid: `uid-of-${name}` },
    type: 'Warning',
    reason,
    message,
    count: 2,
    lastTimestamp: at(lastTimestamp),
  };
}

/** What `kubectl get pod,event -o json` prints. */
export function printed(...items: readonly Json[]): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items, metadata: { resourceVersion: '' } });
}
