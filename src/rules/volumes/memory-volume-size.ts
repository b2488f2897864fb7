import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, listOf } from '../../kubernetes/json';
import { compareQuantities, parseQuantity, ZERO, type Quantity } from '../../kubernetes/quantity';
import type { PodContainer } from '../../pod/containers';
import { writtenAmount } from '../../pod/resources/container-resources';
import type { Problem } from '../../findings/problem';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * A volume in memory has less room than the containers that write to it have memory: what is written counts as memory of
 * the container that writes it, which is killed before the volume is full.
 */
export const memoryVolumeSize: Rule = {
  id: 'memory-volume-size',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'A volume in memory is smaller than the memory limit of each container that writes to it.',
  fields: [
    'spec.volumes[*].emptyDir.{medium,sizeLimit}',
    'spec.{initContainers,containers}[*].volumeMounts[*].{name,readOnly}',
    'spec.{initContainers,containers}[*].resources.limits.memory',
  ],
  symptoms: [SYMPTOMS.outOfMemory],
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
  check: ({ spec, declared }) =>
    listOf(spec['volumes']).flatMap((item, index) => {
      const { name, emptyDir } = fieldsOf(item);
      const { medium, sizeLimit } = fieldsOf(emptyDir);
      const size = medium === 'Memory' ? parseQuantity(sizeLimit) : undefined;
      if (!size || compareQuantities(size, ZERO) <= 0) return [];
      const killed = declared.find((container) => writesTo(container, name) && fills(size, container));
      return killed ? [tooLarge(index, String(sizeLimit), killed)] : [];
    }),
};

function writesTo({ fields }: PodContainer, volume: unknown): boolean {
  return listOf(fields['volumeMounts'])
    .map(fieldsOf)
    .some(({ name, readOnly }) => name === volume && readOnly !== true);
}

/** Whether files of a size take all memory that a container may have. */
function fills(size: Quantity, container: PodContainer): boolean {
  const limit = parseQuantity(writtenAmount(container, 'limits', 'memory'));
  return limit !== undefined && compareQuantities(limit, size) <= 0;
}

function tooLarge(index: number, size: string, container: PodContainer): Problem {
  const limit = String(writtenAmount(container, 'limits', 'memory'));
  return {
    path: `volumes[${index}].emptyDir.sizeLimit`,
    message: `${size} of files in memory do not fit into the ${limit} of memory that "${container.name}" may have: what it writes there counts as its own, and it is killed before the volume is full.`,
    fix: `set sizeLimit to less than limits.memory of "${container.name}" by what the program itself needs, or raise that limit.`,
  };
}
