import { isFields, type Fields } from '../../kubernetes/json';
import { jobWaitSeconds } from '../../kubernetes/job-backoff';
import { fieldsAt } from '../../kubernetes/kinds';
import { startOf } from '../../pod/timeline/start';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { AttributedProblem as Problem } from '../../findings/problem';
import type { Pod } from '../../pod/pod';
import type { Rule } from '../rule';
import { storedPod } from '../stored-pod';

/**
 * The deadline of a Job leaves time for what the Job is to do: for the start of its app, and for the waits between the
 * tries that its `backoffLimit` allows. When it is over, the Job has failed, whatever its Pods do.
 *
 * Only a limit that is written counts, and only where the Job makes one Pod after another.
 */
export const jobDeadline: Rule = {
  id: 'job-deadline',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'The deadline of a Job leaves time for its start and for its tries.',
  fields: ['spec.activeDeadlineSeconds', 'spec.backoffLimit of a Job', 'and the containers of its Pod'],
  source: 'k8s.io/kubernetes/pkg/controller/job, pastActiveDeadline and getRemainingTimeForFailuresCount',
  check: (pod) => {
    const job = jobOf(pod);
    const deadline = job?.['activeDeadlineSeconds'];
    if (!job || typeof deadline !== 'number' || deadline < 0) return [];
    return [...startProblems(pod, deadline), ...triesProblems(pod, job, deadline)];
  },
};

/** The spec of the Job that the Pod is of, where it is of one. */
function jobOf({ kind, manifest }: Pod): Fields | undefined {
  const isJob = kind.kind === 'Job' || kind.kind === 'CronJob';
  return isJob ? fieldsAt(manifest, kind.templatePath.slice(0, -1)) : undefined;
}

function placeOf({ kind }: Pod, value: number): Pick<Problem, 'objectPath' | 'value'> {
  return { objectPath: [...kind.templatePath.slice(0, -1), 'activeDeadlineSeconds'].join('.'), value };
}

function startProblems(pod: Pod, deadline: number): Problem[] {
  const stored = storedPod(pod);
  if (!stored) return [];
  const late = startOf(stored)
    .steps.filter(({ kind }) => kind === 'app')
    .find(
      ({ startsEarliestSeconds, startsLatestSeconds }) => (startsLatestSeconds ?? startsEarliestSeconds) >= deadline,
    );
  if (!late) return [];
  const { container, startsEarliestSeconds: earliest, startsLatestSeconds: latest } = late;
  const when =
    earliest >= deadline
      ? `starts no sooner than after ${earliest} s`
      : `may start as late as after ${latest ?? earliest} s`;
  return [
    {
      ...placeOf(pod, deadline),
      message: `the Job fails after ${deadline} s, and "${container}" ${when}.`,
      fix: 'make the deadline longer, or let what starts before it take less time.',
    },
  ];
}

function triesProblems(pod: Pod, job: Fields, deadline: number): Problem[] {
  const limit = job['backoffLimit'];
  if (typeof limit !== 'number' || limit < 1 || !makesOneAfterAnother(pod, job)) return [];
  const waits = jobWaitSeconds(limit);
  if (waits < deadline) return [];
  return [
    {
      ...placeOf(pod, deadline),
      message: `the Job fails after ${deadline} s, and the waits before the ${limit} further ${limit === 1 ? 'try' : 'tries'} of its backoffLimit take ${waits} s alone.`,
      fix: 'compute both with JobLimits.of({ attempts, attemptTimeout }), or make one fit the other.',
    },
  ];
}

function makesOneAfterAnother({ spec }: Pod, job: Fields): boolean {
  const isOne = (field: string): boolean => (job[field] ?? 1) === 1;
  return (
    spec['restartPolicy'] === 'Never' &&
    isOne('parallelism') &&
    isOne('completions') &&
    !isFields(job['podFailurePolicy']) &&
    (job['backoffLimitPerIndex'] ?? undefined) === undefined
  );
}
