import { fieldsOf, isFields, listOf, textOf, type Fields } from '../kubernetes/json';
import { fieldsAt, jobPathOf, type PodKind } from '../kubernetes/kinds';
import type { FeatureTarget } from '../kubernetes/fields/features';
import type { PodContainer } from './containers';
import { hasIndexLimits, hasReplacementPolicy, lackingJobFields, type LackingJobField } from './job-features';
import { restartPolicyOf } from './restart-policy';
import { matchesExitCode } from './timeline/exit-codes';

/** What a Job does about a Pod that failed: counts it, does not, gives up the index, or gives up. */
export type FailureAction = 'Count' | 'Ignore' | 'FailIndex' | 'FailJob';

/** What makes a Job give up. */
export interface JobLimits {
  /** How many failures it tolerates; under OnFailure how many restarts of containers. Null for no limit of the whole Job. */
  readonly backoffLimit: number | null;
  /** How many failures it tolerates for each index; null for no such limit. */
  readonly backoffLimitPerIndex: number | null;
  /** The seconds from its start after which it gives up; null for no such limit. */
  readonly activeDeadlineSeconds: number | null;
  /** The seconds from its end after which it is deleted with its Pods; null if it stays. */
  readonly ttlSecondsAfterFinished: number | null;
  /** The restart policy of its Pods. */
  readonly restartPolicy: string;
  /** The rules of its `podFailurePolicy`. */
  readonly failureRules: readonly Fields[];
  /** How many indexes may fail; null for no such limit. */
  readonly maxFailedIndexes: number | null;
  /** Whether it can succeed before all of its Pods have. */
  readonly hasSuccessPolicy: boolean;
  /** When it replaces a Pod that is deleted: at once, or when the Pod has failed. */
  readonly podReplacementPolicy: PodReplacementPolicy;
  /** The controller that runs it instead of that of Kubernetes, which then does nothing about it; null if none does. */
  readonly managedBy: string | null;
  /**
   * What becomes of the JobSet when this Job has failed: it fails as well, or does what its `failurePolicy` says; absent for
   * a Job that belongs to none.
   */
  readonly jobSet?: 'fails' | 'followsItsPolicy';
}

/** When a Job replaces a Pod that is deleted. */
export type PodReplacementPolicy = 'TerminatingOrFailed' | 'Failed';

const DEFAULT_BACKOFF_LIMIT = 6;

/** The controller of Kubernetes, by the name that `managedBy` takes. */
const JOB_CONTROLLER = 'kubernetes.io/job-controller';

/**
 * The limits of the Job that makes a Pod, without the fields that the target lacks; undefined if no Job does. An operator
 * such as JobSet passes on what stands around the template.
 *
 * Source: pkg/apis/batch/v1/defaults.go, SetDefaults_Job; pkg/controller/job/job_controller.go, syncJob;
 * kubernetes-sigs/jobset, pkg/controllers/failure_policy.go, executeFailurePolicy
 */
export function jobLimitsOf(manifest: Fields, kind: PodKind, target: FeatureTarget): JobLimits | undefined {
  const path = jobPathOf(kind);
  if (!path) return undefined;
  const written = fieldsAt(manifest, path) ?? {};
  const lacking = lackingJobFields(written, target);
  const job = without(written, lacking);
  const managedBy = textOf(job['managedBy']);
  return {
    backoffLimit: numberOf(job['backoffLimit']) ?? defaultBackoffLimit(without(written, lacking.filter(isUnknown))),
    backoffLimitPerIndex: numberOf(job['backoffLimitPerIndex']),
    activeDeadlineSeconds: numberOf(job['activeDeadlineSeconds']),
    ttlSecondsAfterFinished: numberOf(job['ttlSecondsAfterFinished']),
    restartPolicy: writtenPolicyOf(job, kind),
    failureRules: failureRulesOf(job, target),
    maxFailedIndexes: numberOf(job['maxFailedIndexes']),
    hasSuccessPolicy: isFields(job['successPolicy']),
    podReplacementPolicy: replacementPolicyOf(job, target),
    managedBy: managedBy === undefined || managedBy === JOB_CONTROLLER ? null : managedBy,
    ...(kind.kind === 'JobSet' && { jobSet: jobSetAfterFailure(manifest) }),
  };
}

