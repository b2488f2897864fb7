import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { valueText } from '../../findings/finding-text';
import { featureOf, isFeatureOn, type FeatureTarget } from '../../kubernetes/fields/features';
import { fieldsOf, listOf } from '../../kubernetes/json';
import { problemsOfEach } from '../places';
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
    problemsOfEach(containers, ({ fields }) =>
      listOf(fields['env']).flatMap((variable, index) => {
        const { name } = fieldsOf(variable);
        const problem = nameProblem(name, target);
        if (problem === undefined) return [];
        return [
          {
            path: `env[${index}].name`,
            message: valueText('the variable name', name, problem),
            fix: 'choose a name of letters, digits and "_" that does not begin with a digit.',
          },
        ];
      }),
    ),
};

function nameProblem(name: unknown, target: FeatureTarget): string | undefined {
  if (typeof name !== 'string') return 'is not a string';
  if (name === '') return 'is empty';
  if (isFeatureOn(RELAXED_NAMES, target)) {
    return RELAXED.test(name) ? undefined : 'must consist of printable ASCII characters other than "="';
  }
  if (!STRICT.test(name)) return 'must consist of letters, digits, "-", "_" and ".", and not begin with a digit';
  return name === '.' || name.startsWith('..') ? 'must not be "." or begin with ".."' : undefined;
}
