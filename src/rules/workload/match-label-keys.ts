import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, isFields, listOf, textOf, textsOf, type Fields } from '../../kubernetes/json';
import { qualifiedNameProblem } from '../../kubernetes/names';
import type { Pod } from '../../pod/pod';
import { mergesSpreadKeys } from '../../pod/pod-selections';
import { labelsOf } from '../../kubernetes/labels-of';
import { problemsOfType, type FieldProblem } from '../typed-problems';
import type { Rule } from '../rule';

/**
 * The label keys beside a selector are keys of labels, come with a selector, and stand in one place only. In an object
 * of kind Pod the API server adds them to the selector before it looks at it; in a template it does not.
 */
export const matchLabelKeys: Rule = {
  id: 'match-label-keys',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueForbidden',
  summary: 'The label keys beside a selector come with one, and stand in one place only.',
  fields: [
    'the matchLabelKeys and mismatchLabelKeys of spec.affinity',
    'spec.topologySpreadConstraints[*].matchLabelKeys',
  ],
  onlyWith: ['matchLabelKeys', 'mismatchLabelKeys'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, ValidateMatchLabelKeysAndMismatchLabelKeys',
  check: (pod) => [
    ...problemsOfType(pod, 'PodAffinityTerm', (term) => [
      ...keyProblems(term, 'matchLabelKeys'),
      ...keyProblems(term, 'mismatchLabelKeys'),
      ...repeatedProblems(term, pod),
      ...contradictions(term),
    ]),
    ...problemsOfType(pod, 'TopologySpreadConstraint', (constraint) => [
      ...keyProblems(constraint, 'matchLabelKeys'),
      ...(mergesSpreadKeys(pod.target) ? repeatedProblems(constraint, pod) : selectedProblems(constraint)),
    ]),
  ],
};

/** Whether the API server has stored the Pod: then it has added the keys to the selector itself. */
function isStored({ kind, manifest }: Pod): boolean {
  return kind.templatePath.length === 0 && textOf(fieldsOf(manifest['metadata'])['resourceVersion']) !== undefined;
}

function keyProblems(fields: Fields, name: string): FieldProblem[] {
  const keys = listOf(fields[name]).map((key) => textOf(key) ?? '');
  if (keys.length === 0) return [];
  if (!isFields(fields['labelSelector'])) {
    const message = `${name} has no labelSelector to add to.`;
    return [{ path: name, message, fix: 'add a labelSelector, or remove the keys.' }];
  }
  return keys.flatMap((key, index) => {
    const problem = key === '' ? 'is empty' : qualifiedNameProblem(key);
    if (problem === undefined) return [];
    return [
      {
        path: `${name}[${index}]`,
        reason: 'FieldValueInvalid',
        message: `the key ${JSON.stringify(key)} ${problem}.`,
        fix: 'write the key of a label.',
      },
    ];
  });
}

/** Keys that the selector has a second time, which the API server gives the index of the key on the whole. */
function repeatedProblems(fields: Fields, pod: Pod): FieldProblem[] {
  const selector = fields['labelSelector'];
  if (!isFields(selector) || isStored(pod)) return [];
  const keys = textsOf(fields['matchLabelKeys']);
  const seen = new Set(Object.keys(fieldsOf(selector['matchLabels'])));
  const repeated: number[] = [];
  for (const key of [
    ...expressionKeys(selector),
    ...addedKeys(keys, pod),
    ...addedKeys(textsOf(fields['mismatchLabelKeys']), pod),
  ]) {
    if (seen.has(key) && keys.includes(key)) repeated.push(keys.lastIndexOf(key));
    seen.add(key);
  }
  return [...new Set(repeated)].map((index) => repeatedProblem(keys, index));
}

function expressionKeys(selector: Fields): string[] {
  return listOf(selector['matchExpressions']).map((expression) => textOf(fieldsOf(expression)['key']) ?? '');
}

/** The keys that the API server adds to the selector: those of labels that the Pod has. */
function addedKeys(keys: readonly string[], { kind, template }: Pod): string[] {
  if (kind.templatePath.length > 0) return [];
  const labels = labelsOf(template);
  return keys.filter((key) => Object.hasOwn(labels, key));
}

function selectedProblems(fields: Fields): FieldProblem[] {
  const selector = fieldsOf(fields['labelSelector']);
  const selected = new Set([...Object.keys(fieldsOf(selector['matchLabels'])), ...expressionKeys(selector)]);
  const keys = textsOf(fields['matchLabelKeys']);
  return keys.flatMap((key, index) => (selected.has(key) ? [repeatedProblem(keys, index)] : []));
}

function repeatedProblem(keys: readonly string[], index: number): FieldProblem {
  const message = `the key ${JSON.stringify(keys[index])} stands in matchLabelKeys and in the labelSelector.`;
  return {
    path: `matchLabelKeys[${index}]`,
    reason: 'FieldValueInvalid',
    message,
    fix: 'remove it from one of the two.',
  };
}

function contradictions(fields: Fields): FieldProblem[] {
  const others = new Set(textsOf(fields['mismatchLabelKeys']));
  return textsOf(fields['matchLabelKeys']).flatMap((key, index) => {
    if (!others.has(key)) return [];
    const message = `the key ${JSON.stringify(key)} stands in matchLabelKeys and in mismatchLabelKeys.`;
    return [
      { path: `matchLabelKeys[${index}]`, reason: 'FieldValueInvalid', message, fix: 'remove it from one of the two.' },
    ];
  });
}
