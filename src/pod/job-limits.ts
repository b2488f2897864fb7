import { fieldsOf, isFields, listOf, textOf, type Fields } from '../kubernetes/json';
import { fieldsAt, type PodKind } from '../kubernetes/kinds';
import type { PodContainer } from './containers';
import { matchesExitCode } from './timeline/exit-codes';

/** What a Job does about a Pod that failed: counts it, does not, gives up the index, or gives up. */
export type FailureAction = 'Count' | 'Ignore' | 'FailIndex' | 'FailJob';

/** What makes a Job give up. */
export interface JobLimits {
  /** How many failures it bears; under OnFailure how many restarts of containers. Null for no limit of the whole Job. */
  readonly backoffLimit: number | null;
  /** How many failures it bears for each index; null for no such limit. */
  readonly backoffLimitPerIndex: number | null;
  /** The seconds from its start after which it gives up; null for no such limit. */
  readonly activeDeadlineSeconds: number | null;
  /** The seconds from its end after which it is deleted with its Pods; null if it stays. */
  readonly ttlSecondsAfterFinished: number | null;
  /** The restart policy of its Pods. */
  readonly restartPolicy: string;
  /** The rules of its `podFailurePolicy`. */
  readonly failureRules: readonly Fields[];
}

const DEFAULT_BACKOFF_LIMIT = 6;

/**
 * The limits of the Job that makes a Pod; undefined if no Job does.
 *
 * Source: pkg/apis/batch/v1/defaults.go, SetDefaults_Job; pkg/controller/job/job_controller.go, syncJob
 */
export function jobLimitsOf(manifest: Fields, { kind, templatePath }: PodKind): JobLimits | undefined {
  if (kind !== 'Job' && kind !== 'CronJob') return undefined;
  const job = fieldsAt(manifest, templatePath.slice(0, -1)) ?? {};
  const perIndex = numberOf(job['backoffLimitPerIndex']);
  return {
    backoffLimit: numberOf(job['backoffLimit']) ?? (perIndex === null ? DEFAULT_BACKOFF_LIMIT : null),
    backoffLimitPerIndex: perIndex,
    activeDeadlineSeconds: numberOf(job['activeDeadlineSeconds']),
    ttlSecondsAfterFinished: numberOf(job['ttlSecondsAfterFinished']),
    restartPolicy: textOf(fieldsOf(fieldsOf(job['template'])['spec'])['restartPolicy']) ?? '',
    failureRules: listOf(fieldsOf(job['podFailurePolicy'])['rules']).filter(isFields),
  };
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

/** The requirements of the failure policy that look at the exit codes of a container. */
export function exitRequirements({ failureRules }: JobLimits, { name }: PodContainer): Fields[] {
  return failureRules.flatMap(({ onExitCodes }) => {
    const requirement = fieldsOf(onExitCodes);
    const asked = textOf(requirement['containerName']);
    return isFields(onExitCodes) && (!asked || asked === name) ? [requirement] : [];
  });
}

/**
 * What a Job does about a Pod that failed since a container ended with a code: what the first rule that matches says.
 *
 * Source: pkg/controller/job/pod_failure_policy.go, matchPodFailurePolicy
 */
export function failureAction(job: JobLimits, container: PodContainer, exitCode: number): FailureAction {
  const requirements = new Set(exitRequirements(job, container));
  const rule = job.failureRules.find(({ onExitCodes }) => {
    return isFields(onExitCodes) && requirements.has(onExitCodes) && matchesExitCode(onExitCodes, exitCode);
  });
  return ACTIONS.find((action) => action === rule?.['action']) ?? 'Count';
}

const ACTIONS: readonly FailureAction[] = ['Count', 'Ignore', 'FailIndex', 'FailJob'];
