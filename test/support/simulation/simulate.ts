import type { Fields } from '../../../src/kubernetes/json';
import type { ContainerBehavior, PodConditions, ContainerOutcome } from './behavior';
import { pause, type Process } from './clock';
import type { Pace } from './pace';
import { conditionsOf, phaseOf } from './pod-phase';
import { isAlive, lifeOf, newPod, type ContainerState, type PodState } from './pod-state';
import { podWorker } from './pod-worker';
import type { RunLog } from './run-log';

/** A run of a Pod on a node of one pace. */
export interface SimulatedRun {
  readonly log: RunLog;
  readonly conditions: PodConditions;
  readonly containers: readonly ContainerOutcome[];
  readonly isCertain: boolean;
  /** Whether the deadline of the Pod passed before its phase was final. */
  readonly isPastDeadline: boolean;
  /** Whether nothing happens any more. */
  readonly isSettled: boolean;
}

/** Runs a Pod on a node of one pace for some seconds. */
export function simulate(
  spec: Fields,
  behaviors: ReadonlyMap<string, ContainerBehavior>,
  pace: Pace,
  { seconds, deletedAt }: { readonly seconds: number; readonly deletedAt: number | undefined },
): SimulatedRun {
  const pod = newPod(spec, behaviors, pace);
  pod.log.recordPhase('Pending');
  pod.clock.spawn(podWorker(pod));
  if (deletedAt !== undefined) pod.clock.spawn(deletion(pod, deletedAt));
  const deadline = spec['activeDeadlineSeconds'];
  if (typeof deadline === 'number' && deadline > 0) pod.clock.spawn(activeDeadline(pod, deadline));
  const isSettled = pod.clock.run(seconds);
  return {
    log: pod.log,
    conditions: conditionsOf(pod, pod.finalPhase ?? phaseOf(pod)),
    containers: [...pod.init, ...pod.app].map(outcomeOf),
    isCertain: pod.isCertain,
    isPastDeadline: pod.isPastDeadline,
    isSettled,
  };
}

/**
 * Before the kubelet stops a Pod that was deleted it waits for a look at its containers that is newer than the last time
 * it did something about the Pod.
 *
 * Source: pkg/kubelet/pod_workers.go, podWorkerLoop
 */
function* deletion(pod: PodState, seconds: number): Process {
  yield* pause(seconds + pod.pace.notice);
  pod.isDeleted = true;
  pod.needsSync = true;
}

/**
 * The deadline counts from when the kubelet took the Pod on, which is before the first container starts, and is looked
 * at once a second.
 *
 * Source: pkg/kubelet/active_deadline.go, pastActiveDeadline
 */
function* activeDeadline(pod: PodState, seconds: number): Process {
  yield* pause(Math.max(0, seconds + pod.pace.notice - pod.pace.setUp));
  if (pod.finalPhase !== undefined) return;
  pod.isPastDeadline = true;
  pod.needsSync = true;
}

function outcomeOf(state: ContainerState): ContainerOutcome {
  const life = lifeOf(state);
  const ended = state.lives.findLast(({ exitCode }) => exitCode !== undefined);
  return {
    container: state.container.name,
    state: life === undefined ? 'waiting' : isAlive(life) ? 'running' : 'exited',
    restarts: Math.max(0, state.lives.length - 1),
    ...(ended?.exitCode !== undefined && { exitCode: ended.exitCode }),
  };
}
