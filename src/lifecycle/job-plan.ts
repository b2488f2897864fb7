import { fieldsOf, type Fields } from '../kubernetes/json';
import { fieldsAt } from '../kubernetes/kinds';
import { jobWaitSeconds } from '../kubernetes/job-backoff';
import { RestartPolicy } from '../kubernetes/restart-policy';
import type { Pod } from '../pod/pod';
import { CRASH_LOOP_FIRST_SECONDS, maxBackOffSeconds, nextWait, type CrashLoop } from '../pod/timeline/crash-loop';
import { startTimeOf, stopSecondsOf } from './job-times';

/** The times and attempts of a Job, in seconds. */
export interface JobPlan {
  readonly attempts: number;
  readonly timeout: number;
  /** Absent if it is not set. */
  readonly start: number | undefined;
  /** Absent if it is not set. */
  readonly stop: number | undefined;
  readonly restartPolicy: RestartPolicy;
}

/** When the Job fails; a time that is not set does not count. */
export function deadlineOf({ attempts, timeout, start = 0, stop = 0, restartPolicy }: JobPlan): number {
  return restartPolicy === RestartPolicy.ON_FAILURE
    ? start + attempts * timeout + restartWaitSeconds(attempts - 1) + stop
    : attempts * (start + timeout + stop) + jobWaitSeconds(attempts - 1);
}

/** How many failures it tolerates. */
export function backoffLimitOf({ attempts, restartPolicy }: JobPlan): number {
  return restartPolicy === RestartPolicy.ON_FAILURE && attempts > 1 ? attempts : attempts - 1;
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

/** A plan in which the final Pod fills in the times that are not set. */
export function planFor({ stored }: Pod, plan: JobPlan): JobPlan {
  if (!stored) return plan;
  const found = startTimeOf(stored.spec);
  const start = plan.start ?? ('seconds' in found ? Math.ceil(found.seconds) : undefined);
  return { ...plan, start, stop: plan.stop ?? stopSecondsOf(stored.spec) };
}

/** An object with the deadline that its final Pod needs; one that a later patch changed stays as it is. */
export function withDeadline(pod: Pod, plan: JobPlan): Fields {
  const path = pod.kind.templatePath.slice(0, -1);
  const written = fieldsOf(fieldsAt(pod.manifest, path))['activeDeadlineSeconds'];
  if (written !== deadlineOf(plan)) return pod.manifest;
  return withField(pod.manifest, [...path, 'activeDeadlineSeconds'], deadlineOf(planFor(pod, plan)));
}

function withField(fields: Fields, [key = '', ...rest]: readonly string[], value: unknown): Fields {
  return { ...fields, [key]: rest.length === 0 ? value : withField(fieldsOf(fields[key]), rest, value) };
}
