import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { valueText } from '../../findings/finding-text';
import { fieldsOf, isAbsent, listOf } from '../../kubernetes/json';
import { problemsOfEach } from '../places';
import type { Rule } from '../rule';

/**
 * A mount has a path.
 */
export const mountPathMissing: Rule = {
  id: 'mount-path-missing',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueRequired',
  summary: 'A mount has a path.',
  fields: ['spec.{initContainers,containers,ephemeralContainers}[*].volumeMounts[*].mountPath'],
  onlyWith: ['volumeMounts'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, ValidateVolumeMounts',
  check: ({ containers }) =>
    problemsOfEach(containers, ({ fields }) =>
      listOf(fields['volumeMounts']).flatMap((mount, index) => {
        const { mountPath } = fieldsOf(mount);
        if (!isAbsent(mountPath) && mountPath !== '') return [];
        return [
          {
            path: `volumeMounts[${index}].mountPath`,
            message: valueText('the mount path', mountPath, 'is empty'),
            fix: 'write the absolute path at which the container finds the volume, such as "/data".',
          },
        ];
      }),
    ),
};
