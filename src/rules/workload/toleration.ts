import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { featureOf, isFeatureOn, type FeatureTarget } from '../../kubernetes/fields/features';
import { isAbsent, textOf, type Fields } from '../../kubernetes/json';
import { labelValueProblem } from '../../kubernetes/names';
import { problemsOfType, type FieldProblem } from '../typed-problems';
import type { Rule } from '../rule';

const COMPARISONS = featureOf('TaintTolerationComparisonOperators');

/** The key, operator, value and effect of a toleration fit each other. */
export const toleration: Rule = {
  id: 'toleration',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'The key, operator, value and effect of a toleration fit each other.',
  fields: ['spec.tolerations[*]'],
  onlyWith: ['tolerations'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, ValidateTolerations',
  check: (pod) =>
    problemsOfType(pod, 'Toleration', (fields) => [
      ...keyProblems(fields),
      ...secondsProblems(fields),
      ...operatorProblems(fields, pod.target),
    ]),
};

function keyProblems({ key, operator }: Fields): FieldProblem[] {
  if (textOf(key) || operator === 'Exists') return [];
  const message = 'the toleration has no key, which is for all taints, and its operator is not Exists.';
  return [{ path: 'operator', message, fix: 'set operator to Exists, or write the key of a taint.' }];
}

function secondsProblems({ tolerationSeconds, effect }: Fields): FieldProblem[] {
  if (isAbsent(tolerationSeconds) || effect === 'NoExecute') return [];
  const message = 'tolerationSeconds is set, and only NoExecute evicts a Pod after some time.';
  return [{ path: 'effect', message, fix: 'set effect to NoExecute, or remove tolerationSeconds.' }];
}

function operatorProblems({ operator, value }: Fields, target: FeatureTarget): FieldProblem[] {
  const [name, text] = [textOf(operator) ?? '', textOf(value) ?? ''];
  switch (name) {
    case '':
    case 'Equal':
      return equalProblems(text);
    case 'Exists':
      return text === ''
        ? []
        : [
            problem(
              'operator',
              `Exists takes no value, and ${JSON.stringify(text)} is written.`,
              'remove the value, or set operator to Equal.',
            ),
          ];
    case 'Lt':
    case 'Gt':
      return isFeatureOn(COMPARISONS, target) ? numberProblems(name, text) : [];
    default: {
      const message = `operator is ${JSON.stringify(name)}, and must be Equal or Exists.`;
      return [{ path: 'operator', reason: 'FieldValueNotSupported', message, fix: 'write Equal or Exists.' }];
    }
  }
}

/** The API server names the operator, not the value. */
function equalProblems(value: string): FieldProblem[] {
  const wrong = labelValueProblem(value);
  return wrong === undefined
    ? []
    : [problem('operator', `the value ${JSON.stringify(value)} ${wrong}.`, 'write a value that a taint can have.')];
}

const DECIMAL = /^(0|-?[1-9]\d*)$/;

function numberProblems(operator: string, value: string): FieldProblem[] {
  const isNumber = DECIMAL.test(value) && BigInt.asIntN(64, BigInt(value)) === BigInt(value);
  return isNumber
    ? []
    : [
        problem(
          'value',
          `${operator} compares numbers, and ${JSON.stringify(value)} is not a whole number of 64 bits.`,
          'write a number, such as "5".',
        ),
      ];
}

function problem(path: string, message: string, fix: string): FieldProblem {
  return { path, message, fix };
}
