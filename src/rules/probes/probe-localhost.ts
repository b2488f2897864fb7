import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { PodContainer } from '../../pod/containers';
import { handlerPort, probesOf } from '../../pod/handlers';
import { listensOnLocalhost } from '../../pod/network/listening-addresses';
import { portsOfContainer } from '../../pod/network/ports';
import { problemsOfEach } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * A probe does not call a port on which its container listens on localhost alone, as far as its arguments tell. The kubelet
 * calls the address of the Pod, where nobody answers then.
 */
export const probeLocalhost: Rule = {
  id: 'probe-localhost',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'A probe does not call a port that is open on localhost alone.',
  fields: [
    'the ports of spec.{initContainers,containers}[*].{startupProbe,readinessProbe,livenessProbe}',
    'spec.{initContainers,containers}[*].{command,args}',
  ],
  onlyWith: ['startupProbe', 'readinessProbe', 'livenessProbe'],
  symptoms: [
    SYMPTOMS.crashLoop,
    SYMPTOMS.unhealthy,
    SYMPTOMS.livenessFailed,
    SYMPTOMS.readinessFailed,
    SYMPTOMS.startupFailed,
    SYMPTOMS.refused,
  ],
  source: 'k8s.io/kubernetes/pkg/kubelet/prober/prober.go, runProbe',
  check: ({ longRunning, ports }) =>
    problemsOfEach(longRunning, (container) =>
      probesOf(container).flatMap((probe) => {
        const called = handlerPort(probe);
        const port = called?.host === '' ? numberOf(called.port, container) : undefined;
        if (!called || port === undefined || !listensOnLocalhost(container, port)) return [];
        // Another container can answer on the address of the Pod.
        if (ports.some((other) => other.port === port && other.container !== container)) return [];
        return [
          {
            path: called.path,
            message: `the kubelet calls port ${port} on the address of the Pod, and "${container.name}" listens on localhost alone.`,
            fix: 'let it listen on all addresses, or ask it from inside with exec.',
          },
        ];
      }),
    ),
};

/** The number that the kubelet finds for a port: it looks for a name in the container of the probe alone. */
function numberOf(port: unknown, container: PodContainer): number | undefined {
  const number = typeof port === 'string' ? portsOfContainer(container).find(({ name }) => name === port)?.port : port;
  return typeof number === 'number' ? number : undefined;
}
