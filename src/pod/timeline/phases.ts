import type { StoredSpec } from '../stored-spec';
import { containersOf, type ContainerKind, type PodContainer } from '../containers';
import { deletionGraceOf } from './grace-period';
import { restartDecision } from './restart-decision';
import { stopOf } from './stop';
import type { StopSignal } from './stop-signal';

/** A phase of a Pod. `Unknown` is not among them: Kubernetes has not set it since 2015. */
export type PodPhase = 'Pending' | 'Running' | 'Succeeded' | 'Failed';

/** What decides the phases of a Pod: how its containers end, or what happens to the Pod. */
export type PhaseCause =
  | 'appSucceeds'
  | 'appFails'
  | 'initFails'
  | 'sidecarEnds'
  | 'deadlineExceeded'
  | 'deletedThenSucceeds'
  | 'deletedThenFails'
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
  /** Which of these start again. */
  readonly startsAgain: readonly string[];
  /** The native sidecars that are stopped when the app has ended. */
  readonly stops: readonly string[];
  /** The deadline of the Pod, or its grace period, if the cause has one. */
  readonly seconds?: number;
  /** What becomes of the processes of the app that do not handle their stop signals, if the Pod is deleted. */
  readonly unhandledSignals?: readonly UnhandledSignal[];
  /** The phases in their order; the last one stays. One that lasts less than a second or two may be skipped. */
  readonly phases: readonly PodPhase[];
}

/**
 * The phases of a Pod for each way in which its containers can end, under its restart policy and those of its
 * containers. How native sidecars end decides nothing: they start again, and are stopped when the app has ended.
 *
 * Source: pkg/kubelet/kubelet_pods.go, getPhase; pkg/api/v1/pod/util.go, ContainerShouldRestart
 */
export function phasesOf(stored: StoredSpec): PhaseOutcome[] {
  const containers = containersOf(stored);
  const ofKind = (kind: ContainerKind) => containers.filter((container) => container.kind === kind);
  const [app, steps, sidecars] = [ofKind('app'), ofKind('init'), ofKind('sidecar')];
  return [
    successOf(stored, app, sidecars),
    ...failuresOf(stored, app),
    ...failedStepsOf(stored, steps),
    ...endedSidecars(sidecars),
    ...pastDeadline(stored),
    ...deletionsOf(stored),
    outcome('nodeLost', ['Pending', 'Running']),
  ];
}

/** Any exit code that says that something failed. */
const FAILURE = 1;

function successOf(stored: StoredSpec, app: readonly PodContainer[], sidecars: readonly PodContainer[]): PhaseOutcome {
  const again = app.filter((container) => startsAgain(stored, container, 0));
  const containers = { containers: namesOf(app), startsAgain: namesOf(again) };
  if (again.length > 0) return outcome('appSucceeds', ['Pending', 'Running'], containers);
  return outcome('appSucceeds', ['Pending', 'Running', 'Succeeded'], { ...containers, stops: namesOf(sidecars) });
}

function failuresOf(stored: StoredSpec, app: readonly PodContainer[]): PhaseOutcome[] {
  const isEndless = app.some((container) => startsAgain(stored, container, 0));
  return split(stored, app).map(({ isAgain, ...containers }) =>
    outcome('appFails', ['Pending', 'Running', ...(isAgain || isEndless ? [] : ['Failed' as const])], containers),
  );
}

function failedStepsOf(stored: StoredSpec, steps: readonly PodContainer[]): PhaseOutcome[] {
  return split(stored, steps).map(({ isAgain, ...containers }) =>
    outcome('initFails', ['Pending', ...(isAgain ? [] : ['Failed' as const])], containers),
  );
}

function endedSidecars(sidecars: readonly PodContainer[]): PhaseOutcome[] {
  if (sidecars.length === 0) return [];
  const names = namesOf(sidecars);
  return [outcome('sidecarEnds', ['Pending', 'Running'], { containers: names, startsAgain: names })];
}

/** Source: pkg/kubelet/active_deadline.go, ShouldEvict */
function pastDeadline(stored: StoredSpec): PhaseOutcome[] {
  const seconds = stored['activeDeadlineSeconds'];
  if (typeof seconds !== 'number') return [];
  return [outcome('deadlineExceeded', ['Pending', 'Running', 'Failed'], { seconds })];
}

/** Source: pkg/kubelet/kubelet.go, SyncTerminatingPod; pkg/kubelet/status/status_manager.go, TerminatePod */
function deletionsOf(stored: StoredSpec): PhaseOutcome[] {
  const seconds = deletionGraceOf(stored);
  return [
    outcome('deletedThenSucceeds', ['Pending', 'Running', 'Succeeded'], { seconds }),
    outcome('deletedThenFails', ['Pending', 'Running', 'Failed'], { seconds, unhandledSignals: unhandledOf(stored) }),
  ];
}

function unhandledOf(stored: StoredSpec): UnhandledSignal[] {
  return stopOf(stored)
    .filter(({ kind }) => kind === 'app')
    .map(({ container, stopSignal, isPidOne, unhandledExitCode, killBySeconds }) => {
      return { container, stopSignal, isPidOne, unhandledExitCode, killBySeconds };
    });
}

function outcome(
  cause: PhaseCause,
  phases: readonly PodPhase[],
  details: Partial<Omit<PhaseOutcome, 'cause' | 'phases'>> = {},
): PhaseOutcome {
  return { cause, containers: [], startsAgain: [], stops: [], ...details, phases };
}

interface Group {
  readonly containers: readonly string[];
  readonly startsAgain: readonly string[];
  readonly isAgain: boolean;
}

/** Containers by whether they start again when they fail. */
function split(stored: StoredSpec, containers: readonly PodContainer[]): Group[] {
  const groups = [true, false].map((isAgain) => {
    const names = namesOf(containers.filter((container) => startsAgain(stored, container, FAILURE) === isAgain));
    return { containers: names, startsAgain: isAgain ? names : [], isAgain };
  });
  return groups.filter((group) => group.containers.length > 0);
}

function startsAgain(stored: StoredSpec, container: PodContainer, exitCode: number): boolean {
  return restartDecision(stored, container, exitCode) !== 'leave';
}

function namesOf(containers: readonly PodContainer[]): string[] {
  return containers.map(({ name }) => name);
}
