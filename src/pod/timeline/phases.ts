import type { StoredSpec } from '../stored-spec';
import { containersOf, type ContainerKind, type PodContainer } from '../containers';
import { hasWorkingProbe } from '../failing-handlers';
import { conditionActions, exitRequirements, failureAction, type FailureAction, type JobLimits } from '../job-limits';
import { deletionGraceOf } from './grace-period';
import { exitGroups, namedExitCodes, type ExitGroup } from './exit-codes';
import { restartDecision, restartRequirements, startsAgainAlways, type RestartDecision } from './restart-decision';
import { outcome, RUNS, type PhaseCause, type PhaseOutcome, type UnhandledSignal } from './phase-outcome';
import { startOf } from './start';
import type { StartReach } from './start-reach';
import { stopOf } from './stop';

/**
 * The phases of a Pod for each way in which its containers can end, under its restart policy, those of its containers
 * and their rules, with a line for each group of exit codes that rules tell apart.
 *
 * Source: pkg/kubelet/kubelet_pods.go, getPhase; pkg/api/v1/pod/util.go, ContainerShouldRestart
 *
 * @param job - the limits of the Job that makes the Pod, if one does
 * @param reach - how far the start of the Pod gets
 */
export function phasesOf(
  stored: StoredSpec,
  job?: JobLimits,
  reach: StartReach = startOf(stored).reach,
): PhaseOutcome[] {
  const { neverStart, neverMade, neverTrue } = reach;
  const containers = containersOf(stored);
  const made = containers.filter(({ name }) => !neverMade.includes(name));
  const app = containers.filter(({ kind }) => kind === 'app');
  const outcomes = outcomesOf(stored, [...made.filter(({ kind }) => kind !== 'app'), ...app], job);
  if (neverTrue.includes('Initialized')) return outcomes.flatMap((whole) => beforeApp(whole));
  const madeApp = app.filter((container) => made.includes(container));
  if (madeApp.length < app.length) return beforeWholeApp(stored, outcomes, madeApp);
  const isWhole = app.every(({ name }) => !neverStart.includes(name));
  return isWhole ? outcomes : outcomes.filter(({ cause }) => !WHOLE_APP_ENDS.includes(cause));
}

/** A Pod stays Pending while a container of its app has never been made, whatever the others do. */
function beforeWholeApp(
  stored: StoredSpec,
  outcomes: readonly PhaseOutcome[],
  made: readonly PodContainer[],
): PhaseOutcome[] {
  const left = outcomes.flatMap((whole) => beforeApp(whole, namesOf(made)));
  if (made.length === 0) return left;
  const again = made.filter((container) => restartDecision(stored, container, 1) !== 'leave');
  return [outcome('startedAppEnds', ['Pending'], { containers: namesOf(made), startsAgain: namesOf(again) }), ...left];
}

/** The causes that take every container of the app to have run. */
const WHOLE_APP_ENDS: readonly PhaseCause[] = ['appSucceeds', 'deletedThenSucceeds'];

/**
 * What is left of the phases of a Pod whose app never starts: the kubelet lets it fail when it is deleted.
 *
 * @param made - the containers of the app that start all the same
 *
 * Source: pkg/kubelet/status/status_manager.go, TerminatePod
 */
function beforeApp(whole: PhaseOutcome, made: readonly string[] = []): PhaseOutcome[] {
  if (whole.cause === 'appFails' || WHOLE_APP_ENDS.includes(whole.cause)) return [];
  const { unhandledSignals: _, ...rest } = whole;
  const phases = whole.phases.filter((phase) => phase !== 'Running');
  if (whole.cause === 'deletedThenFails') return [{ ...rest, cause: 'deletedBeforeApp', containers: made, phases }];
  return [{ ...rest, phases }];
}

