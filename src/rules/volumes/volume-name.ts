import { isFields, listOf, textOf } from '../../kubernetes/json';
import { dnsLabelProblem } from '../../kubernetes/names';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { valueText } from '../../findings/finding-text';
import type { Rule } from '../rule';

/**
 * The name of a volume is a DNS label.
 */
export const volumeName: Rule = {
  id: 'volume-name',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  summary: 'The name of a volume is a DNS label.',
  fields: ['spec.volumes[*].name'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, ValidateVolumes',
  check: ({ spec, provenance }) =>
    listOf(spec['volumes']).flatMap((volume, index) => {
      const name = isFields(volume) ? volume['name'] : undefined;
      const problem = typeof name === 'string' ? dnsLabelProblem(name) : 'is no text';
      if (problem === undefined) return [];
      const [construct] = provenance.addedBy({ type: 'volume', name: textOf(name) ?? '' });
      return [
        {
          ...(construct !== undefined && { construct }),
          path: `volumes[${index}].name`,
          value: name,
          message: valueText('the volume name', name, problem),
          fix: 'give the volume another name.',
        },
      ];
    }),
};
