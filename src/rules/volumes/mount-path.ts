import { isFields, listOf } from '../../kubernetes/json';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { valueText } from '../../findings/finding-text';
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
    if ((spec['os'] as { name?: unknown } | undefined)?.name === 'windows') return [];
    return containers.flatMap(({ name, path, fields }) =>
      listOf(fields['volumeMounts']).flatMap((mount, index) => {
        const value = isFields(mount) ? mount['mountPath'] : undefined;
        if (typeof value === 'string' && ABSOLUTE.test(value)) return [];
        return [
          {
            container: name,
            path: `${path}.volumeMounts[${index}].mountPath`,
            value,
            message: valueText('the mount path', value, 'is not absolute'),
            fix: 'begin the path with "/".',
          },
        ];
      }),
    );
  },
};
