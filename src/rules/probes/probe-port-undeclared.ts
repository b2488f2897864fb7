import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { listed } from '../../kubernetes/words';
import { portsOfContainer } from '../../pod/network/ports';
import { handlerPort, probesOf } from '../../pod/handlers';
import { problemsOfEach } from '../places';
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
  check: ({ longRunning, ports }) => {
    const declared = new Set(ports.map(({ port }) => port));
    return problemsOfEach(longRunning, (container) => {
      const own = portsOfContainer(container).flatMap(({ port }) => (typeof port === 'number' ? [String(port)] : []));
      return probesOf(container).flatMap((probe) => {
        const called = handlerPort(probe);
        if (own.length === 0 || called?.host !== '' || typeof called.port !== 'number') return [];
        if (declared.has(called.port)) return [];
        return [
          {
            path: called.path,
            message: `no container of the Pod declares port ${called.port}: "${container.name}" declares ${listed(own)}.`,
            fix: 'correct the number, or declare the port on the container that listens on it.',
          },
        ];
      });
    });
  },
};
