import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Problem } from '../../findings/problem';
import type { PodContainer } from '../../pod/containers';
import { tcpPortsOf } from '../../pod/network/localhost-commands';
import type { Pod } from '../../pod/pod';
import { gateDeadlocks, gateDeadlockText, type GateDeadlock } from '../../pod/timeline/start-deadlocks';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * What a native sidecar waits for before it lets the next container start is not one of the containers that it holds
 * back: those wait for it, and the Pod would never start. A port that the sidecar declares itself is its own; one on
 * which code says that the app answers is the app's, declared or not.
 */
export const startDeadlock: Rule = {
  id: 'start-deadlock',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  neverWorks: true,
  summary: 'The startup probe or postStart hook of a native sidecar does not need a container that starts after it.',
  fields: ['spec.initContainers[*].{startupProbe,lifecycle.postStart}'],
  onlyWith: ['startupProbe', 'postStart'],
  symptoms: [
    SYMPTOMS.initCount,
    SYMPTOMS.initializing,
    SYMPTOMS.startupFailed,
    SYMPTOMS.crashLoop,
    SYMPTOMS.unhealthy,
    SYMPTOMS.killedByStartup,
  ],
  source: 'k8s.io/kubernetes/pkg/kubelet/kuberuntime, computeInitContainerActions',
  check: (pod) =>
    gateDeadlocks(pod.containers, (container) => [...tcpPortsOf(container), ...undeclaredPortsOf(container, pod)]).map(
      problemOf,
    ),
};

/** The ports on which the app is known to answer and that nobody declares; they are put down to its first container. */
function undeclaredPortsOf(container: PodContainer, { appContainer, containers, provenance }: Pod): number[] {
  if (container !== appContainer) return [];
  const declared = containers.flatMap(tcpPortsOf);
  return [...provenance.knownAppPorts()].filter((port) => !declared.includes(port));
}

function problemOf(deadlock: GateDeadlock): Problem {
  const { container, gate, waiting } = deadlock;
  const call = gate.path === 'startupProbe' ? 'startup probe' : 'postStart hook';
  return {
    path: `${container.path}.${gate.path}`,
    value: gate.fields,
    message: gateDeadlockText(deadlock),
    fix: `let the ${call} call "${container.name}" itself, at an endpoint that does not need "${waiting.name}".`,
  };
}
