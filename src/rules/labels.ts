import { fieldsOf, isFields, listOf, textOf, type Fields } from '../kubernetes/json';

/**
 * Tells whether a label selector selects an object with some labels; an empty one selects everything.
 *
 * Source: k8s.io/apimachinery/pkg/apis/meta/v1, LabelSelectorAsSelector
 */
export function labelMatcher({ matchLabels, matchExpressions }: Fields): (labels: Fields) => boolean {
  const pairs = Object.entries(fieldsOf(matchLabels));
  const expressions = listOf(matchExpressions).filter(isFields).map(expressionMatcher);
  return (labels) =>
    pairs.every(([name, value]) => own(labels, name) === value) && expressions.every((matches) => matches(labels));
}

function expressionMatcher({ key, operator, values }: Fields): (labels: Fields) => boolean {
  const name = textOf(key) ?? '';
  if (operator === 'Exists') return (labels) => own(labels, name) !== undefined;
  if (operator === 'DoesNotExist') return (labels) => own(labels, name) === undefined;
  const listed = new Set(listOf(values));
  const isListed = (value: unknown): boolean => value !== undefined && listed.has(value);
  return (labels) => isListed(own(labels, name)) === (operator !== 'NotIn');
}

function own(labels: Fields, name: string): unknown {
  return Object.hasOwn(labels, name) ? labels[name] : undefined;
}
