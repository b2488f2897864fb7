import type { Fields } from '../../kubernetes/json';
import { containersOf, type ContainerKind, type PodContainer } from '../containers';
import { deletionGraceOf } from './grace-period';
import { restartDecision } from './restart-decision';

/** A phase of a Pod. `Unknown` is not among them: Kubernetes has not set it since 2015. */
export type PodPhase = 'Pending' | 'Running' | 'Succeeded' | 'Failed';

/** What becomes of a Pod whose containers end in one way. */
export interface PhaseOutcome {
  /** How the containers end, such as `every app container exits with 0`. */
  readonly ending: string;
  /**
   * The phases through which the Pod goes; the last one stays. One that lasts less than a second or two may be passed
   * over.
   */
  readonly phases: readonly PodPhase[];
  /** What happens. */
  readonly sentence: string;
}

/**
 * The phases of a Pod for each way in which its containers can end, under its restart policy and those of its
 * containers. How native sidecars end decides nothing: they start again, and are stopped when the app has ended.
 *
 * Source: pkg/kubelet/kubelet_pods.go, getPhase; pkg/api/v1/pod/util.go, ContainerShouldRestart
 */
export function phasesOf(stored: Fields): PhaseOutcome[] {
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
    LOST_NODE,
  ];
}

/** Any exit code that says that something failed. */
const FAILURE = 1;

const SUCCESS_ENDING = 'every app container exits with 0';
const OTHER_POD = 'what made the Pod decides whether another one follows';

function successOf(stored: Fields, app: readonly PodContainer[], sidecars: readonly PodContainer[]): PhaseOutcome {
  const again = app.filter((container) => startsAgain(stored, container, 0));
  if (again.length > 0) {
    return outcome(SUCCESS_ENDING, ['Pending', 'Running'], `${againText(again)}; the Pod stays Running.`);
  }
  const stopped = sidecars.length === 0 ? '' : `${quoted(sidecars)} ${verb(sidecars, 'is', 'are')} stopped, and then `;
  const sentence = capitalized(`${stopped}the Pod has succeeded; ${OTHER_POD}.`);
  return outcome(SUCCESS_ENDING, ['Pending', 'Running', 'Succeeded'], sentence);
}

function failuresOf(stored: Fields, app: readonly PodContainer[]): PhaseOutcome[] {
  return split(stored, app).map(({ containers, isAgain }) => {
    const ending = `${quoted(containers)} ${verb(containers, 'fails', 'fail')}`;
    if (isAgain) {
      return outcome(ending, ['Pending', 'Running'], `${againText(containers)}; the Pod stays Running.`);
    }
    const endless = app.filter((other) => startsAgain(stored, other, 0));
    const left = `${quoted(containers)} ${verb(containers, 'does', 'do')} not start again`;
    return endless.length > 0
      ? outcome(ending, ['Pending', 'Running'], `${left}; the Pod stays Running, since others always start again.`)
      : outcome(
          ending,
          ['Pending', 'Running', 'Failed'],
          `${left}; when the whole app has ended, the Pod has failed, and ${OTHER_POD}.`,
        );
  });
}

function failedStepsOf(stored: Fields, steps: readonly PodContainer[]): PhaseOutcome[] {
  return split(stored, steps).map(({ containers, isAgain }) => {
    const ending = `init ${verb(containers, 'step', 'steps')} ${quoted(containers)} ${verb(containers, 'fails', 'fail')}`;
    return isAgain
      ? outcome(ending, ['Pending'], `${againText(containers)}; the app does not start, and the Pod stays Pending.`)
      : outcome(ending, ['Pending', 'Failed'], `The app never starts: the Pod has failed, and ${OTHER_POD}.`);
  });
}

function endedSidecars(sidecars: readonly PodContainer[]): PhaseOutcome[] {
  if (sidecars.length === 0) return [];
  return [
    outcome(
      `${verb(sidecars, 'sidecar', 'sidecars')} ${quoted(sidecars)} ${verb(sidecars, 'ends', 'end')} with any code`,
      ['Pending', 'Running'],
      `${againText(sidecars)}; the phase stays as it is, and until then the Pod is not ready.`,
    ),
  ];
}

/** Source: pkg/kubelet/active_deadline.go, ShouldEvict */
function pastDeadline(stored: Fields): PhaseOutcome[] {
  const seconds = stored['activeDeadlineSeconds'];
  if (typeof seconds !== 'number') return [];
  return [
    outcome(
      `the Pod takes longer than ${seconds} s`,
      ['Pending', 'Running', 'Failed'],
      `The Pod has failed with the reason DeadlineExceeded, and what still runs is stopped; ${OTHER_POD}.`,
    ),
  ];
}

/** Source: pkg/kubelet/kubelet.go, SyncTerminatingPod; pkg/kubelet/status/status_manager.go, TerminatePod */
function deletionsOf(stored: Fields): PhaseOutcome[] {
  const grace = deletionGraceOf(stored);
  return [
    outcome(
      'the Pod is deleted, and every app container then exits with 0',
      ['Pending', 'Running', 'Succeeded'],
      'Nothing starts again; the Pod has succeeded before it is gone.',
    ),
    outcome(
      'the Pod is deleted, and an app container then exits with another code',
      ['Pending', 'Running', 'Failed'],
      `Nothing starts again; the Pod has failed before it is gone. A process that does not handle TERM exits with 143, ` +
        `and one that still runs after ${grace} s is killed and counts as 137.`,
    ),
  ];
}

/** Source: pkg/controller/util/node/controller_utils.go, MarkPodsNotReady; k8s.io/api/core/v1, PodUnknown */
const LOST_NODE: PhaseOutcome = {
  ending: 'the node is lost',
  phases: ['Pending', 'Running'],
  sentence:
    'The phase stays as it is, and the Pod is not ready; it is deleted when it no longer tolerates that its node is ' +
    'unreachable. Kubernetes does not set the phase Unknown any more.',
};

interface Group {
  readonly containers: readonly PodContainer[];
  readonly isAgain: boolean;
}

/** Containers by whether they start again when they fail. */
function split(stored: Fields, containers: readonly PodContainer[]): Group[] {
  const groups = [true, false].map((isAgain) => ({
    containers: containers.filter((container) => startsAgain(stored, container, FAILURE) === isAgain),
    isAgain,
  }));
  return groups.filter((group) => group.containers.length > 0);
}

function startsAgain(stored: Fields, container: PodContainer, exitCode: number): boolean {
  return restartDecision(stored, container, exitCode) !== 'leave';
}

function againText(containers: readonly PodContainer[]): string {
  const names = quoted(containers);
  return `${names} ${verb(containers, 'starts', 'start')} again, at once and then after 10 s, 20 s, up to 5 min`;
}

function outcome(ending: string, phases: readonly PodPhase[], sentence: string): PhaseOutcome {
  return { ending, phases, sentence };
}

function quoted(containers: readonly PodContainer[]): string {
  return containers.map(({ name }) => `"${name}"`).join(', ');
}

function verb({ length }: readonly unknown[], one: string, several: string): string {
  return length === 1 ? one : several;
}

function capitalized(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
