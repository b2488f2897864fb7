import type { PodPhase } from '../../../src/pod/timeline/phase-outcome';

/** One run of a container, from its start to its end. */
export interface ContainerRun {
  /** How long it runs by itself; null until TERM. */
  readonly seconds: number | null;
  /** The exit code with which it then ends. */
  readonly exitCode: number;
}

/**
 * What a container does when it runs. Everything that is left out is the quiet case: the container is up at once, runs
 * until TERM, and ends then with 143, the code of a process that does not handle TERM.
 */
export interface ContainerBehavior {
  /** Its runs, one for each start; the last one repeats. Default: one run until TERM. */
  readonly runs?: readonly ContainerRun[];
  /** From when on after its start its startup probe would succeed; null never. Default: 0. */
  readonly startedAfterSeconds?: number | null;
  /** From when on after its start its readiness probe would succeed; null never. Default: 0. */
  readonly readyAfterSeconds?: number | null;
  /** From when on after its start its liveness probe fails; null never. Default: null. */
  readonly hangsAfterSeconds?: number | null;
  /** How long its postStart hook takes. Default: what the spec says, 0 where it says nothing. */
  readonly postStartSeconds?: number;
  /** Whether its postStart hook fails, for which the kubelet kills it. Default: false. */
  readonly postStartFails?: boolean;
  /** How long its preStop hook takes. Default: what the spec says, 0 where it says nothing. */
  readonly preStopSeconds?: number;
  /** How long it goes on after TERM; null until KILL. Default: 0. */
  readonly stopSeconds?: number | null;
  /** The exit code with which it ends after TERM. Default: 143. */
  readonly stopExitCode?: number;
}

/** What happens to a Pod from outside, and how quick its node is. */
export interface RunOptions {
  /**
   * When the Pod is deleted, counted from the start of its first container.
   *
   * @default - never
   */
  readonly deletedAtSeconds?: number;
  /**
   * What the node may take for anything that it does: creating and starting a container, noticing an end (on top of the
   * second between two looks), running a probe, delivering a signal.
   *
   * @default 1
   */
  readonly overheadSeconds?: number;
  /**
   * How long the Pod is watched, counted from the start of its first container.
   *
   * @default 120
   */
  readonly watchedSeconds?: number;
}

/** What can be seen of a container in a running Pod. */
export type RunEventType =
  /** The process of the container was started. */
  | 'started'
  /** The container counts as started: it runs, its hook has returned, its startup probe has succeeded. */
  | 'up'
  /** The container counts as ready. */
  | 'ready'
  /** The kubelet begins to stop the container: the preStop hook runs, then the container waits for its turn. */
  | 'stopping'
  /** The container gets TERM. */
  | 'term'
  /** The container gets KILL, since it still runs when its grace period is over. */
  | 'kill'
  /** The container has ended. */
  | 'exited';

/**
 * Something that happens to a container.
 *
 * It comes after every event that `after` names, on every node; between two events of which neither stands before the
 * other along `after`, Kubernetes promises no order.
 */
export interface RunEvent {
  /** The container, the number of its start, and the type: `web#0 started`. */
  readonly id: string;
  readonly container: string;
  /** How often the container had been started before: its restart count. */
  readonly restart: number;
  readonly type: RunEventType;
  readonly earliestSeconds: number;
  /** Null where it happens on a quick node only within the time watched. */
  readonly latestSeconds: number | null;
  /** The ids of the events that come before it; those that come before these are left out. */
  readonly after: readonly string[];
  /** The exit code, of an event `exited`. */
  readonly exitCode?: number;
}

/** A phase of the Pod, and when it begins. */
export interface PhaseTime {
  readonly phase: PodPhase;
  readonly earliestSeconds: number;
  readonly latestSeconds: number | null;
}

/** The conditions of a Pod by their names. */
export interface PodConditions {
  readonly PodScheduled: boolean;
  readonly Initialized: boolean;
  readonly ContainersReady: boolean;
  readonly Ready: boolean;
}

/** A container at the end of the time watched. */
export interface ContainerOutcome {
  readonly container: string;
  readonly state: 'waiting' | 'running' | 'exited';
  readonly restarts: number;
  /** The code of its last end; absent where it never ended. */
  readonly exitCode?: number;
}

/**
 * What happens to a Pod whose containers behave in a known way.
 *
 * How to read it, and how to hold it against a real run. All times are seconds from the start of the Pod's first
 * container, which is the first `started`, at 0.
 * - `events`: every event that can be seen in the time watched, by their earliest times. Each one whose `latestSeconds`
 *   has passed must have been seen; one that was seen must be in the list; it lies between its times; and it lies after
 *   the events that its `after` names. `up` and `ready` are missed where the container ends before the kubelet looks,
 *   which is up to `latestSeconds`.
 * - `phases`: in this order. The kubelet looks about once a second, so that a phase in between can be passed over; the
 *   last one that has begun is the phase that is seen.
 * - `conditions`, `containers`: as they stand at the end of the time watched. A container of a deleted Pod is seen until
 *   the object is gone.
 * - `isCertain`: false where the outcome depends on how quick the node is, such as when a container ends at about the
 *   time at which the Pod is deleted. Nothing should then be held against a real run but the bounds of what began before.
 */
export interface PredictedRun {
  readonly events: readonly RunEvent[];
  readonly phases: readonly PhaseTime[];
  readonly conditions: PodConditions;
  readonly containers: readonly ContainerOutcome[];
  readonly isCertain: boolean;
  /**
   * Whether nothing happens any more at the end of the time watched. If not, such as in a crash loop, the conditions,
   * containers and the number of restarts are those of the quickest node.
   */
  readonly isSettled: boolean;
}
