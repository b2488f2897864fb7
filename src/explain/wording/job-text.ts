import { DISRUPTION, type JobLimits, type PodReplacementPolicy } from '../../pod/job-limits';
import type { PhaseOutcome } from '../../pod/timeline/phase-outcome';

/** What follows on the end of a Pod: the end of a sentence. */
export function nextPodText({ cause, failureAction = 'Count' }: PhaseOutcome, job: JobLimits | undefined): string {
  if (!job) return 'what made the Pod decides whether another one follows';
  if (job.managedBy !== null) return `${job.managedBy}, which runs the Job, decides whether another one follows`;
  if (cause === 'appSucceeds') return `its Job makes no other one in its place${ttlText(job)}`;
  return {
    Count: `its Job makes another one, after 10 s, 20 s, up to 10 min${perIndexText(job)}`,
    Ignore: 'its Job makes another one, and does not count this failure',
    FailIndex: 'its Job makes no other one for this index',
    FailJob: `its Job has failed, and deletes the Pods that still run${jobSetText(job)}`,
  }[failureAction];
}

function jobSetText({ jobSet }: JobLimits): string {
  if (jobSet === undefined) return '';
  return jobSet === 'fails' ? '; with it the JobSet has failed' : '; what follows says the failurePolicy of the JobSet';
}

function ttlText({ ttlSecondsAfterFinished }: JobLimits): string {
  if (ttlSecondsAfterFinished === null) return '';
  return `, and is deleted with its Pods ${ttlSecondsAfterFinished} s after it has ended`;
}

function perIndexText({ backoffLimitPerIndex }: JobLimits): string {
  if (backoffLimitPerIndex === null) return '';
  return `, until ${backoffLimitPerIndex + 1} of one index have failed`;
}

/** When a Job has had enough: the end of a sentence that begins with "if". */
export function giveUpEnding(job: JobLimits | undefined): string {
  const limit = job?.backoffLimit ?? 0;
  if (job?.restartPolicy !== 'OnFailure')
    return limit === 0 ? 'a Pod of the Job has failed' : `${limit + 1} Pods of the Job have failed`;
  const restarts = Math.max(1, limit);
  return `the containers of the Job have started again ${TIMES[restarts] ?? `${restarts} times`}`;
}

const TIMES: { readonly [count: number]: string } = { 1: 'once', 2: 'twice' };

/** When too many indexes of a Job have failed: the end of a sentence that begins with "if". */
export function failedIndexesEnding(job: JobLimits | undefined): string {
  const most = job?.maxFailedIndexes ?? 0;
  return most === 0 ? 'an index of the Job has failed' : `${most + 1} indexes of the Job have failed`;
}

/** When a Job replaces a Pod that is deleted: a sentence, if it does so under one of these policies. */
export function replacedTexts(job: JobLimits | undefined, ...policies: readonly PodReplacementPolicy[]): string[] {
  if (!job || job.managedBy !== null || !policies.includes(job.podReplacementPolicy)) return [];
  return [
    job.podReplacementPolicy === 'Failed'
      ? 'Then its Job makes another one.'
      : 'Its Job makes another one as soon as it is to be deleted.',
  ];
}

/** What a Job does that has had enough. */
export function giveUpText(job: JobLimits | undefined): string {
  const pods = job?.restartPolicy === 'OnFailure' ? 'its Pods' : 'its Pods that still run';
  return failedJobText('BackoffLimitExceeded', `, and deletes ${pods}`, job);
}

/** That a Job has failed, and what comes of it: a sentence, or two for the Job of a JobSet. */
export function failedJobText(reason: string, effect: string, job: JobLimits | undefined): string {
  const more = job?.jobSet === undefined ? '' : ` ${OF_JOB_SET[job.jobSet]}`;
  return `The Job has failed with the reason ${reason}${effect}.${more}`;
}

const OF_JOB_SET: Readonly<Record<NonNullable<JobLimits['jobSet']>, string>> = {
  fails: 'With it the JobSet has failed.',
  followsItsPolicy: 'What follows says the failurePolicy of the JobSet.',
};

/** With what condition a Pod fails: the end of a sentence that begins with "if". */
export function conditionEnding({ failureCondition }: PhaseOutcome): string {
  const { type, status } = failureCondition?.condition ?? DISRUPTION;
  return type === DISRUPTION.type && status === DISRUPTION.status
    ? 'a disruption (eviction, as in a drain, preemption, or a taint of the node) makes the Pod fail'
    : `the Pod fails with the condition ${type} ${status}`;
}

/** What follows when a Pod fails with a condition. Rules are counted from 1 in text. */
export function conditionText(outcome: PhaseOutcome, job: JobLimits | undefined): string {
  const next = nextPodText(outcome, job);
  const { condition, ruleIndex, yieldsToExitCodes } = outcome.failureCondition ?? NO_RULE;
  if (job === undefined || job.failureRules.length === 0) return `The Pod has failed, and ${next}.`;
  const deciding = ruleIndex === null ? 'No rule' : `Rule ${ruleIndex + 1}`;
  const match = `${deciding} of podFailurePolicy matches the condition ${condition.type}`;
  if (!yieldsToExitCodes) return `${match}, and ${next}.`;
  return `${match}. Unless a rule${ruleIndex === null ? '' : ' before it'} matches an exit code of the Pod, ${next}.`;
}

const NO_RULE: NonNullable<PhaseOutcome['failureCondition']> = {
  condition: DISRUPTION,
  ruleIndex: null,
  yieldsToExitCodes: false,
};
