import {
  worstCaseDetectionSeconds,
  probeTiming,
  type EffectiveProbeTiming,
} from '../../../src/pod/timeline/probe-timing';
import { lifeEvent, recordEvent } from './life-events';
import { isAlive, requestSync, type ContainerLife, type ContainerState, type PodState } from './pod-state';
import { pause, until, type Answer, type Process } from './clock';

/**
 * What the kubelet finds out about one life of a container by its probes. A container without a startup probe counts as
 * started, and one without a readiness probe as ready, as soon as the kubelet has seen it run.
 *
 * Source: pkg/kubelet/prober/worker.go, doProbe; pkg/kubelet/prober/prober_manager.go, UpdatePodStatus
 */
export function* startupProbe(pod: PodState, state: ContainerState, life: ContainerLife): Process {
  if (state.container.kind === 'init') return;
  yield* until(() => life.isKnown || !isAlive(life));
  const timing = probeTiming(state.container, 'startupProbe');
  const succeeds = !timing || (yield* startupSucceeds(pod, state, life, timing));
  if (!isAlive(life)) return;
  life.startup = succeeds ? 'succeeded' : 'failed';
  if (succeeds) recordEvent(pod, state, life, 'up', [lifeEvent(state, life, 'started')]);
  requestSync(pod, pod.pace.overhead);
}

function* startupSucceeds(
  pod: PodState,
  state: ContainerState,
  life: ContainerLife,
  timing: EffectiveProbeTiming,
): Answer<boolean> {
  const { startedAfterSeconds = 0 } = state.behavior;
  const answersAt = life.startedAt + (startedAfterSeconds ?? Infinity);
  const tries = fewestTries(state, life, timing, (previous) => previous.startup === 'pending');
  const lastTry = {
    earliest: probesFrom(pod, life, timing, 1) + (tries - 1) * timing.periodSeconds,
    latest:
      probesFrom(pod, life, timing, 0) + worstCaseDetectionSeconds(timing) - timing.timeoutSeconds + pod.pace.overhead,
  };
  const succeeds = answersAt <= lastTry.latest;
  const begins = probesFrom(pod, life, timing, pod.pace.early);
  const time = succeeds
    ? successAt(pod, timing, Math.max(begins, answersAt), 1)
    : failureAt(pod, timing, begins, tries);
  yield* untilDead(pod, life, time);
  if (isAlive(life) && succeeds && answersAt > lastTry.earliest) pod.isCertain = false;
  return succeeds;
}

/** The readiness probe of a container that has started. */
export function* readinessProbe(pod: PodState, state: ContainerState, life: ContainerLife): Process {
  if (state.container.kind === 'init') return;
  yield* until(() => life.startup === 'succeeded' || !isAlive(life));
  const timing = probeTiming(state.container, 'readinessProbe');
  if (timing) {
    const { readyAfterSeconds = 0 } = state.behavior;
    const answersAt = Math.max(
      probesFrom(pod, life, timing, pod.pace.early),
      life.startedAt + (readyAfterSeconds ?? Infinity),
    );
    yield* untilDead(pod, life, successAt(pod, timing, answersAt, timing.successThreshold));
  }
  if (!isAlive(life)) return;
  life.isReady = true;
  recordEvent(pod, state, life, 'ready', [lifeEvent(state, life, 'up')]);
}

/** The liveness probe of a container that has started. It ends when the Pod is deleted. */
export function* livenessProbe(pod: PodState, state: ContainerState, life: ContainerLife): Process {
  const timing = probeTiming(state.container, 'livenessProbe');
  const { hangsAfterSeconds = null } = state.behavior;
  if (!timing || hangsAfterSeconds === null) return;
  yield* until(() => life.startup === 'succeeded' || !isAlive(life));
  const begins = probesFrom(pod, life, timing, pod.pace.early);
  const tries = fewestTries(state, life, timing, (previous) => previous.startup === 'succeeded' && !previous.isHung);
  const failsFrom = Math.max(begins, life.startedAt + hangsAfterSeconds);
  if (mayEndInstead(pod, life, timing, failsFrom, tries)) pod.isCertain = false;
  yield* untilDead(pod, life, failureAt(pod, timing, failsFrom, tries));
  if (!isAlive(life)) return;
  life.isHung = true;
  requestSync(pod, pod.pace.overhead);
}

function probesFrom(
  pod: PodState,
  life: ContainerLife,
  { initialDelaySeconds }: EffectiveProbeTiming,
  early: number,
): number {
  return Math.max(pod.clock.now, life.startedAt + initialDelaySeconds - early);
}

/** When the probe counts as succeeded. The kubelet may run a readiness probe at once and more often than its period. */
function successAt({ pace }: PodState, timing: EffectiveProbeTiming, answersAt: number, threshold: number): number {
  if (!pace.isSlow) return answersAt;
  const interval = Math.max(timing.periodSeconds, timing.timeoutSeconds);
  return answersAt + threshold * interval + timing.timeoutSeconds + pace.overhead;
}

/**
 * How many tries must fail at least: failures of a container that ended by itself still count for the next one.
 *
 * Source: pkg/kubelet/prober/worker.go, doProbe: resultRun outlives the container
 */
function fewestTries(
  { lives }: ContainerState,
  { restart }: ContainerLife,
  { failureThreshold }: EffectiveProbeTiming,
  hasLeft: (previous: ContainerLife) => boolean,
): number {
  const previous = lives[restart - 1];
  return previous && hasLeft(previous) ? 1 : failureThreshold;
}

function failureAt(pod: PodState, timing: EffectiveProbeTiming, failsFrom: number, tries: number): number {
  return pod.pace.isSlow ? latestFailureAt(pod, timing, failsFrom) : earliestFailureAt(timing, failsFrom, tries);
}

function earliestFailureAt(timing: EffectiveProbeTiming, failsFrom: number, tries: number): number {
  return failsFrom + (tries - 1) * timing.periodSeconds;
}

function latestFailureAt({ pace }: PodState, timing: EffectiveProbeTiming, failsFrom: number): number {
  return failsFrom + timing.timeoutSeconds + worstCaseDetectionSeconds(timing) + pace.overhead;
}

/** Whether a container that hangs may end by itself at about the time at which its probe has failed for good. */
function mayEndInstead(
  pod: PodState,
  { endsAt }: ContainerLife,
  timing: EffectiveProbeTiming,
  failsFrom: number,
  tries: number,
): boolean {
  return (
    endsAt >= earliestFailureAt(timing, failsFrom, tries) - pod.pace.early &&
    endsAt <= latestFailureAt(pod, timing, failsFrom) + pod.pace.notice + pod.pace.overhead
  );
}

function* untilDead(pod: PodState, life: ContainerLife, time: number): Process {
  if (Number.isFinite(time)) yield* pause(Math.max(0, time - pod.clock.now));
  else yield* until(() => !isAlive(life));
}
