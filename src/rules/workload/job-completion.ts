import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, isAbsent, isFields, listOf, textOf, type Fields } from '../../kubernetes/json';
import { indexesOf } from '../../kubernetes/job-indexes';
import { dnsLabelProblem, dnsSubdomainProblem } from '../../kubernetes/names';
import type { Problem } from '../../findings/problem';
import type { Pod } from '../../pod/pod';
import { problemsOfType, type FieldProblem } from '../typed-problems';
import type { Rule } from '../rule';

const INDEXED = 'Indexed';
const SOFT_LIMIT = 100_000;
const LOW_LIMIT = 10_000;
const MAX_RULES = 20;

/** What a Job says of its indexes fits its completion mode and its number of completions. */
export const jobCompletion: Rule = {
  id: 'job-completion',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'What a Job says of its indexes fits its completion mode and its number of completions.',
  fields: [
    'spec.{completionMode,completions,parallelism,backoffLimitPerIndex,maxFailedIndexes,successPolicy,managedBy}',
  ],
  onlyWith: ['completionMode', 'backoffLimitPerIndex', 'maxFailedIndexes', 'successPolicy', 'managedBy'],
  source: 'k8s.io/kubernetes/pkg/apis/batch/validation, validateJobSpec',
  check: (pod) => [
    ...problemsOfType(pod, 'JobSpec', (spec) => {
      const job: Fields = { ...spec, completions: completionsOf(spec, pod.manifest['kind'] === 'Job') };
      return [
        ...managerProblem(job),
        ...failedIndexes(job),
        ...(job['completionMode'] === INDEXED ? indexedProblems(job) : unindexedProblems(job)),
      ];
    }),
    ...hostNameProblem(pod),
  ],
};

/** The host name of an indexed Pod is that of its Job, with the index behind it. */
function hostNameProblem({ manifest }: Pod): Problem[] {
  const spec = fieldsOf(manifest['spec']);
  const [name, all] = [textOf(fieldsOf(manifest['metadata'])['name']), completionsOf(spec, true)];
  if (manifest['kind'] !== 'Job' || spec['completionMode'] !== INDEXED) return [];
  if (!name || dnsSubdomainProblem(name) !== undefined || typeof all !== 'number' || all <= 0) return [];
  const last = `${name}-${all - 1}`;
  const wrong = dnsLabelProblem(last);
  if (wrong === undefined) return [];
  const message = `the Pod of the last index has the host name ${JSON.stringify(last)}, which ${wrong}.`;
  return [{ objectPath: 'metadata.name', value: name, message, fix: 'choose a shorter name, without dots.' }];
}

/** A Job that says nothing of both makes one Pod; the Jobs of a CronJob are completed later. */
function completionsOf({ completions, parallelism }: Fields, isJob: boolean): unknown {
  return isJob && isAbsent(completions) && isAbsent(parallelism) ? 1 : completions;
}

function managerProblem({ managedBy }: Fields): FieldProblem[] {
  const length = textOf(managedBy)?.length ?? 0;
  return length <= 63
    ? []
    : [problem('managedBy', `managedBy has ${length} characters, and 63 are the most.`, 'shorten it.')];
}

function failedIndexes({ maxFailedIndexes, backoffLimitPerIndex }: Fields): FieldProblem[] {
  if (isAbsent(maxFailedIndexes) || !isAbsent(backoffLimitPerIndex)) return [];
  return [
    missing(
      'backoffLimitPerIndex',
      'maxFailedIndexes is set, and backoffLimitPerIndex is missing.',
      'set backoffLimitPerIndex.',
    ),
  ];
}

const ONLY_INDEXED = ['backoffLimitPerIndex', 'maxFailedIndexes', 'successPolicy'];

function unindexedProblems(job: Fields): FieldProblem[] {
  const mode = textOf(job['completionMode']);
  const isOther = mode !== undefined && mode !== 'NonIndexed';
  return ONLY_INDEXED.filter((name) => !isAbsent(job[name]) && (name === 'successPolicy' || !isOther)).map((name) => ({
    path: name,
    value: name,
    message: `${name} is set, and completionMode is not ${INDEXED}.`,
    fix: `set completionMode to ${INDEXED}, or remove ${name}.`,
  }));
}

function indexedProblems(job: Fields): FieldProblem[] {
  const { successPolicy, backoffLimitPerIndex } = job;
  const all = numberOf(job['completions']);
  const isLarge = (all ?? 0) > SOFT_LIMIT && !isAbsent(backoffLimitPerIndex);
  const most = isLarge ? LOW_LIMIT : SOFT_LIMIT;
  return [
    ...(all === undefined ? [NO_COMPLETIONS] : []),
    ...parallelProblem(numberOf(job['parallelism']), most),
    ...failedProblem(numberOf(job['maxFailedIndexes']), Math.min(most, all ?? most), isLarge),
    ...(isFields(successPolicy) && all !== undefined ? successProblems(successPolicy, all) : []),
  ];
}

const NO_COMPLETIONS = missing(
  'completions',
  `completions is missing, which completionMode ${INDEXED} needs.`,
  'write how many indexes there are.',
);

function parallelProblem(atOnce: number | undefined, most: number): FieldProblem[] {
  if (atOnce === undefined || atOnce <= most) return [];
  return [problem('parallelism', `parallelism is ${atOnce}, and ${most} is the most here.`, `write at most ${most}.`)];
}

function failedProblem(failed: number | undefined, most: number, isNeeded: boolean): FieldProblem[] {
  const path = 'maxFailedIndexes';
  if (failed === undefined) {
    const message = `${path} is missing, which more than ${SOFT_LIMIT} completions need.`;
    return isNeeded ? [missing(path, message, `set ${path}.`)] : [];
  }
  return failed > most ? [problem(path, `${path} is ${failed}, and ${most} is the most here.`, 'lower it.')] : [];
}

function successProblems({ rules }: Fields, completions: number): FieldProblem[] {
  const count = listOf(rules).length;
  const at = 'successPolicy.rules';
  return [
    ...(count > MAX_RULES
      ? [
          {
            path: at,
            value: count,
            message: `${count} rules are written, and ${MAX_RULES} are the most.`,
            fix: 'join rules.',
          },
        ]
      : []),
    ...listOf(rules).flatMap((rule, index) => ruleProblems(fieldsOf(rule), completions, `${at}[${index}]`)),
  ];
}

function ruleProblems({ succeededIndexes, succeededCount }: Fields, completions: number, at: string): FieldProblem[] {
  const text = textOf(succeededIndexes);
  const indexes = text === undefined ? undefined : indexesOf(text, completions);
  const count = numberOf(succeededCount);
  const most = typeof indexes === 'number' ? Math.min(completions, indexes) : text === undefined ? completions : 0;
  return [
    ...(typeof indexes === 'string'
      ? [
          problem(
            `${at}.succeededIndexes`,
            `succeededIndexes ${JSON.stringify(text)} ${indexes}.`,
            'write indexes in order, as in "0,2-4".',
          ),
        ]
      : []),
    ...(count !== undefined && count > most
      ? [problem(`${at}.succeededCount`, `succeededCount is ${count}, and there are ${most} indexes.`, 'lower it.')]
      : []),
  ];
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function missing(path: string, message: string, fix: string): FieldProblem {
  return { ...problem(path, message, fix), reason: 'FieldValueRequired' };
}

function problem(path: string, message: string, fix: string): FieldProblem {
  return { path, message, fix };
}
