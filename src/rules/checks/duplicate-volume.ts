import { FindingSeverity } from '../finding';
import { lastOf, makersText, namedItems, repeated } from '../repeated';
import type { Rule } from '../rule';

/**
 * Two volumes have different names.
 *
 * Fields: spec.volumes[*].name
 * Source: k8s.io/kubernetes/pkg/apis/core/validation, ValidateVolumes
 */
export const duplicateVolume: Rule = {
  id: 'duplicate-volume',
  severity: FindingSeverity.ERROR,
  summary: 'Two volumes of a Pod have different names.',
  check: ({ spec, origins }) =>
    repeated(namedItems(spec['volumes'], 'volumes', 'name'), ({ name }) => name).map(({ key, items }) => {
      const makers = origins.makersOf({ type: 'volume', name: key }, items.length);
      return {
        path: `${lastOf(items).path}.name`,
        value: key,
        construct: lastOf(makers),
        message: `${items.length} volumes have the name "${key}": ${makersText(makers)}.`,
        fix: 'give one of them another name, or make it one SharedVolume that both use.',
      };
    }),
};
