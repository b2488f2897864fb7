import { gracePeriodOf, MINIMUM_GRACE_SECONDS } from '../../../src/pod/timeline/grace-period';
import { hookLength } from '../../../src/pod/timeline/hook-length';
import { isFields } from '../../../src/kubernetes/json';
import { hooksOf } from '../../../src/pod/handlers';
import { until, type Answer, type Process } from './clock';
import { lifeEvent, recordEvent } from './life-events';
import { isAlive, isRunning, lifeOf, type ContainerLife, type ContainerState, type PodState } from './pod-state';

/** How a container is stopped. */
export interface StopOrder {
  readonly grace: number;
  /** The events that led to it. */
  readonly after: readonly string[];
  /** Those that must have been stopped before this one gets TERM. */
  readonly waitsFor: readonly ContainerState[];
  /** Those that have been stopped. */
  readonly stopped: Set<ContainerState>;
}

/**
 * Stops every container that runs: all at once, sidecars in their order.
 *
 * Source: pkg/kubelet/kuberuntime/kuberuntime_container.go, killContainersWithSyncResult
 */
export function* stopAll(pod: PodState, grace: number, after: readonly string[]): Process {
  const running = [...pod.init, ...pod.app].filter(isRunning);
  const stopped = new Set<ContainerState>();
  for (const state of running) {
    const waitsFor = prerequisitesOf(pod, state).filter((other) => running.includes(other));
    pod.clock.spawn(stopContainer(pod, state, { grace, after, waitsFor, stopped }));
  }
  yield* until(() => stopped.size === running.length);
}

/** Source: pkg/kubelet/kuberuntime/kuberuntime_termination_order.go, newTerminationOrdering */
function prerequisitesOf(pod: PodState, state: ContainerState): ContainerState[] {
  if (state.container.kind !== 'sidecar') return [];
  const sidecars = pod.init.filter(({ container }) => container.kind === 'sidecar');
  return [...pod.app, ...sidecars.slice(sidecars.indexOf(state) + 1).slice(0, 1)];
}

/** Stops one container by itself, with the grace period of a failed probe or of the Pod. */
export function* stopAlone(pod: PodState, state: ContainerState, after: readonly string[], probe?: string): Process {
  const fields = probe === undefined ? undefined : state.container.fields[probe];
  const own = isFields(fields) ? fields['terminationGracePeriodSeconds'] : undefined;
  const grace = typeof own === 'number' ? own : gracePeriodOf(pod.spec);
  yield* stopContainer(pod, state, { grace, after, waitsFor: [], stopped: new Set() });
}

/** Source: pkg/kubelet/kuberuntime/kuberuntime_container.go, killContainer */
function* stopContainer(pod: PodState, state: ContainerState, order: StopOrder): Process {
  const life = lifeOf(state);
  if (isAlive(life)) {
    recordEvent(pod, state, life, 'stopping', [lifeEvent(state, life, 'started'), ...order.after]);
    const left = yield* spendGrace(pod, state, life, order);
    yield* terminate(pod, state, life, order, Math.max(MINIMUM_GRACE_SECONDS, left));
  }
  order.stopped.add(state);
}

/** Runs the hook and waits for the turn, and returns what is then left of the grace period. */
function* spendGrace(
  pod: PodState,
  state: ContainerState,
  life: ContainerLife,
  { grace, waitsFor, stopped }: StopOrder,
): Answer<number> {
  const begins = pod.clock.now;
  if (grace > 0) yield* preStop(pod, state, life, grace);
  const afterHook = grace - Math.floor(pod.clock.now - begins);
  if (afterHook <= 0) return afterHook;
  const waitsFrom = pod.clock.now;
  yield* until(() => waitsFor.every((other) => stopped.has(other)), afterHook);
  return afterHook - Math.floor(pod.clock.now - waitsFrom);
}

/** Source: pkg/kubelet/kuberuntime/kuberuntime_container.go, executePreStopHook */
function* preStop(pod: PodState, state: ContainerState, life: ContainerLife, grace: number): Process {
  const hook = hooksOf(state.container).find(({ path }) => path === 'lifecycle.preStop');
  if (!hook) return;
  const seconds = state.behavior.preStopSeconds ?? hookLength(state.container, 'preStop')?.latest ?? 0;
  // A command ends with its container; the kubelet itself sleeps on.
  const outlives = isFields(hook.fields['sleep']);
  yield* until(() => !outlives && !isAlive(life), Math.min(seconds + pod.pace.overhead, grace));
}

function* terminate(
  pod: PodState,
  state: ContainerState,
  life: ContainerLife,
  { waitsFor, stopped }: StopOrder,
  seconds: number,
): Process {
  if (Math.abs(life.endsAt - pod.clock.now) <= pod.pace.notice + pod.pace.overhead) pod.isCertain = false;
  if (!isAlive(life)) return;
  const ended = waitsFor.filter((other) => stopped.has(other));
  const before = ended.map((other) => lifeEvent(other, lifeOf(other)!, 'exited'));
  recordEvent(pod, state, life, 'term', [lifeEvent(state, life, 'stopping'), ...before]);
  life.signal = 'term';
  const { stopSeconds = 0 } = state.behavior;
  const spare = stopSeconds === null ? Infinity : Math.abs(seconds - stopSeconds);
  if (spare <= pod.pace.overhead) pod.isCertain = false;
  yield* until(() => !isAlive(life), seconds + pod.pace.overhead);
  if (!isAlive(life)) return;
  recordEvent(pod, state, life, 'kill', [lifeEvent(state, life, 'term')]);
  life.signal = 'kill';
  yield* until(() => !isAlive(life));
}
