import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { isLocalhost } from '../../pod/network/listening-addresses';
import type { PodContainer } from '../../pod/containers';
import { handlerHosts, probesOf } from '../../pod/handlers';
import { problemsOfEach, type ContainerProblem } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * A probe does not name localhost as its host: the kubelet makes the request, from the network of the node, and on the
 * node's own localhost nobody of the Pod listens.
 */
export const probeHost: Rule = {
  id: 'probe-host',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'A probe does not call localhost, which is that of the node.',
  fields: [
    'spec.{initContainers,containers}[*].{startupProbe,readinessProbe,livenessProbe}.{httpGet,tcpSocket}.host',
    'spec.hostNetwork',
  ],
  onlyWith: ['host'],
  symptoms: [
    SYMPTOMS.crashLoop,
    SYMPTOMS.unhealthy,
    SYMPTOMS.livenessFailed,
    SYMPTOMS.readinessFailed,
    SYMPTOMS.startupFailed,
    SYMPTOMS.refused,
  ],
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
  check: ({ longRunning, spec }) => (spec['hostNetwork'] === true ? [] : problemsOfEach(longRunning, localhostProbes)),
};

function localhostProbes(container: PodContainer): ContainerProblem[] {
  return probesOf(container)
    .flatMap(handlerHosts)
    .filter(({ host }) => isLocalhost(host))
    .map(({ path, host }) => ({
      path,
      message: `the kubelet asks ${host} of the node, where "${container.name}" does not listen.`,
      fix: 'remove host, so that the kubelet asks the address of the Pod, or ask from inside with exec.',
    }));
}
