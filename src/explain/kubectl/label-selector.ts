import { fieldsOf, isFields, listOf, textOf, type Fields } from '../../kubernetes/json';

type Expression = (key: string, values: string) => string;

/** Source: k8s.io/apimachinery/pkg/apis/meta/v1, LabelSelectorOperator; pkg/labels, Requirement.String. */
const EXPRESSIONS: ReadonlyMap<string, Expression> = new Map<string, Expression>([
  ['In', (key, values) => `${key} in (${values})`],
  ['NotIn', (key, values) => `${key} notin (${values})`],
  ['Exists', (key) => key],
  ['DoesNotExist', (key) => `!${key}`],
]);

/** The characters of label keys, label values and selectors; a text with any other cannot select labels. */
const LABELS = /^[\w.,=/() !-]*$/;

/** A set of labels as kubectl takes it after `-l`; empty if there are none, or if one is not a valid label. */
export function labelsText(labels: unknown): string {
  return joined(Object.entries(fieldsOf(labels)).map(([key, value]) => `${key}=${textOf(value) ?? ''}`));
}

/** A label selector as kubectl takes it after `-l`; empty if it has no terms, or one that is not valid. */
export function labelSelectorText(selector: Fields): string {
  const expressions = listOf(selector['matchExpressions']).filter(isFields).map(expressionText);
  return joined([labelsText(selector['matchLabels']), ...expressions]);
}

function joined(parts: readonly string[]): string {
  const text = parts.filter((part) => part !== '').join(',');
  return LABELS.test(text) ? text : '';
}

function expressionText(expression: Fields): string {
  const values = listOf(expression['values']).flatMap((value) => textOf(value) ?? []);
  const write = EXPRESSIONS.get(textOf(expression['operator']) ?? '');
  return write?.(textOf(expression['key']) ?? '', values.join(',')) ?? '';
}
