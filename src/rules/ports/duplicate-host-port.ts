import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { findRepeated } from '../../findings/repeated';
import { portsOfContainer, type DeclaredPort } from '../../pod/network/ports';
import { repeatedAt } from '../places';
import type { Rule } from '../rule';

/**
 * A port of the node leads to one port of the Pod. With the network of the node each port of a Pod is one of the node;
 * the API server sets that default in an object of kind Pod, and not in a template. Init containers run one by one.
 */
export const duplicateHostPort: Rule = {
  id: 'duplicate-host-port',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueDuplicate',
  summary: 'A port of the node is taken once by a Pod.',
  fields: ['spec.{initContainers,containers}[*].ports[*].hostPort', 'spec.hostNetwork'],
  onlyWith: ['hostPort', 'hostNetwork'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, AccumulateUniqueHostPorts',
  check: (pod) => {
    const judged = pod.kind.templatePath.length === 0 ? pod.stored?.containers.flatMap(portsOfContainer) : undefined;
    const ports = (judged ?? pod.ports).filter(({ hostPort }) => hostPort !== 0);
    return findRepeated(ports, keyOf).map(({ items }) => ({
      ...repeatedAt(items.map(({ path }) => `${path}.hostPort`)),
      message: `${items.length} ports of the Pod take port ${portText(items)} of the node.`,
      fix: 'give each of them another hostPort, or remove all but one.',
    }));
  },
};

function keyOf({ container, protocol, hostIp, hostPort }: DeclaredPort): string {
  return [container.list === 'containers' ? '' : container.path, protocol, hostIp, hostPort].join(' ');
}

function portText([first]: readonly DeclaredPort[]): string {
  return `${first?.hostPort ?? 0}/${first?.protocol ?? 'TCP'}`;
}
