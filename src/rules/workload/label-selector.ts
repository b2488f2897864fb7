import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, isAbsent, isFields, listOf, textOf, type Fields } from '../../kubernetes/json';
import { labelValueProblem, qualifiedNameProblem } from '../../kubernetes/names';
import { problemsOfType, type FieldProblem } from '../typed-problems';
import type { Rule } from '../rule';

/** A selector names labels that there can be, with operators that have the values they need. */
export const labelSelector: Rule = {
  id: 'label-selector',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'A selector names labels that there can be, with the values that its operators need.',
  fields: [
    'spec.selector',
    'spec.nodeSelector',
    'the label selectors of spec.affinity and of spec.topologySpreadConstraints',
  ],
  onlyWith: ['matchLabels', 'matchExpressions', 'nodeSelector'],
  source: 'k8s.io/apimachinery/pkg/apis/meta/v1/validation, ValidateLabelSelector',
  check: (pod) => [
    ...problemsOfType(pod, 'LabelSelector', ({ matchLabels }) => labelProblems(matchLabels, 'matchLabels')),
    ...problemsOfType(pod, 'LabelSelectorRequirement', requirementProblems),
    ...problemsOfType(pod, 'PodSpec', ({ nodeSelector }) => labelProblems(nodeSelector, 'nodeSelector')),
  ],
};

/** What is wrong with labels. The API server names the map, not the label in it. */
export function labelProblems(labels: unknown, path: string): FieldProblem[] {
  return Object.entries(fieldsOf(labels)).flatMap(([key, value]) => {
    const [ofKey, ofValue] = [qualifiedNameProblem(key), labelValueProblem(textOf(value) ?? '')];
    return [
      ...(ofKey === undefined
        ? []
        : [{ path, value: key, message: `the key ${JSON.stringify(key)} ${ofKey}.`, fix: KEY }]),
      ...(ofValue === undefined
        ? []
        : [{ path, value, message: `the value of ${JSON.stringify(key)} ${ofValue}.`, fix: VALUE }]),
    ];
  });
}

const KEY = 'write the key of a label, such as team or example.com/team.';
const VALUE = 'write a value that a label can have.';

const WITH_VALUES = ['In', 'NotIn'];
const WITHOUT_VALUES = ['Exists', 'DoesNotExist'];

/** What is wrong with a requirement. */
export function requirementProblems(requirement: Fields): FieldProblem[] {
  return [...keyProblems(requirement), ...operatorProblems(requirement), ...valueProblems(requirement)];
}

/** What is wrong with the key of a requirement. */
export function keyProblems({ key }: Fields): FieldProblem[] {
  const problem = isAbsent(key) || key === '' ? 'is empty' : qualifiedNameProblem(textOf(key) ?? '');
  return problem === undefined
    ? []
    : [{ path: 'key', message: `the key ${JSON.stringify(key ?? '')} ${problem}.`, fix: KEY }];
}

/** Whether a requirement has the values that its operator needs. */
export function operatorProblems({ operator, values }: Fields): FieldProblem[] {
  const name = textOf(operator) ?? '';
  if (isAbsent(operator)) {
    return [
      {
        path: 'operator',
        reason: 'FieldValueInvalid',
        message: 'operator is missing.',
        fix: 'write In, NotIn, Exists or DoesNotExist.',
      },
    ];
  }
  const count = listOf(values).length;
  if (WITH_VALUES.includes(name) && count === 0) {
    return [
      {
        path: 'values',
        reason: 'FieldValueRequired',
        message: `${name} has no values to compare with.`,
        fix: 'write at least one value, or use Exists.',
      },
    ];
  }
  if (WITHOUT_VALUES.includes(name) && count > 0) {
    return [
      {
        path: 'values',
        reason: 'FieldValueForbidden',
        message: `${name} takes no values, and ${count} are written.`,
        fix: 'remove the values, or use In.',
      },
    ];
  }
  return [];
}

/** Whether the values are ones that labels have. */
export function valueProblems({ values }: Fields): FieldProblem[] {
  return listOf(values).flatMap((value, index) => {
    const problem = labelValueProblem(textOf(value) ?? '');
    return problem === undefined
      ? []
      : [{ path: `values[${index}]`, message: `${JSON.stringify(value)} ${problem}.`, fix: VALUE }];
  });
}

/** Whether a value is a selector with something in it. */
export function isSelecting(selector: unknown): boolean {
  if (!isFields(selector)) return false;
  return Object.keys(fieldsOf(selector['matchLabels'])).length + listOf(selector['matchExpressions']).length > 0;
}
