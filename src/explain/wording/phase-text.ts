import { sentence } from '../../kubernetes/words';
import type { PhaseCause, PhaseOutcome } from '../../pod/timeline/phases';
import { unhandledTexts } from './unhandled-signal-text';

/** The phases of a Pod under one cause, with what people read about them. */
export interface ExplainedPhases extends PhaseOutcome {
  /** The cause, such as `every app container exits with 0`. */
  readonly ending: string;
  /** What happens. */
  readonly sentence: string;
}

/** Adds to the phases of a Pod what people read about them. */
export function explainedPhases(outcome: PhaseOutcome): ExplainedPhases {
  const { ending, effect } = TEXTS[outcome.cause];
  return { ending: ending(outcome), ...outcome, sentence: sentence(effect(outcome)) };
}

interface PhaseText {
  ending(outcome: PhaseOutcome): string;
  effect(outcome: PhaseOutcome): string;
}

const OTHER_POD = 'what made the Pod decides whether another one follows';

const TEXTS: Readonly<Record<PhaseCause, PhaseText>> = {
  appSucceeds: { ending: () => 'every app container exits with 0', effect: successText },
  appFails: {
    ending: ({ containers }) => `${namesText(containers)} ${verb(containers, 'fails', 'fail')}`,
    effect: failureText,
  },
  initFails: {
    ending: ({ containers }) =>
      `init ${verb(containers, 'step', 'steps')} ${namesText(containers)} ${verb(containers, 'fails', 'fail')}`,
    effect: ({ startsAgain }) =>
      startsAgain.length > 0
        ? `${againText(startsAgain)}; the app does not start, and the Pod stays Pending.`
        : `The app never starts: the Pod has failed, and ${OTHER_POD}.`,
  },
  sidecarEnds: {
    ending: ({ containers }) =>
      `${verb(containers, 'sidecar', 'sidecars')} ${namesText(containers)} ${verb(containers, 'ends', 'end')} with any code`,
    effect: ({ startsAgain }) =>
      `${againText(startsAgain)}; the phase stays as it is, and until then the Pod is not ready.`,
  },
  deadlineExceeded: {
    ending: ({ seconds = 0 }) => `the Pod takes longer than ${seconds} s`,
    effect: () => `The Pod has failed with the reason DeadlineExceeded, and what still runs is stopped; ${OTHER_POD}.`,
  },
  deletedThenSucceeds: {
    ending: () => 'the Pod is deleted, and every app container then exits with 0',
    effect: () => 'Nothing starts again; the Pod has succeeded before it is gone.',
  },
  deletedThenFails: {
    ending: () => 'the Pod is deleted, and an app container then exits with another code',
    effect: ({ unhandledSignals = [] }) =>
      ['Nothing starts again; the Pod has failed before it is gone.', ...unhandledTexts(unhandledSignals)].join(' '),
  },
  // Source: pkg/controller/util/node/controller_utils.go, MarkPodsNotReady; k8s.io/api/core/v1, PodUnknown
  nodeLost: {
    ending: () => 'the node is lost',
    effect: () =>
      'The phase stays as it is, and the Pod is not ready; it is deleted when it no longer tolerates that its node is ' +
      'unreachable. Kubernetes does not set the phase Unknown any more.',
  },
};

function successText({ startsAgain, stops }: PhaseOutcome): string {
  if (startsAgain.length > 0) return `${againText(startsAgain)}; the Pod stays Running.`;
  const stopped = stops.length === 0 ? '' : `${namesText(stops)} ${verb(stops, 'is', 'are')} stopped, and then `;
  return `${stopped}the Pod has succeeded; ${OTHER_POD}.`;
}

function failureText({ containers, startsAgain, phases }: PhaseOutcome): string {
  if (startsAgain.length > 0) return `${againText(startsAgain)}; the Pod stays Running.`;
  const left = `${namesText(containers)} ${verb(containers, 'does', 'do')} not start again`;
  return phases.includes('Failed')
    ? `${left}; when the whole app has ended, the Pod has failed, and ${OTHER_POD}.`
    : `${left}; the Pod stays Running, since others always start again.`;
}

function againText(names: readonly string[]): string {
  return `${namesText(names)} ${verb(names, 'starts', 'start')} again, at once and then after 10 s, 20 s, up to 5 min`;
}

function namesText(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}

function verb({ length }: readonly string[], one: string, several: string): string {
  return length === 1 ? one : several;
}
