import { featureOf, isFeatureOn, type FeatureTarget } from '../../kubernetes/fields/features';
import { fieldsOf, listOf } from '../../kubernetes/json';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { valueText } from '../../findings/finding-text';
import type { Rule } from '../rule';

const STRICT = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;
const RELAXED = /^[ -<>-~]+$/;
const RELAXED_NAMES = featureOf('RelaxedEnvironmentVariableValidation');

/**
 * The name of an environment variable has letters, digits, "-", "_" and "."; newer clusters take any printable ASCII
 * character but "=".
 */
export const variableName: Rule = {
  id: 'variable-name',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  summary: 'The name of an environment variable is one that the target takes.',
  fields: ['spec.{initContainers,containers,ephemeralContainers}[*].env[*].name'],
  source: 'k8s.io/apimachinery/pkg/util/validation, IsEnvVarName and IsRelaxedEnvVarName',
  check: ({ containers, target }) =>
    containers.flatMap(({ name, path, fields }) =>
      listOf(fields['env']).flatMap((variable, index) => {
        const value = fieldsOf(variable)['name'];
        if (isVariableName(value, target)) return [];
        return [
          {
            container: name,
            path: `${path}.env[${index}].name`,
            value,
            message: valueText('the variable name', value, 'is none that the target takes'),
            fix: 'choose a name of letters, digits and "_" that does not begin with a digit.',
          },
        ];
      }),
    ),
};

function isVariableName(name: unknown, target: FeatureTarget): boolean {
  if (typeof name !== 'string') return false;
  if (isFeatureOn(RELAXED_NAMES, target)) return RELAXED.test(name);
  return STRICT.test(name) && name !== '.' && !name.startsWith('..');
}
