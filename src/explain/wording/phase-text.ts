import { listed, quotedChoice, quotedFirst, sentence } from '../../kubernetes/words';
import type { JobLimits } from '../../pod/job-limits';
import type { PhaseCause, PhaseOutcome } from '../../pod/timeline/phase-outcome';
import {
  conditionEnding,
  conditionText,
  failedIndexesEnding,
  failedJobText,
  giveUpEnding,
  giveUpText,
  nextPodText,
  replacedTexts,
} from './job-text';
import { unhandledTexts } from './unhandled-signal-text';

/** The phases of a Pod under one cause, with what people read about them. */
export interface ExplainedPhases extends PhaseOutcome {
  /** The cause, such as `every app container exits with 0`. */
  readonly ending: string;
  /** What happens. */
  readonly sentence: string;
}

/**
 * Adds to the phases of a Pod what people read about them.
 *
 * @param job - the limits of the Job that makes the Pod, if one does
 */
export function explainedPhases(outcome: PhaseOutcome, job?: JobLimits): ExplainedPhases {
  const { ending, effect } = TEXTS[outcome.cause];
  return { ending: ending(outcome, job), ...outcome, sentence: sentence(effect(outcome, job)) };
}

interface PhaseText {
  ending(outcome: PhaseOutcome, job: JobLimits | undefined): string;
  effect(outcome: PhaseOutcome, job: JobLimits | undefined): string;
}

const TEXTS: Readonly<Record<PhaseCause, PhaseText>> = {
  appSucceeds: { ending: () => 'every app container exits with 0', effect: successText },
  appFails: { ending: (outcome) => `${anyOf(outcome)} ${failText(outcome)}`, effect: failureText },
  initFails: {
    ending: (outcome) => `init container ${anyOf(outcome)} ${failText(outcome)}`,
    effect: (outcome, job) =>
      outcome.startsAgain.length > 0
        ? againText(outcome, 'the app does not start, and the Pod stays Pending')
        : `The app never starts: the Pod has failed, and ${nextPodText(outcome, job)}.`,
  },
  sidecarEnds: {
    ending: (outcome) =>
      `sidecar ${anyOf(outcome)} ends with ` +
      (outcome.exitCodes ? codesText(outcome.exitCodes, 'any other code than') : 'any code'),
    effect: (outcome) => againText(outcome, 'the phase stays as it is, and until then the Pod is not ready'),
  },
  sidecarStartupFails: {
    ending: (outcome) => `the startup probe of ${anyOf(outcome)} fails`,
    effect: (outcome) => againText(outcome, 'the app does not start before, and the Pod stays Pending'),
  },
  failsWithCondition: { ending: conditionEnding, effect: conditionText },
  backoffLimitReached: {
    ending: (_outcome, job) => giveUpEnding(job),
    effect: (_outcome, job) => giveUpText(job),
  },
  maxFailedIndexesExceeded: {
    ending: (_outcome, job) => failedIndexesEnding(job),
    effect: (_outcome, job) => failedJobText('MaxFailedIndexesExceeded', ', and deletes its Pods that still run', job),
  },
  indexesFailed: {
    ending: () => 'every index of the Job has ended, and one has failed',
    effect: (_outcome, job) => failedJobText('FailedIndexes', '', job),
  },
  successPolicyMet: {
    ending: () => 'the Job meets its successPolicy',
    effect: () => 'The Job has succeeded, and deletes its Pods that still run.',
  },
  jobDeadlineExceeded: {
    ending: ({ seconds = 0 }) => `the Job takes longer than ${seconds} s`,
    effect: (_outcome, job) => failedJobText('DeadlineExceeded', ', and deletes its Pods', job),
  },
  deadlineExceeded: {
    ending: ({ seconds = 0 }) => `the Pod takes longer than ${seconds} s`,
    effect: (outcome, job) =>
      'The Pod has failed with the reason DeadlineExceeded, and what still runs is stopped; ' +
      `${nextPodText(outcome, job)}.`,
  },
  deletedThenSucceeds: {
    ending: () => 'the Pod is deleted, and every app container then exits with 0',
    effect: (_outcome, job) =>
      [
        'Nothing starts again; the Pod has succeeded before it is gone.',
        ...replacedTexts(job, 'TerminatingOrFailed'),
      ].join(' '),
  },
  deletedThenFails: {
    ending: () => 'the Pod is deleted, and an app container then exits with another code',
    effect: ({ unhandledSignals = [] }, job) =>
      [
        'Nothing starts again; the Pod has failed before it is gone.',
        ...replacedTexts(job, 'TerminatingOrFailed', 'Failed'),
        ...unhandledTexts(unhandledSignals),
      ].join(' '),
  },
  startedAppEnds: {
    ending: (outcome) => `${anyOf(outcome)} ends`,
    effect: () =>
      'It starts again as its restart policy says; the Pod stays Pending, since another container of the app never starts.',
  },
  deletedBeforeApp: {
    ending: () => 'the Pod is deleted',
    effect: ({ containers }) =>
      `${containers.length === 0 ? 'The app' : 'Some of the app'} has never started; the Pod has failed before it is gone.`,
  },
  // Source: pkg/controller/util/node/controller_utils.go, MarkPodsNotReady; k8s.io/api/core/v1, PodUnknown
  nodeLost: {
    ending: () => 'the node is lost',
    effect: () =>
      'The phase stays as it is, and the Pod is not ready; it is deleted when it no longer tolerates that its node is ' +
      'unreachable. Kubernetes does not set the phase Unknown any more.',
  },
};

