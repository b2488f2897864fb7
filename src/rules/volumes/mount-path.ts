import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { valueText } from '../../findings/finding-text';
import { fieldsOf, listOf } from '../../kubernetes/json';
import { problemsOfEach } from '../places';
import type { Rule } from '../rule';

const ABSOLUTE = /^(\/|\\|[A-Za-z]:)/;

/**
 * A mount path is absolute. The API server takes a relative one, and the kubelet then reads it from the root, whatever
 * directory it was meant to be below. Paths with a drive, a share or a pipe are those of Windows.
 */
export const mountPath: Rule = {
  id: 'mount-path',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  summary: 'A mount path is absolute.',
  fields: ['spec.{initContainers,containers,ephemeralContainers}[*].volumeMounts[*].mountPath'],
  source: 'k8s.io/kubernetes/pkg/kubelet, makeMounts, and pkg/volume/util, MakeAbsolutePath',
  check: ({ containers, spec }) => {
    if (fieldsOf(spec['os'])['name'] === 'windows') return [];
    return problemsOfEach(containers, ({ fields }) =>
      listOf(fields['volumeMounts']).flatMap((mount, index) => {
        const { mountPath: value } = fieldsOf(mount);
        if (typeof value !== 'string' || value === '' || ABSOLUTE.test(value)) return [];
        return [
          {
            path: `volumeMounts[${index}].mountPath`,
            message: valueText('the mount path', value, 'is not absolute'),
            fix: 'begin the path with "/".',
          },
        ];
      }),
    );
  },
};
