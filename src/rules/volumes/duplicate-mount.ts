import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { findRepeated, namedItems } from '../../findings/repeated';
import { textOf } from '../../kubernetes/json';
import { quotedList } from '../../kubernetes/words';
import { repeatedAt } from '../places';
import { removalOfRepeated } from '../mends';
import type { Rule } from '../rule';

/**
 * A container mounts one volume at a path.
 */
export const duplicateMount: Rule = {
  id: 'duplicate-mount',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'A container mounts one volume at a path.',
  fields: ['spec.{initContainers,containers,ephemeralContainers}[*].volumeMounts[*].mountPath'],
  onlyWith: ['volumeMounts'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, ValidateVolumeMounts',
  mend: removalOfRepeated,
  check: ({ containers }) =>
    containers.flatMap(({ path, fields }) => {
      const mounts = namedItems(fields['volumeMounts'], `${path}.volumeMounts`, 'mountPath');
      return findRepeated(mounts, ({ name }) => name).map(({ key, items }) => {
        const volumes = quotedList(items.map((item) => textOf(item.fields['name']) ?? ''));
        return {
          ...repeatedAt(items.map((item) => `${item.path}.mountPath`)),
          message: `${items.length} mounts are at "${key}", of the volumes ${volumes}.`,
          fix: 'mount each of them at a path of its own.',
        };
      });
    }),
};
