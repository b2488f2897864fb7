import { fieldsOf, listOf, textOf, type Fields } from '../../kubernetes/json';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { quotedList } from '../../kubernetes/words';
import type { Rule } from '../rule';

/**
 * Every mount names a volume that the Pod has.
 */
export const mountVolume: Rule = {
  id: 'mount-volume',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  summary: 'Every mount names a volume of the Pod.',
  fields: ['spec.{initContainers,containers,ephemeralContainers}[*].volumeMounts[*].name'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, ValidateVolumeMounts',
  check: ({ manifest, containers, spec, provenance }) => {
    const known = new Set([...namesOf(listOf(spec['volumes'])), ...namesOf(claimTemplates(manifest))]);
    return containers.flatMap(({ name, path, fields }) =>
      listOf(fields['volumeMounts']).flatMap((mount, index) => {
        const { name: value, mountPath } = fieldsOf(mount);
        if (typeof value === 'string' && known.has(value)) return [];
        const part = { type: 'mount', container: name, path: textOf(mountPath) ?? '' } as const;
        return [
          {
            container: name,
            construct: provenance.addedBy(part)[0] as string,
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
