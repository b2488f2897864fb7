import { handlerPort, probesOf } from '../../pod/handlers';
import { portsOfContainer } from '../../pod/network/ports';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Rule } from '../rule';

/**
 * The port that a probe calls by number is one that a container of the Pod declares. Kubernetes does not ask for it, so
 * that a slip in the number shows only when the Pod never becomes ready. A container that declares no ports at all says
 * nothing about them.
 */
export const probePortUndeclared: Rule = {
  id: 'probe-port-undeclared',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'The port that a probe calls by number is one that a container of the Pod declares.',
  fields: ['the ports of spec.{initContainers,containers}[*].{startupProbe,readinessProbe,livenessProbe}'],
  source: 'k8s.io/kubernetes/pkg/probe, ResolveContainerPort',
  check: ({ containers }) =>
    containers.flatMap((container) => {
      const own = portsOfContainer(container).map(({ port }) => port);
      const declared = new Set(containers.flatMap(portsOfContainer).map(({ port }) => port));
      return probesOf(container).flatMap((probe) => {
        const called = handlerPort(probe);
        if (own.length === 0 || called?.host !== '' || typeof called.port !== 'number') return [];
        if (declared.has(called.port)) return [];
        return [
          {
            container: container.name,
            path: `${container.path}.${called.path}`,
            value: called.port,
            message: `no container of the Pod declares port ${called.port}: "${container.name}" declares ${own.join(', ')}.`,
            fix: 'correct the number, or declare the port on the container that listens on it.',
          },
        ];
      });
    }),
};
