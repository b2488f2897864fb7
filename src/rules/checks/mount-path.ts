import { isFields, listOf } from '../../kubernetes/json';
import { FindingSeverity } from '../finding';
import { valueText } from '../text';
import type { Rule } from '../rule';

const ABSOLUTE = /^(\/|\\|[A-Za-z]:)/;

/**
 * A mount path is absolute. The API server takes a relative one, and the kubelet then reads it from the root, whatever
 * directory it was meant to be below. Paths with a drive, a share or a pipe are those of Windows.
 *
 * Fields: spec.{initContainers,containers,ephemeralContainers}[*].volumeMounts[*].mountPath
 * Source: k8s.io/kubernetes/pkg/kubelet, makeMounts, and pkg/volume/util, MakeAbsolutePath
 */
export const mountPath: Rule = {
  id: 'mount-path',
  severity: FindingSeverity.ERROR,
  summary: 'A mount path is absolute.',
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
