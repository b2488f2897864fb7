import { Duration, JsonPatch } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Manifest } from '../kubernetes/json';
import { podKindOf, runsToCompletion } from '../kubernetes/kinds';
import { RestartPolicy } from '../kubernetes/restart-policy';
import { checkCall } from '../options/check-call';
import { wholeCount, wholeSeconds } from '../template/whole-numbers';
import { rejectOption } from '../enforcement/reject-option';
import { EditPhase, type PodEdit } from '../edits/pod-edit';
import { addRequirement } from '../template/add-requirement';
import { carryChecks } from '../template/carried-checks';
import { rejectConstruct } from '../template/locate';
import { PodTemplate } from '../template/pod-template';
import { jobLimitsRule, startTimeRule } from './job-limits-rule';
import { backoffLimitOf, deadlineOf, planFor, withDeadline, type JobPlan } from './job-plan';

/**
 * The times and attempts of a Job.
 */
export interface JobLimitsOptions {
  /** How often it runs at most, the first time included. */
  readonly attempts: number;

  /** How long the app may run in one attempt. */
  readonly attemptTimeout: Duration;

  /**
   * How long a Pod takes until its app runs: until it is scheduled, its images are pulled, its init steps have ended and
   * its sidecars are up. The postStart hooks and startup probes of sidecars count here.
   *
   * @default - with `applyTo`, how long its sidecars take to be up, as the final Pod says it; no time if it is spread
   */
  readonly start?: Duration;

  /**
   * How long a Pod takes to end after its app: its native sidecars stop then, each within the grace period.
   * @default - with `applyTo`, the grace period of the final Pod if it has native sidecars; no time if it is spread
   */
  readonly stop?: Duration;

  /**
   * The restart policy of its Pod: `NEVER` makes another Pod for each attempt, `ON_FAILURE` restarts the container in the
   * same Pod, which starts and ends only once.
   *
   * @default RestartPolicy.NEVER
   */
  readonly restartPolicy?: RestartPolicy;
}

/**
 * The deadline of a Job and the limit of its attempts, so that they fit: the deadline leaves time for every attempt, and
 * for the growing waits between them.
 *
 * A Job waits 10 seconds before its second Pod, then 20, up to ten minutes. In one Pod the kubelet restarts a container at
 * once, then after 10 seconds, then 20, up to five minutes, and may be late by half the wait. A Job fails when it has more
 * failed Pods than its limit; with restarts in one Pod, those of init steps and sidecars included, it fails when they
 * reach the limit.
 *
 * - `NEVER`: deadline = attempts × (start + timeout + stop) + waits; limit = attempts − 1
 * - `ON_FAILURE`: deadline = start + attempts × timeout + waits + stop; limit = attempts, or 0 for a single one
 *
 * Use `applyTo` for a Job or CronJob that anything made: start and stop are then those of the final Pod, unless they are
 * given. Or spread it into a cdk8s-plus Job, which knows neither. The limits are for one restart policy: a Job with another
 * one, or whose limits a later edit changes, is the finding `job-limits`.
 *
 * Source: pkg/controller/job/job_controller.go, syncJob and pastBackoffLimitOnFailure; see the waits for theirs
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-backoff-failure-policy
 *
 * @example
 * const limits = JobLimits.of({ attempts: 3, attemptTimeout: Duration.minutes(5) });
 * new kplus.Job(chart, 'report', { ...limits, containers: [{ name: 'report', image: 'ghcr.io/acme/report:1.9.0' }] });
 */
export class JobLimits {
  /**
   * The limits of a Job.
   *
   * @throws FindingsError if a time or a count is invalid: not whole, below its minimum or above a day (finding
   * `job-limits`)
   */
  public static of(options: JobLimitsOptions): JobLimits {
    checkCall('JobLimits.of', arguments);
    const attempts = wholeCount(options.attempts, {
      rule: 'job-limits',
      what: 'the number of attempts',
      place: optionPath('attempts'),
    });
    const timeout = seconds('attemptTimeout', 'the time of an attempt', options.attemptTimeout, 1);
    const start = options.start && seconds('start', 'the start of a Pod', options.start, 0);
    const stop = options.stop && seconds('stop', 'the end of a Pod', options.stop, 0);
    const isOnePod = isTriedInOnePod(options.restartPolicy ?? RestartPolicy.NEVER);
    const restartPolicy = isOnePod ? RestartPolicy.ON_FAILURE : RestartPolicy.NEVER;
    return new JobLimits({ attempts, timeout, start, stop, restartPolicy });
  }

