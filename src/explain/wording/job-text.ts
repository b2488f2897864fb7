import type { JobLimits } from '../../pod/job-limits';
import type { PhaseOutcome } from '../../pod/timeline/phases';

/** What follows on the end of a Pod: the end of a sentence. */
export function nextPodText({ cause, failureAction = 'Count' }: PhaseOutcome, job: JobLimits | undefined): string {
  if (!job) return 'what made the Pod decides whether another one follows';
  if (cause === 'appSucceeds') return `its Job makes no other one in its place${ttlText(job)}`;
  return {
    Count: `its Job makes another one, after 10 s, 20 s, up to 10 min${perIndexText(job)}`,
    Ignore: 'its Job makes another one, for which this failure does not count',
    FailIndex: 'its Job makes no other one for this index',
    FailJob: 'its Job has failed, and deletes the Pods that still run',
  }[failureAction];
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
  return `the containers of the Job have started again ${restarts === 1 ? 'once' : `${restarts} times`}`;
}

/** What a Job does that has had enough. */
export function giveUpText(job: JobLimits | undefined): string {
  const pods = job?.restartPolicy === 'OnFailure' ? 'its Pods' : 'its Pods that still run';
  return `The Job has failed with the reason BackoffLimitExceeded, and deletes ${pods}.`;
}