/** An operator sets a restart policy where none is written; the API server refuses a Job without one. */
function writtenPolicyOf(job: Fields, kind: PodKind): string {
  const spec = fieldsOf(fieldsOf(job['template'])['spec']);
  return kind.isCompletedByOperator ? restartPolicyOf(spec, kind) : (textOf(spec['restartPolicy']) ?? '');
}

/** What becomes of a JobSet of which a Job has failed. */
function jobSetAfterFailure(manifest: Fields): NonNullable<JobLimits['jobSet']> {
  return isFields(fieldsOf(manifest['spec'])['failurePolicy']) ? 'followsItsPolicy' : 'fails';
}

function without(job: Fields, lacking: readonly LackingJobField[]): Fields {
  const names = lacking.map(({ field }) => field);
  return Object.fromEntries(Object.entries(job).filter(([name]) => !names.includes(name)));
}

function isUnknown({ isKnown }: LackingJobField): boolean {
  return !isKnown;
}

/** The default is set before a field is dropped whose gate is off. */
function defaultBackoffLimit(decoded: Fields): number | null {
  return numberOf(decoded['backoffLimitPerIndex']) === null ? DEFAULT_BACKOFF_LIMIT : null;
}

/** The API server drops the rules with the action FailIndex where it has no limits for each index. */
function failureRulesOf(job: Fields, target: FeatureTarget): Fields[] {
  const rules = listOf(fieldsOf(job['podFailurePolicy'])['rules']).filter(isFields);
  return hasIndexLimits(target) ? rules : rules.filter(({ action }) => action !== 'FailIndex');
}

function replacementPolicyOf(job: Fields, target: FeatureTarget): PodReplacementPolicy {
  const isByFailure = job['podReplacementPolicy'] ?? (isFields(job['podFailurePolicy']) ? 'Failed' : undefined);
  return isByFailure === 'Failed' && hasReplacementPolicy(target) ? 'Failed' : 'TerminatingOrFailed';
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
  return actionOf(rule);
}

/** A condition of a Pod, as the rules of a `podFailurePolicy` ask for it. */
export interface PodConditionPattern {
  readonly type: string;
  readonly status: string;
}

/** What a Job does about a Pod that failed with a condition. */
export interface ConditionAction {
  readonly condition: PodConditionPattern;
  readonly action: FailureAction;
  /** The index of the rule that says so; null if none matches. */
  readonly ruleIndex: number | null;
  /** Whether a rule before it looks at exit codes, and decides if the Pod's containers end with one of them. */
  readonly yieldsToExitCodes: boolean;
}

/** What a Pod has that is evicted, preempted, or deleted for a taint or with its node. */
export const DISRUPTION: PodConditionPattern = { type: 'DisruptionTarget', status: 'True' };

/**
 * What a Job does about a Pod that failed by a disruption, and about one that failed with each other condition that its
 * rules name: what the first rule that matches says. The disruption comes first.
 *
 * Source: pkg/controller/job/pod_failure_policy.go, matchPodFailurePolicy; pkg/apis/batch/v1/defaults.go
 */
export function conditionActions({ failureRules }: JobLimits): ConditionAction[] {
  const patterns = failureRules.map(conditionsIn);
  const byKey = new Map([DISRUPTION, ...patterns.flat()].map((condition) => [keyOf(condition), condition]));
  return [...byKey].map(([key, condition]) => {
    const rule = patterns.findIndex((conditions) => conditions.some((each) => keyOf(each) === key));
    const before = rule === -1 ? failureRules : failureRules.slice(0, rule);
    return {
      condition,
      action: actionOf(failureRules[rule]),
      ruleIndex: rule === -1 ? null : rule,
      yieldsToExitCodes: before.some(({ onExitCodes }) => isFields(onExitCodes)),
    };
  });
}

/** The conditions that a rule asks for; none if it asks for exit codes, which then is all that it looks at. */
function conditionsIn({ onExitCodes, onPodConditions }: Fields): PodConditionPattern[] {
  if (isFields(onExitCodes)) return [];
  return listOf(onPodConditions)
    .filter(isFields)
    .map(({ type, status }) => ({ type: textOf(type) ?? '', status: textOf(status) || 'True' }));
}

function keyOf({ type, status }: PodConditionPattern): string {
  return `${type} ${status}`;
}

function actionOf(rule: Fields | undefined): FailureAction {
  return ACTIONS.find((action) => action === rule?.['action']) ?? 'Count';
}

const ACTIONS: readonly FailureAction[] = ['Count', 'Ignore', 'FailIndex', 'FailJob'];
