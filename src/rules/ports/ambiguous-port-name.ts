import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { findRepeated } from '../../findings/repeated';
import { quotedList } from '../../kubernetes/words';
import { repeatedAt } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * The name of a port means one container. The API server takes, with a warning, a name that several containers use; a
 * Service that asks for it gets one of them. Nobody looks for a port in an init step.
 */
export const ambiguousPortName: Rule = {
  id: 'ambiguous-port-name',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  summary: 'The name of a port is used by one container of a Pod.',
  fields: ['spec.{initContainers,containers}[*].ports[*].name'],
  onlyWith: ['ports'],
  symptoms: [SYMPTOMS.duplicatePortName],
  source: 'k8s.io/kubernetes/pkg/api/pod, warningsForPodSpecAndMeta (duplicate port name)',
  check: ({ ports }) => {
    const named = ports.filter(({ name, container }) => name !== undefined && container.kind !== 'init');
    return findRepeated(named, ({ name }) => name ?? '').flatMap(({ key, items }) => {
      const containers = [...new Set(items.map(({ container }) => container.name))];
      if (containers.length < 2) return [];
      return [
        {
          ...repeatedAt(items.map(({ path }) => `${path}.name`)),
          message: `the containers ${quotedList(containers)} each have a port named "${key}", and a Service that selects it by name reaches only one.`,
          fix: 'give each port of the Pod a name of its own.',
        },
      ];
    });
  },
};
