import { calledPort, commandOf, hooksOf, probesOf, type KubeletCall } from '../../pod/probes';
import { portsOfContainer } from '../../pod/ports';
import type { PodContainer } from '../../pod/containers';
import { FindingSeverity, type Problem } from '../finding';
import type { Rule } from '../rule';

/**
 * What a native sidecar waits for before it lets the next container start is not one of the containers that it holds
 * back: those wait for it, and the Pod would never start.
 *
 * Fields: spec.initContainers[*].{startupProbe,lifecycle.postStart}
 * Source: k8s.io/kubernetes/pkg/kubelet/kuberuntime, computeInitContainerActions
 */
export const startDeadlock: Rule = {
  id: 'start-deadlock',
  severity: FindingSeverity.ERROR,
  summary: 'The start gate of a native sidecar does not need a container that starts after it.',
  check: ({ containers }) =>
    containers.flatMap((container, index) => {
      if (container.kind !== 'sidecar') return [];
      const own = portsOfContainer(container).map(({ port }) => port);
      const later = containers.slice(index + 1).filter(({ kind }) => kind !== 'ephemeral');
      return gatesOf(container).flatMap((gate) =>
        later.flatMap((waiting) => {
          const port = portsOfContainer(waiting).find(
            (declared) => !own.includes(declared.port) && reaches(gate, declared.port),
          );
          return port ? [deadlock(container, gate, waiting, port.port)] : [];
        }),
      );
    }),
};

function gatesOf(container: PodContainer): KubeletCall[] {
  return [...probesOf(container), ...hooksOf(container)].filter(({ path }) =>
    ['startupProbe', 'lifecycle.postStart'].includes(path),
  );
}

/** Whether a call goes to a port of this Pod: over its address, or by a command that names it on localhost. */
function reaches(gate: KubeletCall, port: unknown): boolean {
  const called = calledPort(gate);
  if (called) return called.port === port && ['', 'localhost', '127.0.0.1', '::1'].includes(called.host);
  const onLocalhost = new RegExp(`(localhost|127\\.0\\.0\\.1|\\[::1\\])[:/ ]${String(port)}(?!\\d)`);
  return onLocalhost.test(commandOf(gate).join(' '));
}

function deadlock(container: PodContainer, gate: KubeletCall, waiting: PodContainer, port: unknown): Problem {
  return {
    container: container.name,
    path: `${container.path}.${gate.path}`,
    value: gate.fields,
    message:
      `"${container.name}" lets the Pod go on only when port ${String(port)} of "${waiting.name}" answers, ` +
      `and "${waiting.name}" starts only after "${container.name}": the Pod never starts.`,
    fix: `let the gate ask "${container.name}" itself, at an endpoint that does not need "${waiting.name}".`,
  };
}
