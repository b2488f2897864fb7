import { isFields } from '../../../src/kubernetes/json';
import { nextWait } from '../../../src/pod/timeline/crash-loop';
import { deletionGraceOf, gracePeriodOf } from '../../../src/pod/timeline/grace-period';
import { hookLength } from '../../../src/pod/timeline/hook-length';
import { hooksOf } from '../../../src/pod/handlers';
import { pause, until, type Answer, type Process } from './clock';
import { beginLife } from './container-life';
import { lifeEvent } from './life-events';
import { waitsUntil } from './next-start';
import { backOffSeconds } from './pace';
import { podActions } from './pod-actions';
import { hasPassed, phaseOf } from './pod-phase';
import { isAlive, isRunning, lifeOf, requestSync, type ContainerState, type PodState } from './pod-state';
import { stopAll, stopAlone } from './stop-containers';

/** The end of the last life of each container, as the kubelet knew it when it began to look at the Pod. */
type KnownEnds = ReadonlyMap<ContainerState, number>;

/**
 * The part of the kubelet that looks after one Pod. It does one thing after the other: while a hook runs that it waits
 * for, it does nothing else in this Pod.
 *
 * Source: pkg/kubelet/pod_workers.go, podWorkerLoop; pkg/kubelet/kubelet.go, SyncPod and SyncTerminatingPod
 */
export function* podWorker(pod: PodState): Process {
  for (;;) {
    yield* until(() => pod.needsSync);
    pod.needsSync = false;
    noticeContainers(pod);
    const phase = phaseOf(pod);
    pod.log.recordPhase(phase);
    if (pod.isDeleted || phase === 'Failed' || phase === 'Succeeded') break;
    if (yield* syncPod(pod)) requestSync(pod, pod.pace.notice);
  }
  yield* terminatePod(pod);
}

function noticeContainers(pod: PodState): void {
  for (const state of [...pod.init, ...pod.app]) {
    const life = lifeOf(state);
    if (isAlive(life)) life.isKnown = true;
  }
}

/**
 * Does what the state of the Pod asks for. Returns whether it did anything.
 *
 * Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go, SyncPod
 */
function* syncPod(pod: PodState): Answer<boolean> {
  const actions = podActions(pod);
  const ends = knownEnds(pod);
  if (actions.killsPod) return yield* stopRest(pod);
  for (const { state, probe } of actions.kill) {
    const life = lifeOf(state);
    yield* stopAlone(pod, state, life ? [lifeEvent(state, life, 'up')] : [], probe);
  }
  let hasStarted = actions.kill.length > 0;
  for (const state of actions.start) {
    const starts = mayStart(pod, state, ends.get(state));
    if (starts) yield* startContainer(pod, state);
    hasStarted ||= starts;
  }
  return hasStarted;
}

function knownEnds(pod: PodState): KnownEnds {
  return new Map(
    [...pod.init, ...pod.app].flatMap((state) => {
      const end = state.lives.findLast(({ finishedAt }) => finishedAt !== undefined)?.finishedAt;
      return end === undefined ? [] : [[state, end] as const];
    }),
  );
}

/** The app has ended for good: what else runs is stopped, and the phase is final only then. */
function* stopRest(pod: PodState): Answer<boolean> {
  const running = [...pod.init, ...pod.app].filter(isRunning);
  if (running.length === 0) return false;
  const causes = lastEnds(pod.app);
  pod.log.recordEnd(causes);
  yield* stopAll(pod, gracePeriodOf(pod.spec), causes);
  return true;
}

function lastEnds(states: readonly ContainerState[]): string[] {
  return states.flatMap((state) => {
    const life = lifeOf(state);
    return life?.finishedAt === undefined ? [] : [lifeEvent(state, life, 'exited')];
  });
}

/** Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go, doBackOff */
function mayStart(pod: PodState, state: ContainerState, knownEnd: number | undefined): boolean {
  if (knownEnd === undefined) return true;
  const { now } = pod.clock;
  const startsAt = waitsUntil(state.crashLoop, knownEnd, (seconds) => backOffSeconds(pod.pace, seconds));
  if (now < startsAt) {
    requestSync(pod, startsAt - now);
    return false;
  }
  state.crashLoop = nextWait(state.crashLoop, knownEnd, now);
  return true;
}

