import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Problem } from '../../findings/problem';
import { isAbsent, isFields, type Fields } from '../../kubernetes/json';
import { jobWaitSeconds } from '../../kubernetes/job-backoff';
import { fieldsAt, jobPathOf } from '../../kubernetes/kinds';
import type { Pod } from '../../pod/pod';
import { startOf } from '../../pod/timeline/start';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * The deadline of a Job leaves time for what the Job is to do: for the start of its app, and for the waits between the
 * tries that its `backoffLimit` allows. When it is over, the Job has failed, whatever its Pods do.
 *
 * Only a limit that is written counts, and only if the Job makes one Pod after another.
 */
export const jobDeadline: Rule = {
  id: 'job-deadline',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'The deadline of a Job leaves time for its start and for its tries.',
  fields: ['spec.activeDeadlineSeconds', 'spec.backoffLimit', 'the containers of the Pod of a Job'],
  onlyWith: ['activeDeadlineSeconds'],
  symptoms: [SYMPTOMS.deadline, SYMPTOMS.exceededDeadline],
  source: 'k8s.io/kubernetes/pkg/controller/job, pastActiveDeadline and getRemainingTimeForFailuresCount',
  check: (pod) => {
    const path = jobPathOf(pod.kind);
    const job = path && fieldsAt(pod.manifest, path);
    const deadline = job?.['activeDeadlineSeconds'];
    if (!path || !job || typeof deadline !== 'number' || deadline < 0) return [];
    const objectPath = [...path, 'activeDeadlineSeconds'].join('.');
    return [...startProblems(pod, deadline), ...triesProblems(pod, job, deadline)].map((problem) => ({
      objectPath,
      ...problem,
    }));
  },
};

type DeadlineProblem = Pick<Problem, 'message' | 'fix' | 'data'>;

function startProblems({ stored }: Pod, deadline: number): DeadlineProblem[] {
  if (!stored) return [];
  const late = startOf(stored.spec)
    .steps.filter(({ kind }) => kind === 'app')
    .find(
      ({ startsEarliestSeconds, startsLatestSeconds }) => (startsLatestSeconds ?? startsEarliestSeconds) >= deadline,
    );
  if (!late) return [];
  const { container, startsEarliestSeconds: earliest, startsLatestSeconds: latest } = late;
  const when =
    earliest >= deadline
      ? `starts ${earliest} s after it at the earliest`
      : `may start ${latest ?? earliest} s after it`;
  return [
    {
      message: `the Job fails ${deadline} s after its start (activeDeadlineSeconds), and "${container}" ${when}.`,
      fix: 'raise activeDeadlineSeconds, or let what starts before it take less time.',
    },
  ];
}

function triesProblems(pod: Pod, job: Fields, deadline: number): DeadlineProblem[] {
  const limit = job['backoffLimit'];
  if (typeof limit !== 'number' || limit < 1 || !makesOneAfterAnother(pod, job)) return [];
  const waits = jobWaitSeconds(limit);
  if (waits < deadline) return [];
  const before = limit === 1 ? 'the wait before the retry' : `the waits before the ${limit} retries`;
  return [
    {
      message:
        `the Job fails ${deadline} s after its start (activeDeadlineSeconds), and ${before} of its backoffLimit ` +
        `${limit === 1 ? 'takes' : 'take'} ${waits} s alone.`,
      fix: `raise activeDeadlineSeconds above ${waits} s and the time of ${limit + 1} tries, or lower backoffLimit.`,
      data: { attempts: String(limit + 1) },
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
    isAbsent(job['backoffLimitPerIndex'])
  );
}
