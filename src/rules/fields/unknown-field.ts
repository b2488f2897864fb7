import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { closestName } from '../../kubernetes/closest-name';
import { findUnknownFields, type UnknownField } from '../../kubernetes/fields/unknown-fields';
import { NEWEST_VERSION } from '../../kubernetes/version';
import type { Problem } from '../../findings/problem';
import type { Rule } from '../rule';

/**
 * Every field is one that Kubernetes has. The API server refuses any other under strict field validation, the default of
 * kubectl, and drops it with a warning otherwise.
 */
export const unknownField: Rule = {
  id: 'unknown-field',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  summary: 'Every field of the Pod is one that Kubernetes has.',
  fields: ['the fields of the Pod'],
  source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
  check: (pod) =>
    findUnknownFields(pod.spec, pod.target.version)
      .filter(({ name }) => pod.target.additionalFields?.includes(name) !== true)
      .map(problemOf),
};

function problemOf({ path, name, known }: UnknownField): Problem {
  const closest = closestName(name, known);
  return {
    path,
    message: `no version of Kubernetes up to ${NEWEST_VERSION.toString()} has the field "${name}" here.`,
    fix:
      closest === undefined
        ? 'correct the name, or remove the field.'
        : `did you mean "${closest}"? Use that name, or remove the field.`,
    data: {
      field: name,
      ...(closest !== undefined && { meant: path.slice(0, path.length - name.length) + closest }),
    },
  };
}
