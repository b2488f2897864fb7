import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { valueText } from '../../findings/finding-text';
import { FORMATTED_FIELDS, type FormattedField } from '../../kubernetes/fields/field-formats';
import { textOf } from '../../kubernetes/json';
import { problemsByTable, rowsByType, type FieldProblem } from '../typed-problems';
import type { Rule } from '../rule';

const fieldsOfType = rowsByType(FORMATTED_FIELDS);

/** A name, key or path has the format that Kubernetes asks for. */
export const fieldFormat: Rule = {
  id: 'field-format',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'A name, key or path has the format that Kubernetes asks for.',
  fields: ['the names, keys and paths of the Pod, and of the object that holds it'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation and k8s.io/apimachinery/pkg/util/validation',
  check: (pod) =>
    problemsByTable(pod, fieldsOfType, (fields, field) => {
      if (pod.target.version.minor < (field.since ?? 0)) return [];
      const value = fields[field.name];
      if (!Array.isArray(value)) return problemOf(value, field.name, field);
      return value.flatMap((item: unknown, index) => problemOf(item, `${field.name}[${index}]`, field));
    }),
};

function problemOf(value: unknown, path: string, field: FormattedField): FieldProblem[] {
  const text = textOf(value);
  if (text === undefined || (text === '' && !field.refusesEmpty)) return [];
  const problem = text === '' ? 'is empty' : field.problemOf(text);
  if (problem === undefined) return [];
  return [
    {
      path,
      ...(text === '' && field.name === 'signerName' && { reason: 'FieldValueRequired' }),
      message: valueText(field.name, text, problem),
      fix: 'correct it, or leave it out.',
    },
  ];
}
