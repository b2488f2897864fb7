import { featureOf, isFeatureOn, type FeatureTarget } from './fields/features';

const STRICT = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;
const RELAXED = /^[ -<>-~]+$/;
const RELAXED_NAMES = featureOf('RelaxedEnvironmentVariableValidation');

/**
 * Why a text is not the name of an environment variable in a cluster; undefined if it is one.
 *
 * Source: k8s.io/apimachinery/pkg/util/validation, IsEnvVarName and IsRelaxedEnvVarName.
 */
export function variableNameProblem(name: string, target: FeatureTarget): string | undefined {
  if (name === '') return 'is empty';
  if (isFeatureOn(RELAXED_NAMES, target)) {
    return RELAXED.test(name) ? undefined : 'must consist of printable ASCII characters other than "="';
  }
  if (!STRICT.test(name)) return 'must consist of letters, digits, "-", "_" and ".", and not begin with a digit';
  return name === '.' || name.startsWith('..') ? 'must not be "." or begin with ".."' : undefined;
}