function outcomesOf(
  stored: StoredSpec,
  containers: readonly PodContainer[],
  job: JobLimits | undefined,
): PhaseOutcome[] {
  const ofKind = (kind: ContainerKind) => containers.filter((container) => container.kind === kind);
  const [app, steps, sidecars] = [ofKind('app'), ofKind('init'), ofKind('sidecar')];
  return [
    successOf(stored, app, sidecars),
    ...failuresOf(stored, app, job),
    ...failedStepsOf(stored, steps, job),
    ...endedSidecars(stored, sidecars),
    ...failedStartups(sidecars),
    ...(job && job.managedBy === null ? [...conditionOutcomes(job), ...jobLimitOutcomes(job)] : []),
    ...pastDeadline(stored),
    ...deletionsOf(stored),
    outcome('nodeLost', RUNS),
  ];
}

function successOf(stored: StoredSpec, app: readonly PodContainer[], sidecars: readonly PodContainer[]): PhaseOutcome {
  const decisions = app.map((container) => restartDecision(stored, container, 0));
  const again = app.filter((_container, index) => decisions[index] !== 'leave');
  const containers = { containers: namesOf(app), startsAgain: namesOf(again) };
  if (decisions.includes('restartAll')) return outcome('appSucceeds', RUNS, { ...containers, restartsAll: true });
  if (again.length > 0) return outcome('appSucceeds', RUNS, containers);
  return outcome('appSucceeds', [...RUNS, 'Succeeded'], { ...containers, stops: namesOf(sidecars) });
}

/** What follows when a container has ended with a code that says that something failed. */
interface Consequence {
  readonly decision: RestartDecision;
  readonly action?: FailureAction;
}

function failuresIn(
  stored: StoredSpec,
  containers: readonly PodContainer[],
  job: JobLimits | undefined,
): ExitGroup<Consequence>[] {
  return exitGroups<Consequence>(containers, {
    without: 0,
    namedFor: (container) =>
      namedExitCodes([...restartRequirements(container), ...(job ? exitRequirements(job, container) : [])]),
    consequenceOf: (container, exitCode) => {
      const decision = restartDecision(stored, container, exitCode);
      return { decision, ...(job && decision === 'leave' && { action: failureAction(job, container, exitCode) }) };
    },
  });
}

function failuresOf(stored: StoredSpec, app: readonly PodContainer[], job: JobLimits | undefined): PhaseOutcome[] {
  const isEndless = app.some((container) => startsAgainAlways(stored, container));
  return inOrder(failuresIn(stored, app, job)).map((group) => {
    const hasFailed = group.consequence.decision === 'leave' && !isEndless;
    const { failureAction: action, ...details } = detailsOf(group);
    if (!hasFailed) return outcome('appFails', RUNS, details);
    return outcome('appFails', [...RUNS, 'Failed'], { ...details, ...(action && { failureAction: action }) });
  });
}

function failedStepsOf(stored: StoredSpec, steps: readonly PodContainer[], job: JobLimits | undefined): PhaseOutcome[] {
  return inOrder(failuresIn(stored, steps, job)).map((group) => {
    const hasFailed = group.consequence.decision === 'leave';
    return outcome('initFails', hasFailed ? ['Pending', 'Failed'] : ['Pending'], detailsOf(group));
  });
}

/** What starts again comes before what does not. */
function inOrder(groups: readonly ExitGroup<Consequence>[]): ExitGroup<Consequence>[] {
  return [...groups].sort((left, right) => Number(isLeft(left)) - Number(isLeft(right)));
}

function isLeft({ consequence }: ExitGroup<Consequence>): boolean {
  return consequence.decision === 'leave';
}

function detailsOf({ containers, exitCodes, consequence }: ExitGroup<Consequence>): Partial<PhaseOutcome> {
  const { decision, action } = consequence;
  return {
    containers: namesOf(containers),
    ...(exitCodes && { exitCodes }),
    startsAgain: decision === 'leave' ? [] : namesOf(containers),
    ...(decision === 'restartAll' && { restartsAll: true }),
    ...(action && { failureAction: action }),
  };
}

