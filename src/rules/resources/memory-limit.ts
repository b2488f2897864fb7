import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, isAbsent } from '../../kubernetes/json';
import type { PodContainer } from '../../pod/containers';
import { writtenAmount } from '../../pod/resources/container-resources';
import { problemsOfEach } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * A container that asks for memory has a limit of it. Without one it may take all memory of its node, and when the node
 * runs out, others are killed with it.
 */
export const memoryLimit: Rule = {
  id: 'memory-limit',
  severity: FindingSeverity.INFO,
  level: FindingLevel.RECOMMENDED,
  summary: 'A container that requests memory has a limit of it.',
  fields: ['spec.{initContainers,containers}[*].resources.{requests,limits}.memory', 'spec.resources.limits.memory'],
  onlyWith: ['resources'],
  symptoms: [SYMPTOMS.outOfMemory, SYMPTOMS.evicted, SYMPTOMS.lowOnResource, SYMPTOMS.systemOutOfMemory],
  source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits',
  check: ({ declared, spec }) => {
    if (!isAbsent(fieldsOf(fieldsOf(spec['resources'])['limits'])['memory'])) return [];
    return problemsOfEach(declared.filter(isUnlimited), (container) => [
      {
        path: 'resources.limits.memory',
        data: { request: String(writtenAmount(container, 'requests', 'memory')) },
        message: `"${container.name}" requests ${String(writtenAmount(container, 'requests', 'memory'))} of memory and may take all that its node has.`,
        fix: 'set limits.memory to the most that the program needs, or to its request.',
      },
    ]);
  },
};

function isUnlimited(container: PodContainer): boolean {
  return (
    writtenAmount(container, 'requests', 'memory') !== undefined &&
    writtenAmount(container, 'limits', 'memory') === undefined
  );
}
