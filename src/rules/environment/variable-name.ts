import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { valueText } from '../../findings/finding-text';
import { fieldsOf, listOf } from '../../kubernetes/json';
import { variableNameProblem } from '../../kubernetes/variable-name';
import { problemsOfEach } from '../places';
import { isEmptyField } from '../typed-problems';
import type { Rule } from '../rule';

/**
 * The name of an environment variable has letters, digits, "-", "_" and "."; newer clusters take any printable ASCII
 * character but "=".
 */
export const variableName: Rule = {
  id: 'variable-name',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'The name of an environment variable is one that the target takes.',
  fields: ['spec.{initContainers,containers,ephemeralContainers}[*].env[*].name'],
  onlyWith: ['env'],
  source: 'k8s.io/apimachinery/pkg/util/validation, IsEnvVarName and IsRelaxedEnvVarName',
  check: ({ containers, target }) =>
    problemsOfEach(containers, ({ fields }) =>
      listOf(fields['env']).flatMap((variable, index) => {
        const { name } = fieldsOf(variable);
        const problem = typeof name === 'string' ? variableNameProblem(name, target) : 'is not a string';
        if (problem === undefined) return [];
        return [
          {
            path: `env[${index}].name`,
            ...(isEmptyField(name) && { reason: 'FieldValueRequired' as const }),
            message: valueText('the variable name', name, problem),
            fix: 'choose a name of letters, digits and "_" that does not begin with a digit.',
          },
        ];
      }),
    ),
};
