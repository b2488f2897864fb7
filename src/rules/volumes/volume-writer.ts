import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, listOf } from '../../kubernetes/json';
import { quotedFirst } from '../../kubernetes/words';
import { volumesOf } from '../../pod/volumes';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * An emptyDir that containers read has one that writes to it. It begins empty, so that if every mount is read-only it
 * stays so: the other side of a shared volume was forgotten.
 */
export const volumeWriter: Rule = {
  id: 'volume-writer',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'An emptyDir that containers read has one that writes to it.',
  fields: ['spec.volumes[*].emptyDir', 'spec.{initContainers,containers}[*].volumeMounts[*].{name,readOnly}'],
  onlyWith: ['emptyDir'],
  symptoms: [SYMPTOMS.readOnly],
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
  check: ({ spec, manifest }) => {
    const names = listOf(spec['volumes']).map((volume) => fieldsOf(volume)['name']);
    if (names.length === 0) return [];
    return volumesOf(spec)
      .filter(
        ({ type, mounts }) =>
          type === 'emptyDir' && mounts.length > 0 && mounts.every(({ access }) => access === 'read'),
      )
      .filter(({ name }) => names.includes(name) && !isClaimed(name, manifest))
      .map(({ name, mounts }) => {
        const readers = [...new Set(mounts.map(({ container }) => container))];
        return {
          path: `volumes[${names.indexOf(name)}]`,
          value: name,
          message: `${quotedFirst(readers, 3)} ${readers.length === 1 ? 'reads' : 'read'} the emptyDir "${name}", which no container can write to: it stays empty.`,
          fix: `mount "${name}" without readOnly in the container that fills it.`,
        };
      });
  },
};

/** A claim of a StatefulSet takes the place of a volume with its name. */
function isClaimed(name: string, manifest: Record<string, unknown>): boolean {
  return listOf(fieldsOf(manifest['spec'])['volumeClaimTemplates']).some(
    (claim) => fieldsOf(fieldsOf(claim)['metadata'])['name'] === name,
  );
}
