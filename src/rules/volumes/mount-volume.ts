import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { closestName } from '../../kubernetes/closest-name';
import { fieldsOf, isAbsent, listOf, textOf, type Fields } from '../../kubernetes/json';
import { quotedFirst } from '../../kubernetes/words';
import type { Provenance } from '../../pod/provenance';
import { problemsOfEach } from '../places';
import type { Rule } from '../rule';

/**
 * Every mount names a volume that the Pod has.
 */
export const mountVolume: Rule = {
  id: 'mount-volume',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueNotFound',
  summary: 'Every mount names a volume of the Pod.',
  fields: ['spec.{initContainers,containers,ephemeralContainers}[*].volumeMounts[*].name', 'spec.volumes[*].name'],
  onlyWith: ['volumeMounts'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, ValidateVolumeMounts',
  check: ({ manifest, containers, spec, provenance }) => {
    const known = new Set([...namesOf(listOf(spec['volumes'])), ...namesOf(claimTemplates(manifest))]);
    const own = [...known].filter((name) => isOfHelper(name, provenance));
    const fixOf = fixesBy([...known].filter((name) => !own.includes(name)).sort(), own.length > 0);
    return problemsOfEach(containers, ({ fields }) =>
      listOf(fields['volumeMounts']).flatMap((mount, index) => {
        const { name } = fieldsOf(mount);
        if (typeof name === 'string' && known.has(name)) return [];
        const text = textOf(name) ?? '';
        const data = provenance.isVolumeObject(text) && { data: { namedBy: 'object' } };
        return [{ path: `volumeMounts[${index}].name`, message: messageFor(name), fix: fixOf(text), ...data }];
      }),
    );
  },
};

/** A volume that a pattern added for itself alone is no help to anybody else. */
function isOfHelper(name: string, provenance: Provenance): boolean {
  return provenance.isFromPattern({ type: 'volume', name }) && !provenance.sharedVolumes().has(name);
}

function messageFor(name: unknown): string {
  if (isAbsent(name)) return 'the mount names no volume.';
  return `no volume of the Pod has the name ${JSON.stringify(name)}.`;
}

/** Among more volumes the name that is meant is not looked for: many mounts would each be compared with all of them. */
const MAX_VOLUMES = 100;
/** So many volumes are named to choose from. */
const MAX_NAMED = 10;

/** The fix for each name that no volume has; the many mounts of one name share it. */
function fixesBy(known: readonly string[], hasOthers: boolean): (name: string) => string {
  const fixes = new Map<string, string>();
  return (name) => {
    const fix = fixes.get(name) ?? fixFor(name, known, hasOthers);
    fixes.set(name, fix);
    return fix;
  };
}

function fixFor(name: string, known: readonly string[], hasOthers: boolean): string {
  if (known.length === 0) return `add the volume to spec.volumes${hasOthers ? '' : '; the Pod has none yet'}.`;
  const closest = known.length > MAX_VOLUMES ? undefined : closestName(name, known);
  if (closest !== undefined) return `did you mean "${closest}"? Mount that one, or add the volume to spec.volumes.`;
  return `add the volume to spec.volumes, or mount one that is there: ${quotedFirst(known, MAX_NAMED)}.`;
}

function namesOf(items: readonly unknown[]): string[] {
  return items.flatMap((item) => textOf(fieldsOf(item)['name']) ?? []);
}

/** The metadata of a StatefulSet's claim templates: it gives its Pods a volume for each. */
function claimTemplates(manifest: Fields): unknown[] {
  return listOf(fieldsOf(manifest['spec'])['volumeClaimTemplates']).map((claim) => fieldsOf(claim)['metadata']);
}