/** Source: pkg/kubelet/kuberuntime/kuberuntime_container.go, startContainer */
function* startContainer(pod: PodState, state: ContainerState): Process {
  const isFirstOfPod = [...pod.init, ...pod.app].every(({ lives }) => lives.length === 0);
  if (!isFirstOfPod) yield* pause(pod.pace.overhead);
  const life = beginLife(pod, state, causesOfStart(pod, state));
  pod.log.recordPhase(phaseOf(pod));
  const hook = hooksOf(state.container).find(({ path }) => path === 'lifecycle.postStart');
  if (!hook) return;
  const seconds = state.behavior.postStartSeconds ?? hookLength(state.container, 'postStart')?.latest ?? 0;
  const outlives = isFields(hook.fields['sleep']);
  yield* until(() => !outlives && !isAlive(life), seconds + pod.pace.overhead);
  const fails = state.behavior.postStartFails ?? (!outlives && !isAlive(life));
  if (fails) yield* stopAlone(pod, state, []);
}

/** What lies before a start on every node: the container's last end; for the first, the gate and the app before it. */
function causesOfStart(pod: PodState, state: ContainerState): string[] {
  const life = lifeOf(state);
  if (life) return [lifeEvent(state, life, 'exited')];
  const isApp = state.container.list === 'containers';
  const gate = isApp ? pod.init.at(-1) : pod.init[pod.init.indexOf(state) - 1];
  const before = isApp ? pod.app[pod.app.indexOf(state) - 1] : undefined;
  return [...gateEvents(gate), ...firstStarts(before)];
}

function gateEvents(gate: ContainerState | undefined): string[] {
  const life = gate && lifeOf(gate);
  if (!gate || !life) return [];
  return [lifeEvent(gate, life, gate.container.kind === 'sidecar' ? 'up' : 'exited')];
}

function firstStarts(before: ContainerState | undefined): string[] {
  const life = before?.lives[0];
  return before && life ? [lifeEvent(before, life, 'started')] : [];
}

/** Source: pkg/kubelet/kubelet.go, SyncTerminatingPod; pkg/kubelet/status/status_manager.go, TerminatePod */
function* terminatePod(pod: PodState): Process {
  const phase = phaseOf(pod);
  if (phase === 'Failed' || phase === 'Succeeded') pod.finalPhase = phase;
  const failed = pod.init.filter((state) => state.container.kind === 'init' && !hasPassed(state));
  const causes = pod.isDeleted || pod.isPastDeadline ? [] : lastEnds(failed.length > 0 ? failed : pod.app);
  pod.log.recordEnd(causes);
  if (pod.init.some((state) => mayPass(pod, state))) pod.isCertain = false;
  const grace = pod.isDeleted ? deletionGraceOf(pod.spec) : gracePeriodOf(pod.spec);
  yield* stopAll(pod, grace, causes);
  const last = phaseOf(pod, true);
  pod.finalPhase = last === 'Succeeded' ? last : 'Failed';
  pod.log.recordPhase(pod.finalPhase);
}

/**
 * Whether a sidecar that is stopped before the app started may pass its gate after all: by itself on a node of another
 * pace; and the last one because its probe is switched off, with which it counts as started and the Pod as initialized
 * where the kubelet writes a status in between.
 *
 * Source: pkg/kubelet/prober/worker.go, doProbe; pkg/kubelet/prober/prober_manager.go, isContainerStarted
 */
function mayPass(pod: PodState, state: ContainerState): boolean {
  if (state.container.kind !== 'sidecar' || !isRunning(state) || hasPassed(state)) return false;
  const isAppStarted = pod.app.some(({ lives }) => lives.length > 0);
  return !isAppStarted && (state === pod.init.at(-1) || state.behavior.startedAfterSeconds !== null);
}