  // Not enumerable: what is spread must not set anything else of the Job.
  declare private readonly plan: JobPlan;

  /** How long after its start the Job fails, whatever its Pods do. */
  public readonly activeDeadline: Duration;

  /** The number of failed Pods that the Job survives, or the number of restarts that make it fail. */
  public readonly backoffLimit: number;

  private constructor(plan: JobPlan) {
    this.activeDeadline = carryChecks(Duration.seconds(deadlineOf(plan)), () => [jobLimitsRule(() => plan)]);
    this.backoffLimit = backoffLimitOf(plan);
    Object.defineProperty(this, 'plan', { enumerable: false, value: plan });
  }

  /**
   * Sets the limits of a Job, or of the Jobs of a CronJob, in place of those that it has. The times that are not given are
   * those of its final Pod, with all helpers that join it; they do not include scheduling and the pulling of images. If the
   * Pod does not say how long its start takes, as with an init step, `start` must be given (finding `job-limits`).
   *
   * @param scope - the Job or CronJob, or a construct below one
   * @throws FindingsError if the Pod is that of another kind (finding `job-limits`)
   */
  public applyTo(scope: IConstruct): void {
    checkCall('JobLimits.applyTo', arguments);
    const template = PodTemplate._of(scope, 'JobLimits.applyTo');
    const { workload } = template;
    const kind = podKindOf(workload.apiVersion, workload.kind);
    if (!kind || !runsToCompletion(kind)) return refuseKind(scope, workload.kind);
    const { plan } = this;
    template._keep(noteLimits(plan));
    const path = `/${kind.templatePath.slice(0, -1).join('/')}`;
    for (const [field, value] of Object.entries(this.manifest)) {
      workload.addJsonPatch(JsonPatch.add(`${path}/${field}`, value));
    }
    addRequirement(workload, {
      kind: 'job-limits',
      author: scope,
      checks: [jobLimitsRule((pod) => planFor(pod, plan)), startTimeRule(plan)],
      edits: [],
      complete: (pod) => withDeadline(pod, plan),
    });
  }

  /** The limits as in the spec of a Job: a copy. */
  public get manifest(): Manifest {
    return { activeDeadlineSeconds: this.activeDeadline.toSeconds(), backoffLimit: this.backoffLimit };
  }
}

/** The limits of a Job are chosen once. */
function noteLimits(plan: JobPlan): PodEdit {
  return {
    phase: EditPhase.SPEC_MERGES,
    option: 'JobLimits.applyTo',
    apply: (draft, author) => draft.noteChoice('the limits of the Job', plan, author),
  };
}

function refuseKind(scope: IConstruct, kind: string): never {
  return rejectConstruct('job-limits', scope, {
    option: 'JobLimits.applyTo.scope',
    message: `the limits are for a Job, but this Pod belongs to a ${kind}.`,
    fix: 'apply them to a Job or a CronJob.',
  });
}

function isTriedInOnePod(policy: RestartPolicy): boolean {
  if (policy === RestartPolicy.ON_FAILURE) return true;
  if (policy === RestartPolicy.NEVER) return false;
  return rejectOption('job-limits', {
    place: optionPath('restartPolicy'),
    value: policy,
    message: `the restart policy is ${JSON.stringify(policy)}, but must be "OnFailure" or "Never" for a Job.`,
    fix: 'write RestartPolicy.NEVER or RestartPolicy.ON_FAILURE.',
  });
}

function optionPath(option: keyof JobLimitsOptions): string {
  return `JobLimits.of.${option}`;
}

function seconds(option: keyof JobLimitsOptions, what: string, duration: Duration, least: number): number {
  return wholeSeconds(duration, { rule: 'job-limits', what, place: optionPath(option), least });
}