function failText({ exitCodes }: PhaseOutcome): string {
  return exitCodes ? `exits with ${codesText(exitCodes, 'any other code than')}` : 'fails';
}

function codesText({ operator, values }: NonNullable<PhaseOutcome['exitCodes']>, others: string): string {
  const codes = listed(values.map(String));
  return operator === 'In' ? codes.replace(' and ', ' or ') : `${others} ${codes}`;
}

function successText(outcome: PhaseOutcome, job: JobLimits | undefined): string {
  const { startsAgain, stops } = outcome;
  if (startsAgain.length > 0) return againText(outcome, 'the Pod stays Running');
  const stopped = stops.length === 0 ? '' : `${namesText(stops)} ${verb(stops, 'is', 'are')} stopped, and then `;
  return `${stopped}the Pod has succeeded; ${nextPodText(outcome, job)}.`;
}

function failureText(outcome: PhaseOutcome, job: JobLimits | undefined): string {
  const { containers, startsAgain, phases } = outcome;
  if (startsAgain.length > 0) return againText(outcome, 'the Pod stays Running');
  const left = `${namesText(containers)} ${verb(containers, 'does', 'do')} not start again`;
  return phases.includes('Failed')
    ? `${left}; when every app container has ended, the Pod has failed, and ${nextPodText(outcome, job)}.`
    : `${left}; the Pod stays Running, since others always start again.`;
}

/** Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go, computePodActions and SyncPod (ContainersToReset) */
const ALL_AGAIN =
  'all other containers are killed one after another, without preStop hooks and without the order of a stop, at the ' +
  'latest 2 s after their stop signals; then the Pod starts from its first container again, with the same address and ' +
  'the same volumes';

function againText({ startsAgain, restartsAll }: PhaseOutcome, meanwhile: string): string {
  if (restartsAll) return `${ALL_AGAIN}.`;
  const start =
    startsAgain.length === 1
      ? `${namesText(startsAgain)} starts again`
      : `${namesText(startsAgain)} start again, each when it has ended`;
  return `${start}, at once and then after 10 s, 20 s, up to 5 min; ${meanwhile}.`;
}

/** Of many containers, no more are named. */
const MAX_NAMES = 8;

function namesText(names: readonly string[]): string {
  return quotedFirst(names, MAX_NAMES);
}

function anyOf({ containers }: PhaseOutcome): string {
  return containers.length > MAX_NAMES ? `any of ${namesText(containers)}` : quotedChoice(containers);
}

function verb({ length }: readonly string[], one: string, several: string): string {
  return length === 1 ? one : several;
}
