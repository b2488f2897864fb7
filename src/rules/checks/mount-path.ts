import { isFields, listOf } from '../../kubernetes/json';
import { FindingSeverity } from '../finding';
import type { Rule } from '../rule';

/**
 * A mount path is absolute. The API server takes a relative one, and the container runtime then decides where it lies.
 *
 * Fields: spec.{initContainers,containers,ephemeralContainers}[*].volumeMounts[*].mountPath
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
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
        if (typeof value === 'string' && value.startsWith('/')) return [];
        return [
          {
            container: name,
            path: `${path}.volumeMounts[${index}].mountPath`,
            value,
            message: `the mount path ${JSON.stringify(value) ?? 'that is missing'} is not absolute.`,
            fix: 'begin the path with "/".',
          },
        ];
      }),
    );
  },
};
