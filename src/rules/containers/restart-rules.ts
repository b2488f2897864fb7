import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { featureOf, isFeatureOn, type FeatureTarget } from '../../kubernetes/fields/features';
import { fieldsOf, isAbsent, isFields, listOf, textOf, type Fields } from '../../kubernetes/json';
import { quotedList } from '../../kubernetes/words';
import { withoutEphemeral } from '../../pod/containers';
import { problemsOfEach, type ContainerProblem } from '../places';
import type { Rule } from '../rule';

const RULES = featureOf('ContainerRestartRules');
const ALL = featureOf('RestartAllContainersOnContainerExits');
const POLICIES = ['Always', 'Never', 'OnFailure'];
const OPERATORS = ['In', 'NotIn'];
const MAX_RULES = 20;
const MAX_CODES = 255;

/** The restart policy of a container is one that there is, and its rules say what to do at which exit codes. */
export const restartRules: Rule = {
  id: 'restart-rules',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueNotSupported',
  summary: 'The restart policy and the restart rules of a container can be followed.',
  fields: ['spec.{initContainers,containers}[*].{restartPolicy,restartPolicyRules}'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateContainerRestartPolicy',
  check: ({ stored, target }) =>
    stored
      ? problemsOfEach(withoutEphemeral(stored.containers), ({ fields, list }) =>
          problemsOf(fields, list === 'initContainers', target),
        )
      : [],
};

function problemsOf(fields: Fields, isInit: boolean, target: FeatureTarget): ContainerProblem[] {
  const { restartPolicy: policy } = fields;
  const rules = listOf(fields['restartPolicyRules']);
  if (!isFeatureOn(RULES, target)) return withoutRules(policy, isInit);
  if (policy === 'Always' && isInit && !isFeatureOn(ALL, target)) {
    return rules.length === 0
      ? []
      : [
          {
            path: 'restartPolicyRules',
            value: rules.length,
            message: 'a native sidecar has no restart rules.',
            fix: 'remove restartPolicyRules.',
          },
        ];
  }
  const ofPolicy = policyProblems(policy, rules.length);
  if (isInit && isAbsent(policy)) return ofPolicy;
  const tooMany = {
    path: 'restartPolicyRules',
    value: rules.length,
    message: `${rules.length} restart rules are written, and ${MAX_RULES} are the most.`,
    fix: 'join rules.',
  };
  return [
    ...ofPolicy,
    ...(rules.length > MAX_RULES ? [tooMany] : []),
    ...rules.flatMap((rule, index) => ruleProblems(fieldsOf(rule), `restartPolicyRules[${index}]`, target)),
  ];
}

function withoutRules(policy: unknown, isInit: boolean): ContainerProblem[] {
  if (isAbsent(policy) || (isInit && policy === 'Always')) return [];
  const message = isInit
    ? `restartPolicy of an init container is ${JSON.stringify(policy)}, and must be "Always".`
    : 'restartPolicy must not be set for an ordinary container.';
  return [{ path: 'restartPolicy', message, fix: isInit ? 'set it to "Always", or remove it.' : 'remove it.' }];
}

function policyProblems(policy: unknown, rules: number): ContainerProblem[] {
  if (isAbsent(policy)) {
    if (rules === 0) return [];
    return [
      {
        path: 'restartPolicy',
        reason: 'FieldValueRequired',
        message: 'restartPolicyRules are set, and restartPolicy is missing.',
        fix: 'set restartPolicy of the container.',
      },
    ];
  }
  if (POLICIES.includes(textOf(policy) ?? '')) return [];
  return [
    {
      path: 'restartPolicy',
      message: `restartPolicy is ${JSON.stringify(policy)}, and must be one of ${quotedList(POLICIES)}.`,
      fix: 'write one of these values.',
    },
  ];
}

function ruleProblems({ action, exitCodes }: Fields, at: string, target: FeatureTarget): ContainerProblem[] {
  const actions = isFeatureOn(ALL, target) ? ['Restart', 'RestartAllContainers'] : ['Restart'];
  const isKnown = actions.includes(textOf(action) ?? '');
  const isGated = action === 'RestartAllContainers';
  return [
    ...(isKnown || isGated
      ? []
      : [
          {
            path: `${at}.action`,
            message: `action is ${JSON.stringify(action ?? '')}, and must be one of ${quotedList(actions)}.`,
            fix: 'write one of these values.',
          },
        ]),
    ...(isFields(exitCodes)
      ? codeProblems(exitCodes, `${at}.exitCodes`)
      : [
          {
            path: `${at}.exitCodes`,
            reason: 'FieldValueRequired' as const,
            message: 'exitCodes is missing.',
            fix: 'write the exit codes to which the rule applies.',
          },
        ]),
  ];
}

function codeProblems({ operator, values }: Fields, at: string): ContainerProblem[] {
  const count = listOf(values).length;
  return [
    ...(OPERATORS.includes(textOf(operator) ?? '')
      ? []
      : [
          {
            path: `${at}.operator`,
            message: `operator is ${JSON.stringify(operator ?? '')}, and must be "In" or "NotIn".`,
            fix: 'write In or NotIn.',
          },
        ]),
    ...(count > MAX_CODES
      ? [
          {
            path: `${at}.values`,
            reason: 'FieldValueTooMany' as const,
            value: count,
            message: `${count} exit codes are written, and ${MAX_CODES} are the most.`,
            fix: 'remove those that never occur.',
          },
        ]
      : []),
  ];
}
