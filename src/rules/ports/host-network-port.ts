import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { portsOfContainer } from '../../pod/network/ports';
import type { Rule } from '../rule';

/**
 * In the network of the node a port of a container is one of the node, so that a `hostPort` can only repeat it. The API
 * server does not look at init containers.
 */
export const hostNetworkPort: Rule = {
  id: 'host-network-port',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'In the network of the node, a host port is the port itself.',
  fields: ['spec.hostNetwork', 'spec.containers[*].ports[*].{containerPort,hostPort}'],
  onlyWith: ['hostPort'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateHostNetwork',
  check: ({ spec, containers }) => {
    if (spec['hostNetwork'] !== true) return [];
    return containers
      .filter(({ list }) => list === 'containers')
      .flatMap(portsOfContainer)
      .filter(({ port, hostPort }) => hostPort !== 0 && hostPort !== port)
      .map(({ container, path, port, hostPort }) => ({
        path: `${path}.hostPort`,
        message:
          `port ${String(port)} of "${container.name}" cannot be port ${hostPort} of the node: with hostNetwork it is port ` +
          `${String(port)} of the node.`,
        fix: 'remove the hostPort, or let the program listen on it and declare it as the containerPort.',
      }));
  },
};
