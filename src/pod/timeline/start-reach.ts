import type { PodContainer } from '../containers';
import type { StartDeadlock } from './start-deadlocks';

/** The conditions of a Pod that its start makes true. */
export type PodConditionType =
  'PodScheduled' | 'PodReadyToStartContainers' | 'Initialized' | 'ContainersReady' | 'Ready';

/** How far the start of a Pod gets if something in it can never finish. */
export interface StartReach {
  /** The containers that never start. */
  readonly neverStart: readonly string[];
  /** Those of them of which the kubelet never makes a container, so that they never end either. */
  readonly neverMade: readonly string[];
  /** The containers that start and never pass their gates: they never end, or never are up. */
  readonly neverPass: readonly string[];
  /** The conditions that never become true. */
  readonly neverTrue: readonly PodConditionType[];
}

/** What a deadlock keeps a container from; who is kept from one of these is kept from those after it. */
const OBSTACLES = ['starting', 'passing', 'readiness'] as const;

type Obstacle = (typeof OBSTACLES)[number];

const READY: readonly PodConditionType[] = ['ContainersReady', 'Ready'];

/**
 * How far the start of a Pod gets, given what keeps it from finishing.
 *
 * Source: pkg/kubelet/kuberuntime/kuberuntime_container.go, computeInitContainerActions and startContainer;
 * pkg/kubelet/status/generate.go
 *
 * @param containers - those that the Pod starts by itself, in the order of their start
 */
export function startReachOf(containers: readonly PodContainer[], deadlocks: readonly StartDeadlock[]): StartReach {
  const obstacles = firstObstacles(deadlocks);
  const stuck = containers.findIndex(({ name, kind }) => kind !== 'app' && isStopped(obstacles.get(name)));
  const behind = containers.slice(stuck === -1 ? firstBehindHook(containers, deadlocks) : stuck + 1);
  const behindNames = namesOf(behind);
  const neverStart = namesOf(
    containers.filter((container) => behind.includes(container) || obstacles.get(container.name) === 'starting'),
  );
  const passing = containers.filter(({ name }) => obstacles.get(name) === 'passing' && !neverStart.includes(name));
  const isEndless = obstacles.size > 0 ? READY : [];
  const neverMade = neverStart.filter((name) => behindNames.includes(name) || !endsAtStart(name, deadlocks));
  return {
    neverStart,
    neverMade,
    neverPass: namesOf(passing),
    neverTrue: stuck === -1 ? isEndless : ['Initialized', ...READY],
  };
}

/** A container whose program is not there is made, and ends as soon as it is to start. */
function endsAtStart(name: string, deadlocks: readonly StartDeadlock[]): boolean {
  return deadlocks.some((deadlock) => deadlock.cause === 'containerCommandInOneWord' && deadlock.container === name);
}

/** For each container the first thing that it is kept from. */
function firstObstacles(deadlocks: readonly StartDeadlock[]): ReadonlyMap<string, Obstacle> {
  const found = deadlocks.flatMap(obstacleOf);
  const fromLast = [...OBSTACLES].reverse();
  return new Map(fromLast.flatMap((kind) => found.filter(([, obstacle]) => obstacle === kind)));
}

/** What keeps a container from starting or passing, whatever else it says. */
const OBSTACLE_OF: Partial<Readonly<Record<StartDeadlock['cause'], Obstacle>>> = {
  sidecarWaits: 'passing',
  initWaits: 'passing',
  postStartWaits: 'passing',
  containerCommandInOneWord: 'starting',
  rootUser: 'starting',
  imageReference: 'starting',
};

function obstacleOf(deadlock: StartDeadlock): (readonly [container: string, Obstacle])[] {
  if (deadlock.cause === 'deadline') return [];
  const obstacle = OBSTACLE_OF[deadlock.cause];
  if (obstacle) return [[deadlock.container, obstacle]];
  const isReadiness = 'handler' in deadlock && deadlock.handler === 'readinessProbe';
  return [[deadlock.container, isReadiness ? 'readiness' : 'passing']];
}

function isStopped(obstacle: Obstacle | undefined): boolean {
  return obstacle === 'starting' || obstacle === 'passing';
}

/** The kubelet starts the containers of the app one after another, and does not go on while a hook runs. */
function firstBehindHook(containers: readonly PodContainer[], deadlocks: readonly StartDeadlock[]): number {
  const waiting = deadlocks.flatMap((deadlock) => (deadlock.cause === 'postStartWaits' ? [deadlock.container] : []));
  const index = containers.findIndex(({ name }) => waiting.includes(name));
  return index === -1 ? containers.length : index + 1;
}

function namesOf(containers: readonly PodContainer[]): string[] {
  return containers.map(({ name }) => name);
}
