import { isFields, listOf } from '../../kubernetes/json';
import { FindingSeverity } from '../finding';
import { quotedList } from '../text';
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
    const volumes = listOf(spec['volumes']).flatMap((volume) => (isFields(volume) ? [String(volume['name'])] : []));
    const known = new Set([...volumes, ...claimTemplates(manifest)]);
    return containers.flatMap(({ name, path, fields }) =>
      listOf(fields['volumeMounts']).flatMap((mount, index) => {
        const value = isFields(mount) ? mount['name'] : undefined;
        if (typeof value === 'string' && known.has(value)) return [];
        const mountPath = isFields(mount) ? String(mount['mountPath']) : '';
        return [
          {
            container: name,
            construct: origins.makersOf({ type: 'mount', container: name, path: mountPath })[0] as string,
            path: `${path}.volumeMounts[${index}].name`,
            value,
            message: `no volume of the Pod has the name ${JSON.stringify(value) ?? 'that is missing'}.`,
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

/** A StatefulSet gives its Pods a volume for each of its claim templates. */
function claimTemplates(manifest: { [field: string]: unknown }): string[] {
  const spec = manifest['spec'];
  if (!isFields(spec)) return [];
  return listOf(spec['volumeClaimTemplates']).flatMap((claim) => {
    const metadata = isFields(claim) ? claim['metadata'] : undefined;
    return isFields(metadata) ? [String(metadata['name'])] : [];
  });
}
