import { portsOfContainer, type DeclaredPort } from '../../pod/network/ports';
import { admittedContainers, admittedSpec } from '../admitted-pod';
import { podSecurityRule } from '../pod-security-rule';
import { SYMPTOMS } from '../symptoms';

/** No container takes a port of the node. With the network of the node the API server makes each port one. */
export const hostPort = podSecurityRule({
  id: 'host-port',
  standard: 'baseline',
  summary: 'No container takes a port of the node.',
  fields: ['spec.{initContainers,containers,ephemeralContainers}[*].ports[*].hostPort', 'spec.hostNetwork'],
  name: 'hostPorts',
  reason: 'hostPort',
  symptoms: [SYMPTOMS.pending, SYMPTOMS.failedScheduling, SYMPTOMS.noFreePorts],
  violations: (pod) =>
    admittedContainers(pod)
      .flatMap(portsOfContainer)
      .filter((port) => port.hostPort !== 0)
      .map((port) => ({
        path: `${port.path}.hostPort`,
        detail: `container "${port.container.name}" uses hostPort ${port.hostPort}`,
        ...(admittedSpec(pod)['hostNetwork'] !== true && { data: { containerPort: mergeKeyOf(port) } }),
        fix:
          admittedSpec(pod)['hostNetwork'] === true
            ? 'remove hostNetwork, with which each port of the Pod is one of the node, and hostPort if it is set.'
            : 'remove hostPort, and let a Service lead to the containerPort.',
      })),
});

/** What tells the port apart from the others of its container, as a manifest has it. */
function mergeKeyOf({ port, protocol }: DeclaredPort): string {
  return `containerPort: ${String(port)}${protocol === 'TCP' ? '' : `, protocol: '${protocol}'`}`;
}
