import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { CauseReason } from '../../findings/cause-reason';
import { NAMED_REFERENCES, REQUIRED_FIELDS, REQUIRED_INSIDE } from '../../kubernetes/fields/required-fields';
import { isAbsent, isFields, type Fields } from '../../kubernetes/json';
import { isEmptyField, problemsByTable, type FieldProblem } from '../typed-problems';
import type { Rule } from '../rule';

/** The fields that an object cannot do without are there, and say something. */
export const requiredField: Rule = {
  id: 'required-field',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueRequired',
  summary: 'Every field that Kubernetes requires is there, and is not empty.',
  fields: ['the required fields of the Pod, and of the object that holds it'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, apps/validation and batch/validation',
  check: (pod) => [
    ...problemsByTable(
      pod,
      (type) => REQUIRED_FIELDS[type] ?? [],
      (fields, name) => problemOf(fields, name, name),
    ),
    ...problemsByTable(
      pod,
      (type) => NAMED_REFERENCES[type] ?? [],
      (fields, name) => referenceProblem(fields[name], name),
    ),
    ...problemsByTable(
      pod,
      (type) => (REQUIRED_INSIDE[type] ? [REQUIRED_INSIDE[type]] : []),
      (fields, [object, name]) => (isAbsent(fields[object]) ? problemOf({}, name, `${object}.${name}`) : []),
    ),
  ],
};

function referenceProblem(reference: unknown, name: string): FieldProblem[] {
  return isFields(reference) ? problemOf(reference, 'name', `${name}.name`) : [];
}

/** What the API server calls an empty value of some fields. */
const OTHER_REASONS: Readonly<Record<string, CauseReason>> = {
  conditionType: 'FieldValueInvalid',
  keyType: 'FieldValueNotSupported',
};

function problemOf(fields: Fields, name: string, path: string): FieldProblem[] {
  const value = fields[name];
  if (!isEmptyField(value)) return [];
  const message = value === undefined || value === null ? `${name} is missing.` : `${name} is empty.`;
  return [
    {
      path,
      ...(OTHER_REASONS[name] && { reason: OTHER_REASONS[name] }),
      message,
      fix: `write ${name}, which Kubernetes requires here.`,
    },
  ];
}
