import { fieldsOf, listOf, textOf, type Fields } from '../../kubernetes/json';
import { FindingSeverity } from '../finding';
import { quotedList } from '../../kubernetes/words';
import type { Rule } from '../rule';

/**
 * Every mount names a volume that the Pod has.
 *
 * Fields: spec.{initContainers,containers,ephemeralContainers}[*].volumeMounts[*].name
 * Source: k8s.io/kubernetes/pkg/apis/core/validation, ValidateVolumeMounts
 */
export const mountVolume: Rule = {
  id: 'mount-volume',
  severity: FindingSeverity.ERROR,
  summary: 'Every mount names a volume of the Pod.',
  check: ({ manifest, containers, spec, origins }) => {
    const known = new Set([...namesOf(listOf(spec['volumes'])), ...namesOf(claimTemplates(manifest))]);
    return containers.flatMap(({ name, path, fields }) =>
      listOf(fields['volumeMounts']).flatMap((mount, index) => {
        const { name: value, mountPath } = fieldsOf(mount);
        if (typeof value === 'string' && known.has(value)) return [];
        const part = { type: 'mount', container: name, path: textOf(mountPath) ?? '' } as const;
        return [
          {
            container: name,
            construct: origins.makersOf(part)[0] as string,
            path: `${path}.volumeMounts[${index}].name`,
            value,
            message: messageFor(value),
            fix:
              known.size === 0
                ? 'add the volume, for example with a SharedVolume; the Pod has none yet.'
                : `add the volume, or mount one that is there: ${quotedList([...known].sort())}.`,
          },
        ];
      }),
    );
  },
};

function messageFor(value: unknown): string {
  if (value === undefined || value === null) return 'the mount names no volume.';
  return `no volume of the Pod has the name ${JSON.stringify(value)}.`;
}

function namesOf(items: readonly unknown[]): string[] {
  return items.flatMap((item) => textOf(fieldsOf(item)['name']) ?? []);
}

/** The metadata of a StatefulSet's claim templates: it gives its Pods a volume for each. */
function claimTemplates(manifest: Fields): unknown[] {
  return listOf(fieldsOf(manifest['spec'])['volumeClaimTemplates']).map((claim) => fieldsOf(claim)['metadata']);
}
