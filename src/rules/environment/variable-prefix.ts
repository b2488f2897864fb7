import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { valueText } from '../../findings/finding-text';
import { variableNameProblem } from '../../kubernetes/variable-name';
import { textOf } from '../../kubernetes/json';
import { problemsOfType } from '../typed-problems';
import type { Rule } from '../rule';

/** What is put before the names of variables makes names of variables. */
export const variablePrefix: Rule = {
  id: 'variable-prefix',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'What is put before the names of variables is a name of a variable.',
  fields: ['spec.{initContainers,containers,ephemeralContainers}[*].envFrom[*].prefix'],
  onlyWith: ['prefix'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, ValidateEnvFrom',
  check: (pod) =>
    problemsOfType(pod, 'EnvFromSource', ({ prefix }) => {
      const text = textOf(prefix) ?? '';
      const problem = text === '' ? undefined : variableNameProblem(text, pod.target);
      if (problem === undefined) return [];
      return [
        {
          path: 'prefix',
          message: valueText('the prefix', text, problem),
          fix: 'write letters, digits and "_", as in SHOP_.',
        },
      ];
    }),
};
