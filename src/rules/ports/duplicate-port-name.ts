import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { findRepeated } from '../../findings/repeated';
import { isPortNumber } from '../../kubernetes/port';
import { quotedList } from '../../kubernetes/words';
import { repeatedAt } from '../places';
import type { Rule } from '../rule';

/**
 * The name of a port is unique in the Pod. The API server demands it of each container; over all containers a Service or
 * monitor that asks for the name gets every port that has it.
 */
export const duplicatePortName: Rule = {
  id: 'duplicate-port-name',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  summary: 'The name of a port is unique in the Pod.',
  fields: ['spec.{initContainers,containers}[*].ports[*].name'],
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
  check: ({ ports }) => {
    const named = ports.filter(({ name, port }) => name !== undefined && isPortNumber(port));
    return findRepeated(named, ({ name }) => name ?? '').map(({ key, items }) => {
      const containers = [...new Set(items.map(({ container }) => container.name))];
      return {
        ...repeatedAt(items.map(({ path }) => `${path}.name`)),
        message: `${items.length} ports have the name "${key}", in ${quotedList(containers)}.`,
        fix: 'give each port of the Pod a name of its own.',
      };
    });
  },
};
