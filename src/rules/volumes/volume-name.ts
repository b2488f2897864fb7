import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { valueText } from '../../findings/finding-text';
import { fieldsOf, listOf, textOf } from '../../kubernetes/json';
import { dnsLabelProblem } from '../../kubernetes/names';
import { isEmptyField } from '../typed-problems';
import type { Rule } from '../rule';

/**
 * The name of a volume is a DNS label.
 */
export const volumeName: Rule = {
  id: 'volume-name',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'The name of a volume is a DNS label.',
  fields: ['spec.volumes[*].name'],
  onlyWith: ['volumes'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, ValidateVolumes',
  check: ({ spec }) =>
    listOf(spec['volumes']).flatMap((volume, index) => {
      const { name } = fieldsOf(volume);
      const problem = dnsLabelProblem(textOf(name) ?? '');
      if (problem === undefined) return [];
      return [
        {
          path: `volumes[${index}].name`,
          ...(isEmptyField(name) && { reason: 'FieldValueRequired' as const }),
          message: valueText('the volume name', name, problem),
          fix: 'give the volume a name of lower-case letters, digits and "-".',
        },
      ];
    }),
};
