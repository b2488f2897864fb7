import { listOf } from '../../../src/kubernetes/json';
import { restartDecision } from '../../../src/pod/timeline/restart-decision';
import type { PodPhase } from '../../../src/pod/timeline/phase-outcome';
import type { PodConditions } from './behavior';
import { isRunning, isUp, lifeOf, type ContainerState, type PodState } from './pod-state';

/**
 * The phase of a Pod whose containers stand as they do.
 *
 * @param isTerminal - whether all containers have been stopped for good
 *
 * Source: pkg/kubelet/kubelet_pods.go, getPhase
 */
export function phaseOf(pod: PodState, isTerminal = false): PodPhase {
  if (pod.finalPhase) return pod.finalPhase;
  if (pod.isPastDeadline || pod.init.some((state) => hasFailedForGood(pod, state))) return 'Failed';
  if (isPending(pod)) return 'Pending';
  const all = [...sidecarsOf(pod), ...pod.app];
  if (all.some(isRunning)) return 'Running';
  if (!isTerminal && pod.app.some((state) => startsAgain(pod, state))) return 'Running';
  return pod.app.every((state) => lifeOf(state)?.exitCode === 0) ? 'Succeeded' : 'Failed';
}

/** The native sidecars of a Pod. */
export function sidecarsOf(pod: PodState): ContainerState[] {
  return pod.init.filter(({ container }) => container.kind === 'sidecar');
}

/**
 * The conditions of a Pod in a phase.
 *
 * Source: pkg/kubelet/status/generate.go, GeneratePodInitializedCondition, GenerateContainersReadyCondition and
 * GeneratePodReadyCondition
 */
export function conditionsOf(pod: PodState, phase: PodPhase): PodConditions {
  const isTerminal = phase === 'Succeeded' || phase === 'Failed';
  const containersReady = !isTerminal && [...sidecarsOf(pod), ...pod.app].every(isReady);
  return {
    PodScheduled: true,
    Initialized: phase === 'Succeeded' || pod.init.every(hasPassed) || pod.app.some(hasStarted),
    ContainersReady: containersReady,
    Ready: containersReady && listOf(pod.spec['readinessGates']).length === 0,
  };
}

/** Whether an init container lets the next one start. */
export function hasPassed(state: ContainerState): boolean {
  return state.container.kind === 'sidecar' ? isUp(state) : lifeOf(state)?.exitCode === 0;
}

/** Whether a container that has ended is started again. */
export function startsAgain(pod: PodState, state: ContainerState): boolean {
  const exitCode = lifeOf(state)?.exitCode;
  return exitCode !== undefined && restartDecision(pod.spec, state.container, exitCode) !== 'leave';
}

function hasFailedForGood(pod: PodState, state: ContainerState): boolean {
  const exitCode = lifeOf(state)?.exitCode;
  return state.container.kind === 'init' && exitCode !== undefined && exitCode !== 0 && !startsAgain(pod, state);
}

/** Init steps that fail count as begun; a sidecar that is not up any more does not count once the app has started. */
function isPending(pod: PodState): boolean {
  const isAppStarted = pod.app.some(hasStarted);
  return (
    pod.init.some((state) => state.container.kind === 'init' && (!hasStarted(state) || isRunning(state))) ||
    sidecarsOf(pod).some((state) => isRunning(state) && !isUp(state) && !isAppStarted) ||
    [...sidecarsOf(pod), ...pod.app].some((state) => !hasStarted(state)) ||
    pod.app.length === 0
  );
}

function hasStarted(state: ContainerState): boolean {
  return state.lives.length > 0;
}

function isReady(state: ContainerState): boolean {
  return isUp(state) && lifeOf(state)?.isReady === true;
}
