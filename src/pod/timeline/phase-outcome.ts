import type { ConditionAction, FailureAction } from '../job-limits';
import type { ExitCodes } from './exit-codes';
import type { StopSignal } from './stop-signal';

/** A phase of a Pod. `Unknown` is not among them: Kubernetes has not set it since 2015. */
export type PodPhase = 'Pending' | 'Running' | 'Succeeded' | 'Failed';

/** What decides the phases of a Pod: how its containers end, or what happens to the Pod. */
export type PhaseCause =
  | 'appSucceeds'
  | 'appFails'
  | 'initFails'
  | 'sidecarEnds'
  | 'sidecarStartupFails'
  | 'failsWithCondition'
  | 'backoffLimitReached'
  | 'maxFailedIndexesExceeded'
  | 'indexesFailed'
  | 'successPolicyMet'
  | 'jobDeadlineExceeded'
  | 'deadlineExceeded'
  | 'deletedThenSucceeds'
  | 'deletedThenFails'
  | 'deletedBeforeApp'
  | 'startedAppEnds'
  | 'nodeLost';

/** What becomes of the main process of a container that does not handle its stop signal. */
export interface UnhandledSignal extends Omit<StopSignal, 'imageMaySetSignal'> {
  readonly container: string;
  /** When it is killed if it goes on, in seconds from the deletion. */
  readonly killBySeconds: number;
}

/** The phases of a Pod under one cause. */
export interface PhaseOutcome {
  readonly cause: PhaseCause;
  /** The containers that end in this way; none if the cause is not a container. */
  readonly containers: readonly string[];
  /** The exit codes with which they end; absent if rules do not tell them apart. */
  readonly exitCodes?: ExitCodes;
  /** Which of these start again. */
  readonly startsAgain: readonly string[];
  /** Present if all containers of the Pod start again, by the action `RestartAllContainers`. */
  readonly restartsAll?: true;
  /** What the Job does about the Pod that failed; absent if no Job made it. */
  readonly failureAction?: FailureAction;
  /** The condition with which the Pod fails, and the rule of the `podFailurePolicy` that decides, if it fails with one. */
  readonly failureCondition?: Omit<ConditionAction, 'action'>;
  /** The native sidecars that are stopped when the app has ended. */
  readonly stops: readonly string[];
  /** The deadline of the Pod or its Job, or its grace period, if the cause has one. */
  readonly seconds?: number;
  /** What becomes of the processes of the app that do not handle their stop signals, if the Pod is deleted. */
  readonly unhandledSignals?: readonly UnhandledSignal[];
  /** The phases in their order; the last one stays. One that lasts less than a second or two may be skipped. */
  readonly phases: readonly PodPhase[];
}

/** The phases of a Pod that runs. */
export const RUNS: readonly PodPhase[] = ['Pending', 'Running'];

/** The phases under a cause, in which no container plays a part unless the details name it. */
export function outcome(
  cause: PhaseCause,
  phases: readonly PodPhase[],
  details: Partial<Omit<PhaseOutcome, 'cause' | 'phases'>> = {},
): PhaseOutcome {
  return { cause, containers: [], startsAgain: [], stops: [], ...details, phases };
}
