import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { closestName } from '../../kubernetes/closest-name';
import { enumeratedFieldsOf, type EnumeratedField } from '../../kubernetes/fields/enumerated-fields';
import { textOf } from '../../kubernetes/json';
import { quotedChoice } from '../../kubernetes/words';
import type { FeatureTarget } from '../../kubernetes/fields/features';
import { problemsByTable, type FieldProblem } from '../typed-problems';
import type { Rule } from '../rule';

/** A field that takes one of a few values has one of them. */
export const enumValue: Rule = {
  id: 'enum-value',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueNotSupported',
  summary: 'A field that takes one of a few values has one of them.',
  fields: ['the enumerations of the Pod, and of the object that holds it'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, apps/validation and batch/validation',
  check: (pod) =>
    problemsByTable(pod, enumeratedFieldsOf, (fields, field) => problemsOf(fields[field.name], field, pod.target)),
};

/** The fields of which the API server does not say that a value is unsupported. */
const INVALID: ReadonlySet<string> = new Set([
  'LabelSelectorRequirement.operator',
  'StatefulSetSpec.podManagementPolicy',
  'StatefulSetUpdateStrategy.type',
]);
const REQUIRED: ReadonlySet<string> = new Set(['PodSpec.preemptionPolicy']);

function reasonOf({ type, name }: EnumeratedField, text: string): Pick<FieldProblem, 'reason'> {
  if (INVALID.has(`${type}.${name}`)) return { reason: 'FieldValueInvalid' };
  return text === '' && REQUIRED.has(`${type}.${name}`) ? { reason: 'FieldValueRequired' } : {};
}

function problemsOf(value: unknown, field: EnumeratedField, target: FeatureTarget): FieldProblem[] {
  const { name, isList } = field;
  if (!isList) return problemOf(value, name, field, target);
  return Array.isArray(value)
    ? value.flatMap((item: unknown, index) => problemOf(item, `${name}[${index}]`, field, target))
    : [];
}

function problemOf(value: unknown, path: string, field: EnumeratedField, target: FeatureTarget): FieldProblem[] {
  const text = textOf(value);
  if (text === undefined || (text === '' && field.takesEmpty)) return [];
  const values = field.valuesIn(target);
  if (values.includes(text)) return [];
  const closest = closestName(text, values);
  return [
    {
      path,
      ...reasonOf(field, text),
      message: `${field.name} is ${JSON.stringify(text)}, and must be ${quotedChoice(values)}.`,
      fix:
        closest === undefined ? 'write one of these values.' : `did you mean "${closest}"? Write one of these values.`,
    },
  ];
}
