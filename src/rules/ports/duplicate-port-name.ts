import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { findRepeated } from '../../findings/repeated';
import { portNameProblem } from '../../kubernetes/names';
import { portsOfContainer } from '../../pod/network/ports';
import { repeatedAt } from '../places';
import type { Rule } from '../rule';

/**
 * Two ports of a container have different names. Over several containers see `ambiguous-port-name`.
 */
export const duplicatePortName: Rule = {
  id: 'duplicate-port-name',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueDuplicate',
  summary: 'Two ports of a container have different names.',
  fields: ['spec.{initContainers,containers}[*].ports[*].name'],
  onlyWith: ['ports'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateContainerPorts',
  check: ({ declared }) =>
    declared.flatMap((container) => {
      const named = portsOfContainer(container).filter(({ name }) => name && portNameProblem(name) === undefined);
      return findRepeated(named, ({ name }) => name ?? '').map(({ key, items }) => ({
        ...repeatedAt(items.map(({ path }) => `${path}.name`)),
        message: `${items.length} ports of "${container.name}" have the name "${key}".`,
        fix: 'give each port of the container a name of its own.',
      }));
    }),
};
