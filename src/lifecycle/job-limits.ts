import { Duration, JsonPatch } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { jobWaitSeconds } from '../kubernetes/job-backoff';
import type { Manifest } from '../kubernetes/json';
import { podKindOf, runsToCompletion } from '../kubernetes/kinds';
import { RestartPolicy } from '../kubernetes/restart-policy';
import { checkCall } from '../options/check-call';
import { CRASH_LOOP_FIRST_SECONDS, maxBackOffSeconds, nextWait, type CrashLoop } from '../pod/timeline/crash-loop';
import { wholeCount, wholeSeconds } from '../template/whole-numbers';
import { rejectOption } from '../enforcement/reject-option';
import type { PodCheck } from '../rules/rule';
import { addRequirement } from '../template/add-requirement';
import { carryChecks } from '../template/carried-checks';
import { rejectConstruct } from '../template/locate';
import { PodTemplate } from '../template/pod-template';
import { jobLimitsRule } from './job-limits-rule';

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
   * @default - no time
   */
  readonly start?: Duration;

  /**
   * How long a Pod takes to end after its app: its native sidecars stop then, each within the grace period.
   * @default - no time
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
 * Use `applyTo` for a Job or CronJob that anything made, or spread it into a cdk8s-plus Job. The limits are for one restart
 * policy: a Job with another one, or whose limits a later edit changes, is the finding `job-limits`.
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
    checkCall('JobLimits.of', [options]);
    const attempts = wholeCount(options.attempts, {
      rule: 'job-limits',
      what: 'the number of attempts',
      place: placeOf('attempts'),
    });
    const timeout = seconds('attemptTimeout', 'the time of an attempt', options.attemptTimeout, 1);
    const start = options.start ? seconds('start', 'the start of a Pod', options.start, 0) : 0;
    const stop = options.stop ? seconds('stop', 'the end of a Pod', options.stop, 0) : 0;
    if (isTriedInOnePod(options.restartPolicy ?? RestartPolicy.NEVER)) {
      const deadline = start + attempts * timeout + restartWaitSeconds(attempts - 1) + stop;
      return new JobLimits(deadline, attempts === 1 ? 0 : attempts, RestartPolicy.ON_FAILURE);
    }
    const deadline = attempts * (start + timeout + stop) + jobWaitSeconds(attempts - 1);
    return new JobLimits(deadline, attempts - 1, RestartPolicy.NEVER);
  }

  // Not enumerable: what is spread must not set the policy of the Job.
  declare private readonly restartPolicy: RestartPolicy;

  /** How long after its start the Job fails, whatever its Pods do. */
  public readonly activeDeadline: Duration;

  private constructor(
    deadlineSeconds: number,
    /** The number of failed Pods that the Job survives, or the number of restarts that make it fail. */
    public readonly backoffLimit: number,
    restartPolicy: RestartPolicy,
  ) {
    this.activeDeadline = carryChecks(Duration.seconds(deadlineSeconds), () => [this.rule()]);
    Object.defineProperty(this, 'restartPolicy', { enumerable: false, value: restartPolicy });
  }

  /**
   * Sets the limits of a Job, or of the Jobs of a CronJob, in place of those that it has.
   *
   * @param scope - the Job or CronJob, whatever made it, or a construct below one
   * @throws FindingsError if the Pod is that of another kind (finding `job-limits`)
   */
  public applyTo(scope: IConstruct): void {
    checkCall('JobLimits.applyTo', [scope]);
    const { workload } = PodTemplate.of(scope);
    const kind = podKindOf(workload.apiVersion, workload.kind);
    if (!kind || !runsToCompletion(kind)) return refuseKind(scope, workload.kind);
    const path = `/${kind.templatePath.slice(0, -1).join('/')}`;
    for (const [field, value] of Object.entries(this.manifest)) {
      workload.addJsonPatch(JsonPatch.add(`${path}/${field}`, value));
    }
    addRequirement(workload, { kind: 'job-limits', author: scope, checks: [this.rule()], edits: [] });
  }

  private rule(): PodCheck {
    return jobLimitsRule({ ...this.manifest, restartPolicy: this.restartPolicy });
  }

  /** The limits as in the spec of a Job: a copy. */
  public get manifest(): Manifest {
    return { activeDeadlineSeconds: this.activeDeadline.toSeconds(), backoffLimit: this.backoffLimit };
  }
}

function refuseKind(scope: IConstruct, kind: string): never {
  return rejectConstruct('job-limits', scope, {
    message: `the limits are those of a Job, and the Pod here is that of a ${kind}.`,
    fix: 'apply them to a Job or a CronJob.',
  });
}

function isTriedInOnePod(policy: RestartPolicy): boolean {
  if (policy === RestartPolicy.ON_FAILURE) return true;
  if (policy === RestartPolicy.NEVER) return false;
  return rejectOption('job-limits', {
    place: placeOf('restartPolicy'),
    value: policy,
    message: `the restart policy is ${JSON.stringify(policy)}, and must be "OnFailure" or "Never" for a Job.`,
    fix: 'write RestartPolicy.NEVER or RestartPolicy.ON_FAILURE.',
  });
}

/** The longest total wait of the kubelet before so many restarts of a container; the first one comes at once. */
function restartWaitSeconds(restarts: number): number {
  let total = 0;
  let loop: CrashLoop = { seconds: CRASH_LOOP_FIRST_SECONDS, since: 0 };
  for (let restart = 2; restart <= restarts; restart += 1) {
    total += Math.ceil(maxBackOffSeconds(loop.seconds));
    loop = nextWait(loop, 0, 0);
  }
  return total;
}

function placeOf(option: keyof JobLimitsOptions): string {
  return `JobLimits.${option}`;
}

function seconds(option: keyof JobLimitsOptions, what: string, duration: Duration, least: number): number {
  return wholeSeconds(duration, { rule: 'job-limits', what, place: placeOf(option), least });
}
