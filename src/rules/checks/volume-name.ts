import { isFields, listOf, textOf } from '../../kubernetes/json';
import { dnsLabelProblem } from '../../kubernetes/names';
import { FindingSeverity } from '../finding';
import { valueText } from '../text';
import type { Rule } from '../rule';

/**
 * The name of a volume is a DNS label.
 *
 * Fields: spec.volumes[*].name
 * Source: k8s.io/kubernetes/pkg/apis/core/validation, ValidateVolumes
 */
export const volumeName: Rule = {
  id: 'volume-name',
  severity: FindingSeverity.ERROR,
  summary: 'The name of a volume is a DNS label.',
  check: ({ spec, origins }) =>
    listOf(spec['volumes']).flatMap((volume, index) => {
      const name = isFields(volume) ? volume['name'] : undefined;
      const problem = typeof name === 'string' ? dnsLabelProblem(name) : 'is no text';
      if (problem === undefined) return [];
      const [construct] = origins.makersOf({ type: 'volume', name: textOf(name) ?? '' });
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
