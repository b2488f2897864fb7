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

/** Of an operator that there is not, only that is said. */
function keyProblems({ key, operator }: Fields): FieldProblem[] {
  if (textOf(key) || operator === 'Exists' || !isKnown(operator)) return [];
  const message = 'the toleration has no key, which is for all taints, and its operator is not Exists.';
  return [{ path: 'operator', message, fix: 'set operator to Exists, or write the key of a taint.' }];
}

function secondsProblems({ tolerationSeconds, effect }: Fields): FieldProblem[] {
  if (isAbsent(tolerationSeconds) || effect === 'NoExecute') return [];
  const message = 'tolerationSeconds is set, and only NoExecute evicts a Pod after some time.';
  return [{ path: 'effect', message, fix: 'set effect to NoExecute, or remove tolerationSeconds.' }];
}

const OPERATORS = ['', 'Equal', 'Exists', 'Lt', 'Gt'];

function isKnown(operator: unknown): boolean {
  return OPERATORS.includes(textOf(operator) ?? '');
}

function operatorProblems({ key, operator, value }: Fields, target: FeatureTarget): FieldProblem[] {
  const [name, text] = [textOf(operator) ?? '', textOf(value) ?? ''];
  switch (name) {
    case '':
    case 'Equal':
      return equalProblems(text);
    case 'Exists':
      return existsProblems(text);
    case 'Lt':
    case 'Gt':
      return isFeatureOn(COMPARISONS, target) ? numberProblems(name, text) : [];
    default:
      return [unsupported(name, textOf(key) ?? '')];
  }
}

function unsupported(operator: string, key: string): FieldProblem {
  const message = `operator is ${JSON.stringify(operator)}, and must be Equal or Exists.`;
  const fix = key === '' ? 'write Exists, or the key of a taint and Equal or Exists.' : 'write Equal or Exists.';
  return { path: 'operator', reason: 'FieldValueNotSupported', message, fix };
}

function existsProblems(value: string): FieldProblem[] {
  if (value === '') return [];
  const message = `Exists takes no value, and ${JSON.stringify(value)} is written.`;
  return [problem('operator', message, 'remove the value, or set operator to Equal.')];
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
