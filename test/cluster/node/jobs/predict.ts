import { podKindOf } from '../../../../src/kubernetes/kinds';
import { NEWEST_VERSION } from '../../../../src/kubernetes/version';
import { containersOf } from '../../../../src/pod/containers';
import {
  conditionActions,
  failureAction,
  jobLimitsOf,
  type FailureAction,
  type JobLimits,
} from '../../../../src/pod/job-limits';
import type { JsonObject } from '../../json';
import type { JobCase } from './cases';

/** How a Job ends. */
export interface JobEnd {
  /** The condition and its reason; a Job that completes has none that matters. */
  readonly end: string;
  /** How often the container `work` was started, in all Pods. */
  readonly starts: number;
}

/** More than any Job of the suite needs. */
const MAX_STARTS = 20;

export function manifestOf({ name, spec }: JobCase): JsonObject {
  return { apiVersion: 'batch/v1', kind: 'Job', metadata: { name }, spec };
}

/**
 * How a Job ends, from what is said of its limits.
 *
 * Source: pkg/controller/job/job_controller.go, syncJob; backoff_utils.go
 */
export function predictJob(jobCase: JobCase): JobEnd | undefined {
  const kind = podKindOf('batch/v1', 'Job');
  const job = kind && jobLimitsOf(manifestOf(jobCase), kind, { version: NEWEST_VERSION, featureGates: {} });
  if (!job) return undefined;
  let failures = 0;
  for (let starts = 1; starts <= MAX_STARTS; starts += 1) {
    const { exitCode, seconds } = jobCase.runs[Math.min(starts, jobCase.runs.length) - 1] ?? jobCase.runs[0];
    const isEvicted = jobCase.isEvicted === true && starts === 1;
    if (seconds === undefined && !isEvicted) return { end: 'Failed DeadlineExceeded', starts };
    if (exitCode === 0 && !isEvicted) return { end: 'Complete', starts };
    const action = isEvicted ? actionOnEviction(job) : actionOn(jobCase, job, exitCode);
    if (action === 'FailJob') return { end: 'Failed PodFailurePolicy', starts };
    if (action === 'FailIndex') return { end: 'Failed FailedIndexes', starts };
    if (action === 'Count') failures += 1;
    if (failures > (job.backoffLimitPerIndex ?? Infinity)) return { end: 'Failed FailedIndexes', starts };
    if (isOver(job, failures)) return { end: 'Failed BackoffLimitExceeded', starts: startsAtEnd(job, starts) };
  }
  return undefined;
}

function actionOn({ spec }: JobCase, job: JobLimits, exitCode: number): FailureAction {
  const template = spec['template'] as { readonly spec: JsonObject };
  const container = containersOf({ ...template.spec }).find(({ name }) => name === 'work');
  return container ? failureAction(job, container, exitCode) : 'Count';
}

/** A Pod that is evicted has the condition, and its container ends with the code of TERM. */
function actionOnEviction(job: JobLimits): FailureAction {
  return conditionActions(job)[0]?.action ?? 'Count';
}

function isOver({ backoffLimit, restartPolicy }: JobLimits, failures: number): boolean {
  if (backoffLimit === null) return false;
  return restartPolicy === 'OnFailure' ? failures >= Math.max(1, backoffLimit) : failures > backoffLimit;
}

/** A restart counts when it has happened: the container has begun once more. */
function startsAtEnd({ restartPolicy }: JobLimits, starts: number): number {
  return restartPolicy === 'OnFailure' ? starts + 1 : starts;
}
