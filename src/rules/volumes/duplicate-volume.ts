import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { findRepeated, namedItems } from '../../findings/repeated';
import { claimsOf } from '../../pod/claims';
import { repeatedAt } from '../places';
import type { Rule } from '../rule';

/**
 * Two volumes have different names. A StatefulSet has its claims in the place of volumes of the same name, at which the API
 * server does not look.
 */
export const duplicateVolume: Rule = {
  id: 'duplicate-volume',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueDuplicate',
  summary: 'Two volumes of a Pod have different names.',
  fields: ['spec.volumes[*].name'],
  onlyWith: ['volumes'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, ValidateVolumes',
  check: ({ spec, manifest }) => {
    const claims = claimsOf(manifest);
    const volumes = namedItems(spec['volumes'], 'volumes', 'name').filter(({ name }) => !claims.includes(name));
    return findRepeated(volumes, ({ name }) => name).map(({ key, items }) => ({
      ...repeatedAt(items.map(({ path }) => `${path}.name`)),
      message: `${items.length} volumes have the name "${key}".`,
      fix: 'give each volume a name of its own, or let both users mount one volume.',
    }));
  },
};
