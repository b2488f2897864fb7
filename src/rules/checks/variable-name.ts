import { featureOf, isFeatureOn, type FeatureTarget } from '../../kubernetes/fields/features';
import { fieldsOf, listOf } from '../../kubernetes/json';
import { FindingSeverity } from '../finding';
import { valueText } from '../text';
import type { Rule } from '../rule';

const STRICT = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;
const RELAXED = /^[ -<>-~]+$/;
const RELAXED_NAMES = featureOf('RelaxedEnvironmentVariableValidation');

/**
 * The name of an environment variable has letters, digits, "-", "_" and "."; newer clusters take any printable ASCII
 * character but "=".
 *
 * Fields: spec.{initContainers,containers,ephemeralContainers}[*].env[*].name
 * Source: k8s.io/apimachinery/pkg/util/validation, IsEnvVarName and IsRelaxedEnvVarName
 */
export const variableName: Rule = {
  id: 'variable-name',
  severity: FindingSeverity.ERROR,
  summary: 'The name of an environment variable is one that the target takes.',
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
