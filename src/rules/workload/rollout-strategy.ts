import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { amountProblem, isZeroAmount, percentOf } from '../../kubernetes/int-or-percent';
import { fieldsOf, isAbsent, isFields, type Fields } from '../../kubernetes/json';
import type { Pod } from '../../pod/pod';
import { problemsOfType, type FieldProblem } from '../typed-problems';
import type { Rule } from '../rule';

/** A rollout can replace one Pod after another: something may be missing or surplus, and a deadline leaves time. */
export const rolloutStrategy: Rule = {
  id: 'rollout-strategy',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'The strategy of a rollout lets it replace Pods, and its deadline leaves time.',
  fields: ['spec.strategy', 'spec.updateStrategy', 'spec.{minReadySeconds,progressDeadlineSeconds}'],
  onlyWith: ['strategy', 'updateStrategy', 'minReadySeconds', 'progressDeadlineSeconds'],
  source: 'k8s.io/kubernetes/pkg/apis/apps/validation',
  check: (pod) => [
    ...problemsOfType(pod, 'DeploymentSpec', (spec) => [
      ...deploymentProblems(fieldsOf(spec['strategy'])),
      ...deadlineProblems(spec),
    ]),
    ...problemsOfType(pod, 'DaemonSetSpec', (spec) => daemonSetProblems(fieldsOf(spec['updateStrategy']))),
    ...problemsOfType(pod, 'StatefulSetSpec', (spec) => statefulSetProblems(fieldsOf(spec['updateStrategy']), pod)),
  ],
};

const ROLLING = 'RollingUpdate';

/** The type that a strategy has if it names none. */
function typeOf({ type }: Fields): unknown {
  return isAbsent(type) || type === '' ? ROLLING : type;
}

function deploymentProblems(strategy: Fields): FieldProblem[] {
  const { rollingUpdate } = strategy;
  const at = 'strategy.rollingUpdate';
  if (typeOf(strategy) !== ROLLING) {
    return isFields(rollingUpdate) && typeOf(strategy) === 'Recreate'
      ? [{ ...onlyRolling(at), reason: 'FieldValueForbidden' }]
      : [];
  }
  const [unavailable, surge] = [
    fieldsOf(rollingUpdate)['maxUnavailable'] ?? '25%',
    fieldsOf(rollingUpdate)['maxSurge'] ?? '25%',
  ];
  return [
    ...amountProblems(unavailable, `${at}.maxUnavailable`),
    ...(amountProblem(surge) === undefined ? [] : amountProblems(surge, `${at}.maxSurge`)),
    ...(isZero(unavailable) && isZero(surge) ? [blocked(`${at}.maxUnavailable`)] : []),
  ];
}

function deadlineProblems({ minReadySeconds, progressDeadlineSeconds: deadline }: Fields): FieldProblem[] {
  const ready = typeof minReadySeconds === 'number' ? minReadySeconds : 0;
  const seconds = typeof deadline === 'number' ? deadline : 600;
  if (seconds > ready || seconds < 0) return [];
  return [
    {
      path: 'progressDeadlineSeconds',
      message: `progressDeadlineSeconds is ${seconds}, and must be greater than minReadySeconds, which is ${ready}.`,
      fix: 'raise progressDeadlineSeconds, or lower minReadySeconds.',
    },
  ];
}

function daemonSetProblems(strategy: Fields): FieldProblem[] {
  if (typeOf(strategy) !== ROLLING) return [];
  const at = 'updateStrategy.rollingUpdate';
  const fields = fieldsOf(strategy['rollingUpdate']);
  const [unavailable, surge] = [fields['maxUnavailable'] ?? 1, fields['maxSurge'] ?? 0];
  const [hasUnavailable, hasSurge] = [!isZeroAmount(unavailable), !isZeroAmount(surge)];
  const both = {
    path: `${at}.maxSurge`,
    message: 'maxSurge and maxUnavailable are both set, and a DaemonSet has one of them.',
    fix: 'set one of them to 0.',
  };
  return [
    ...amountProblems(unavailable, `${at}.maxUnavailable`),
    ...amountProblems(surge, `${at}.maxSurge`),
    ...(hasUnavailable && hasSurge ? [both] : []),
    ...(isZero(unavailable) && isZero(surge)
      ? [{ ...blocked(`${at}.maxUnavailable`), reason: 'FieldValueRequired' as const }]
      : []),
  ];
}

function statefulSetProblems(strategy: Fields, { target }: Pod): FieldProblem[] {
  const { rollingUpdate } = strategy;
  const at = 'updateStrategy.rollingUpdate';
  if (!isFields(rollingUpdate)) return [];
  if (typeOf(strategy) !== ROLLING) return typeOf(strategy) === 'OnDelete' ? [onlyRolling(at)] : [];
  const { maxUnavailable } = rollingUpdate;
  if (isAbsent(maxUnavailable) || target.version.minor < MAX_UNAVAILABLE) return [];
  const zero = {
    path: `${at}.maxUnavailable`,
    message: 'maxUnavailable is 0: no Pod could be replaced.',
    fix: 'set 1 or more.',
  };
  return [...amountProblems(maxUnavailable, `${at}.maxUnavailable`), ...(isZero(maxUnavailable) ? [zero] : [])];
}

/** Whether nothing may be missing or surplus. The API server takes for 0 what it cannot read, which is found by itself. */
function isZero(amount: unknown): boolean {
  return isZeroAmount(amount) && amountProblem(amount) === undefined;
}

/** The first version in which the feature gate MaxUnavailableStatefulSet is on by default; without it the field is dropped. */
const MAX_UNAVAILABLE = 37;

function amountProblems(value: unknown, path: string): FieldProblem[] {
  const wrong = amountProblem(value) ?? ((percentOf(value) ?? 0) > 100 ? 'is more than 100%' : undefined);
  if (wrong === undefined) return [];
  return [
    {
      path,
      message: `${path.slice(path.lastIndexOf('.') + 1)} ${JSON.stringify(value)} ${wrong}.`,
      fix: 'write a number such as 1, or a percentage such as 25%.',
    },
  ];
}

function onlyRolling(path: string): FieldProblem {
  return {
    path,
    value: ROLLING,
    message: `rollingUpdate is set, and the type of the strategy is not ${ROLLING}.`,
    fix: 'remove rollingUpdate, or correct the type.',
  };
}

function blocked(path: string): FieldProblem {
  return {
    path,
    message: 'maxUnavailable and maxSurge are both 0: no Pod could be replaced.',
    fix: 'set one of them to 1 or more.',
  };
}
