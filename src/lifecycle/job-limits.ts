import { Duration } from 'cdk8s';
import { jobWaitSeconds } from '../kubernetes/job-backoff';
import type { Manifest } from '../kubernetes/json';
import { RestartPolicy } from '../kubernetes/restart-policy';
import { CRASH_LOOP_FIRST_SECONDS, maxBackOffSeconds, nextWait, type CrashLoop } from '../pod/timeline/crash-loop';
import { wholeCount, wholeSeconds } from '../probes/whole-seconds';
import { refuseValue } from '../template/refuse-value';

/**
 * What a Job is given to be done in.
 */
export interface JobLimitsProps {
  /** How often it is tried, the first time included. */
  readonly attempts: number;

  /** How long the app may run in one try. */
  readonly attemptTimeout: Duration;

  /**
   * How long a Pod takes until its app runs: until it is scheduled, its images are pulled, its init steps have ended and
   * its sidecars are up. Hooks after the start and startup probes of sidecars count here.
   *
   * @default - no time
   */
  readonly start?: Duration;

  /**
   * How long a Pod takes to end when its app has: its native sidecars stop then, each in no more than the grace period.
   * @default - no time
   */
  readonly stop?: Duration;

  /**
   * The restart policy of its Pod: `NEVER` tries again in another Pod, `ON_FAILURE` in the same one, where start and end
   * come once.
   *
   * @default RestartPolicy.NEVER
   */
  readonly restartPolicy?: RestartPolicy;
}

/**
 * The deadline of a Job and the limit of its tries, so that one fits the other: the deadline leaves time for every try,
 * and for the waits between them, which grow.
 *
 * A Job waits 10 seconds before its second Pod, then 20, up to ten minutes. In one Pod the kubelet starts a container again
 * at once, then after 10 seconds, then 20, up to five minutes, and is up to half as long again late. A Job counts failed
 * Pods and fails when there are more than its limit; restarts it counts, those of init steps and sidecars too, and fails
 * when the limit is reached.
 *
 * - `NEVER`: deadline = attempts × (start + timeout + stop) + waits; limit = attempts − 1
 * - `ON_FAILURE`: deadline = start + attempts × timeout + waits + stop; limit = attempts, or 0 for a single one
 *
 * It goes into a cdk8s-plus Job by spreading it, and into the spec of any other as its `manifest`.
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
   * The limits of a Job that makes one Pod after another.
   *
   * @throws FindingsError where a time or a count cannot be meant (finding `job-limits`)
   */
  public static of(props: JobLimitsProps): JobLimits {
    const attempts = wholeCount(props.attempts, {
      rule: 'job-limits',
      what: 'the number of tries',
      place: placeOf('attempts'),
    });
    const timeout = seconds('attemptTimeout', 'the time of a try', props.attemptTimeout, 1);
    const start = props.start ? seconds('start', 'the start of a Pod', props.start, 0) : 0;
    const stop = props.stop ? seconds('stop', 'the end of a Pod', props.stop, 0) : 0;
    if (isTriedInOnePod(props.restartPolicy ?? RestartPolicy.NEVER)) {
      const deadline = start + attempts * timeout + restartWaitSeconds(attempts - 1) + stop;
      return new JobLimits(deadline, attempts === 1 ? 0 : attempts);
    }
    return new JobLimits(attempts * (start + timeout + stop) + jobWaitSeconds(attempts - 1), attempts - 1);
  }

  /** When the Job fails, whatever its Pods do: counted from its start. */
  public readonly activeDeadline: Duration;

  private constructor(
    deadlineSeconds: number,
    /** How many failures are one too many for the Job less one, or how many restarts are too many. */
    public readonly backoffLimit: number,
  ) {
    this.activeDeadline = Duration.seconds(deadlineSeconds);
  }

  /** The limits as they stand in the spec of a Job: a copy. */
  public get manifest(): Manifest {
    return { activeDeadlineSeconds: this.activeDeadline.toSeconds(), backoffLimit: this.backoffLimit };
  }
}

function isTriedInOnePod(policy: RestartPolicy): boolean {
  if (policy === RestartPolicy.ON_FAILURE) return true;
  if (policy === RestartPolicy.NEVER) return false;
  return refuseValue('job-limits', {
    place: placeOf('restartPolicy'),
    value: policy,
    message: `the restart policy is ${JSON.stringify(policy)}, and a Job allows "OnFailure" and "Never".`,
    fix: 'write RestartPolicy.NEVER or RestartPolicy.ON_FAILURE.',
  });
}

/** How long the kubelet waits at the most in all, before the first restarts of a container; the first one comes at once. */
function restartWaitSeconds(restarts: number): number {
  let total = 0;
  let loop: CrashLoop = { seconds: CRASH_LOOP_FIRST_SECONDS, since: 0 };
  for (let restart = 2; restart <= restarts; restart += 1) {
    total += Math.ceil(maxBackOffSeconds(loop.seconds));
    loop = nextWait(loop, 0, 0);
  }
  return total;
}

function placeOf(option: keyof JobLimitsProps): string {
  return `JobLimits.${option}`;
}

function seconds(option: keyof JobLimitsProps, what: string, duration: Duration, least: number): number {
  return wholeSeconds(duration, { rule: 'job-limits', what, place: placeOf(option), least });
}