/** How native sidecars end decides nothing, unless a rule of theirs starts all containers again. */
function endedSidecars(stored: StoredSpec, sidecars: readonly PodContainer[]): PhaseOutcome[] {
  const groups = exitGroups<Consequence>(sidecars, {
    namedFor: (container) => namedExitCodes(restartRequirements(container)),
    consequenceOf: (container, exitCode) => ({ decision: restartDecision(stored, container, exitCode) }),
  });
  return groups.map((group) => outcome('sidecarEnds', RUNS, detailsOf(group)));
}

/** Source: pkg/kubelet/kuberuntime/kuberuntime_container.go, computeInitContainerActions */
function failedStartups(sidecars: readonly PodContainer[]): PhaseOutcome[] {
  const names = namesOf(sidecars.filter((sidecar) => hasWorkingProbe(sidecar, 'startupProbe')));
  return names.length === 0
    ? []
    : [outcome('sidecarStartupFails', ['Pending'], { containers: names, startsAgain: names })];
}

/** What a Job does about a Pod that a disruption ends, or that fails with another condition that its rules name. */
function conditionOutcomes(job: JobLimits): PhaseOutcome[] {
  return conditionActions(job).map(({ action, ...failureCondition }) =>
    outcome('failsWithCondition', [...RUNS, 'Failed'], { failureAction: action, failureCondition }),
  );
}

/** Source: pkg/controller/job/job_controller.go, syncJob, pastBackoffLimitOnFailure and deleteActivePods */
function jobLimitOutcomes({
  backoffLimit,
  backoffLimitPerIndex,
  maxFailedIndexes,
  hasSuccessPolicy,
  activeDeadlineSeconds,
}: JobLimits): PhaseOutcome[] {
  return [
    ...(backoffLimit === null ? [] : [outcome('backoffLimitReached', [...RUNS, 'Failed'])]),
    ...(maxFailedIndexes === null ? [] : [outcome('maxFailedIndexesExceeded', [...RUNS, 'Failed'])]),
    // With no failed index to spare, the Job does not wait for the others.
    ...(backoffLimitPerIndex === null || maxFailedIndexes === 0 ? [] : [outcome('indexesFailed', [...RUNS, 'Failed'])]),
    ...(hasSuccessPolicy ? [outcome('successPolicyMet', [...RUNS, 'Failed'])] : []),
    ...(activeDeadlineSeconds === null
      ? []
      : [outcome('jobDeadlineExceeded', [...RUNS, 'Failed'], { seconds: activeDeadlineSeconds })]),
  ];
}

/** Source: pkg/kubelet/active_deadline.go, ShouldEvict */
function pastDeadline(stored: StoredSpec): PhaseOutcome[] {
  const seconds = stored['activeDeadlineSeconds'];
  if (typeof seconds !== 'number') return [];
  return [outcome('deadlineExceeded', [...RUNS, 'Failed'], { seconds })];
}

/** Source: pkg/kubelet/kubelet.go, SyncTerminatingPod; pkg/kubelet/status/status_manager.go, TerminatePod */
function deletionsOf(stored: StoredSpec): PhaseOutcome[] {
  const seconds = deletionGraceOf(stored);
  return [
    outcome('deletedThenSucceeds', [...RUNS, 'Succeeded'], { seconds }),
    outcome('deletedThenFails', [...RUNS, 'Failed'], { seconds, unhandledSignals: unhandledOf(stored) }),
  ];
}

function unhandledOf(stored: StoredSpec): UnhandledSignal[] {
  return stopOf(stored)
    .filter(({ kind }) => kind === 'app')
    .map(({ container, stopSignal, isPidOne, unhandledExitCode, killBySeconds }) => {
      return { container, stopSignal, isPidOne, unhandledExitCode, killBySeconds };
    });
}

function namesOf(containers: readonly PodContainer[]): string[] {
  return containers.map(({ name }) => name);
}
