import { fieldsOf, isFields, listOf, textOf, type Fields } from '../kubernetes/json';

/** The labels in the metadata of an object, or of the template of Pods. */
export function labelsOf(holder: unknown): Fields {
  return fieldsOf(fieldsOf(fieldsOf(holder)['metadata'])['labels']);
}

/**
 * Whether a label selector selects an object with these labels; an empty one selects everything.
 *
 * Source: k8s.io/apimachinery/pkg/apis/meta/v1, LabelSelectorAsSelector
 */
export function selectsLabels({ matchLabels, matchExpressions }: Fields, labels: Fields): boolean {
  const pairs = Object.entries(fieldsOf(matchLabels));
  const expressions = listOf(matchExpressions).filter(isFields);
  return (
    pairs.every(([name, value]) => own(labels, name) === value) && expressions.every((each) => agrees(each, labels))
  );
}

function agrees({ key, operator, values }: Fields, labels: Fields): boolean {
  const value = own(labels, textOf(key) ?? '');
  if (operator === 'Exists') return value !== undefined;
  if (operator === 'DoesNotExist') return value === undefined;
  const isListed = value !== undefined && listOf(values).includes(value);
  return operator === 'NotIn' ? !isListed : isListed;
}

function own(labels: Fields, name: string): unknown {
  return Object.hasOwn(labels, name) ? labels[name] : undefined;
}
