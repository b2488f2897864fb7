import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { listed } from '../../kubernetes/words';
import { probesOf } from '../../pod/handlers';
import { listenersOf } from '../../pod/network/localhost';
import { portsOfContainer } from '../../pod/network/ports';
import { undeclaredPort } from '../../pod/probes/undeclared-port';
import { problemsOfEach } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

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
  onlyWith: ['startupProbe', 'readinessProbe', 'livenessProbe'],
  symptoms: [
    SYMPTOMS.unhealthy,
    SYMPTOMS.refused,
    SYMPTOMS.livenessFailed,
    SYMPTOMS.readinessFailed,
    SYMPTOMS.startupFailed,
  ],
  source: 'k8s.io/kubernetes/pkg/probe, ResolveContainerPort',
  check: ({ longRunning, probes, spec }) => {
    if (probes.length === 0) return [];
    const listeners = listenersOf(spec);
    return problemsOfEach(longRunning, (container) =>
      probesOf(container).flatMap((probe) => {
        const called = undeclaredPort(container, probe, listeners);
        if (!called) return [];
        const own = portsOfContainer(container).flatMap(({ port }) => (typeof port === 'number' ? [String(port)] : []));
        return [
          {
            path: called.path,
            message: `no container of the Pod declares port ${called.port}: "${container.name}" declares ${listed(own)}.`,
            fix: 'correct the number, or declare the port on the container that listens on it.',
          },
        ];
      }),
    );
  },
};
