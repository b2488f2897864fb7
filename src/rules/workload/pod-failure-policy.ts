import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, isAbsent, isFields, listOf, textOf, type Fields } from '../../kubernetes/json';
import { declaredNames } from '../../pod/declared-names';
import type { Pod } from '../../pod/pod';
import { problemsOfType, type FieldProblem } from '../typed-problems';
import type { Rule } from '../rule';

const MAX_RULES = 20;
const MAX_CODES = 255;
const MAX_CONDITIONS = 20;

/** A Job that has a policy for failed Pods never restarts their containers, and its rules are about Pods that there are. */
export const podFailurePolicy: Rule = {
  id: 'pod-failure-policy',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'A policy for failed Pods is about exit codes and containers that there are, of Pods that do not restart.',
  fields: ['spec.podFailurePolicy', 'spec.podReplacementPolicy', 'spec.template.spec.restartPolicy'],
  onlyWith: ['podFailurePolicy'],
  source: 'k8s.io/kubernetes/pkg/apis/batch/validation, validatePodFailurePolicy',
  check: (pod) =>
    problemsOfType(pod, 'JobSpec', (job) =>
      isFields(job['podFailurePolicy']) ? policyProblems(job['podFailurePolicy'], job, pod) : [],
    ),
};

function policyProblems(policy: Fields, job: Fields, pod: Pod): FieldProblem[] {
  const rules = listOf(policy['rules']).map(fieldsOf);
  return [
    ...restartProblem(pod),
    ...replacementProblem(job),
    ...tooMany(rules.length, MAX_RULES, 'podFailurePolicy.rules'),
    ...rules.flatMap((rule, index) => ruleProblems(rule, `podFailurePolicy.rules[${index}]`, job, pod)),
  ];
}

/** Any other policy than these two is what `restart-policy` finds. */
function restartProblem({ stored }: Pod): FieldProblem[] {
  if (stored?.spec['restartPolicy'] !== 'OnFailure') return [];
  const message = 'podFailurePolicy is set, and restartPolicy is "OnFailure".';
  return [{ path: 'template.spec.restartPolicy', message, fix: 'set restartPolicy to "Never".' }];
}

function replacementProblem({ podReplacementPolicy: policy }: Fields): FieldProblem[] {
  if (isAbsent(policy) || policy !== 'TerminatingOrFailed') return [];
  const message = 'podFailurePolicy is set, and podReplacementPolicy is not "Failed".';
  return [
    {
      path: 'podReplacementPolicy',
      reason: 'FieldValueNotSupported',
      message,
      fix: 'set it to "Failed", or remove it.',
    },
  ];
}

function ruleProblems(
  { action, onExitCodes, onPodConditions }: Fields,
  at: string,
  job: Fields,
  pod: Pod,
): FieldProblem[] {
  const needsLimit = action === 'FailIndex' && isAbsent(job['backoffLimitPerIndex']);
  return [
    ...(needsLimit
      ? [
          {
            path: `${at}.action`,
            message: 'the action is FailIndex, and backoffLimitPerIndex is missing.',
            fix: 'set backoffLimitPerIndex of the Job.',
          },
        ]
      : []),
    ...(isFields(onExitCodes) ? codeProblems(onExitCodes, `${at}.onExitCodes`, pod) : []),
    ...tooMany(listOf(onPodConditions).length, MAX_CONDITIONS, `${at}.onPodConditions`),
  ];
}

function codeProblems({ containerName, operator, values }: Fields, at: string, pod: Pod): FieldProblem[] {
  const codes = listOf(values).map(Number);
  const name = textOf(containerName);
  const isKnown = name === undefined || declaredNames(pod).includes(name);
  const isOrdered = codes.every((code, index) => index === 0 || (codes[index - 1] ?? code) <= code);
  return [
    ...(isKnown
      ? []
      : [
          {
            path: `${at}.containerName`,
            message: `no container of the Pod has the name ${JSON.stringify(name)}.`,
            fix: 'name a container of the Pod.',
          },
        ]),
    ...tooMany(codes.length, MAX_CODES, `${at}.values`),
    ...codes.flatMap((code, index) => codeProblem(code, index, { codes, operator, at })),
    ...(isOrdered
      ? []
      : [{ path: `${at}.values`, value: codes, message: 'the exit codes are not in order.', fix: 'sort them.' }]),
  ];
}

function codeProblem(
  code: number,
  index: number,
  list: { codes: readonly number[]; operator: unknown; at: string },
): FieldProblem[] {
  const path = `${list.at}.values[${index}]`;
  return [
    ...(code === 0 && list.operator === 'In'
      ? [{ path, message: 'an exit code of 0 is not a failure.', fix: 'remove it.' }]
      : []),
    ...(list.codes.indexOf(code) < index
      ? [{ path, message: `the exit code ${code} is written twice.`, fix: 'remove one of the two.' }]
      : []),
  ];
}

function tooMany(count: number, most: number, path: string): FieldProblem[] {
  return count <= most
    ? []
    : [
        {
          path,
          value: count,
          message: `${count} are written, and ${most} are the most.`,
          fix: 'join or remove some of them.',
        },
      ];
}
