import type { Fields } from '../../../src/kubernetes/json';
import { containersOf, type PodContainer } from '../../../src/pod/containers';
import type { CrashLoop } from '../../../src/pod/timeline/crash-loop';
import type { PodPhase } from '../../../src/pod/timeline/phase-outcome';
import type { ContainerBehavior } from './behavior';
import { Clock } from './clock';
import type { Pace } from './pace';
import { RunLog } from './run-log';

/** One life of a container, from a start to its end. */
export interface ContainerLife {
  /** How many there were before. */
  readonly restart: number;
  readonly startedAt: number;
  /** When it ends if nobody ends it; Infinity if it does not. */
  readonly endsAt: number;
  finishedAt?: number;
  exitCode?: number;
  /** Whether the kubelet has seen it run, without which it does not probe it. */
  isKnown: boolean;
  startup: 'pending' | 'succeeded' | 'failed';
  isReady: boolean;
  /** Whether its liveness probe has failed for good. */
  isHung: boolean;
  signal?: 'term' | 'kill';
}

/** A container, what it does, and what has become of it. */
export interface ContainerState {
  readonly container: PodContainer;
  readonly behavior: ContainerBehavior;
  readonly lives: ContainerLife[];
  crashLoop?: CrashLoop;
}

/** A Pod on a node, in simulated time. */
export interface PodState {
  readonly spec: Fields;
  readonly init: readonly ContainerState[];
  readonly app: readonly ContainerState[];
  readonly clock: Clock;
  readonly pace: Pace;
  readonly log: RunLog;
  /** Whether the kubelet has a reason to look at the Pod. */
  needsSync: boolean;
  isDeleted: boolean;
  isPastDeadline: boolean;
  /** The phase once it is final. */
  finalPhase?: PodPhase;
  isCertain: boolean;
}

/** A Pod of which nothing has started. */
export function newPod(spec: Fields, behaviors: ReadonlyMap<string, ContainerBehavior>, pace: Pace): PodState {
  const states = containersOf(spec).map((container) => ({
    container,
    behavior: behaviors.get(container.name) ?? {},
    lives: [],
  }));
  const clock = new Clock();
  return {
    spec,
    init: states.filter(({ container }) => container.list === 'initContainers'),
    app: states.filter(({ container }) => container.list === 'containers'),
    clock,
    pace,
    log: new RunLog(clock),
    needsSync: true,
    isDeleted: false,
    isPastDeadline: false,
    isCertain: true,
  };
}

/** The present or last life of a container. */
export function lifeOf(state: ContainerState): ContainerLife | undefined {
  return state.lives.at(-1);
}

/** Whether a life has not ended. */
export function isAlive(life: ContainerLife | undefined): life is ContainerLife {
  return life !== undefined && life.finishedAt === undefined;
}

/** Whether a container runs. */
export function isRunning(state: ContainerState): boolean {
  return isAlive(lifeOf(state));
}

/** Whether a container runs and counts as started. */
export function isUp(state: ContainerState): boolean {
  const life = lifeOf(state);
  return isAlive(life) && life.startup === 'succeeded';
}

/** Lets the kubelet look at a Pod after some seconds. */
export function requestSync(pod: PodState, seconds: number): void {
  pod.clock.spawn(
    (function* () {
      yield { atMost: seconds };
      pod.needsSync = true;
    })(),
  );
}
