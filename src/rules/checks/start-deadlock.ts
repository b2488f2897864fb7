import { calledPort, commandOf, hooksOf, probesOf, type KubeletCall } from '../../pod/probes';
import { portsOfContainer } from '../../pod/ports';
import type { PodContainer } from '../../pod/containers';
import { FindingSeverity, type Problem } from '../finding';
import type { JudgedPod, Rule } from '../rule';

/**
 * What a native sidecar waits for before it lets the next container start is not one of the containers that it holds
 * back: those wait for it, and the Pod would never start. A port that the sidecar declares itself is its own; one that an
 * adapter reads from is the app's, declared or not.
 *
 * Fields: spec.initContainers[*].{startupProbe,lifecycle.postStart}
 * Source: k8s.io/kubernetes/pkg/kubelet/kuberuntime, computeInitContainerActions
 */
export const startDeadlock: Rule = {
  id: 'start-deadlock',
  severity: FindingSeverity.ERROR,
  summary: 'The start gate of a native sidecar does not need a container that starts after it.',
  check: (pod) =>
    pod.containers.flatMap((container, index) => {
      if (container.kind !== 'sidecar') return [];
      const own = tcpPortsOf(container);
      return gatesOf(container).flatMap((gate) =>
        pod.containers.slice(index + 1).flatMap((waiting) => {
          const ports = [...tcpPortsOf(waiting), ...undeclaredPortsOf(waiting, pod)];
          const port = ports.find((candidate) => !own.includes(candidate) && reaches(gate, candidate));
          return port === undefined ? [] : [deadlock(container, gate, waiting, port)];
        }),
      );
    }),
};

/** The ports on which the app is known to answer and that nobody declares; they are put down to its first container. */
function undeclaredPortsOf(container: PodContainer, { containers, origins }: JudgedPod): number[] {
  const app = containers.find(({ kind, name }) => kind === 'app' && !origins.helper(name));
  if (container !== app) return [];
  const declared = containers.flatMap(tcpPortsOf);
  return [...origins.knownAppPorts()].filter((port) => !declared.includes(port));
}

function gatesOf(container: PodContainer): KubeletCall[] {
  return [...probesOf(container), ...hooksOf(container)].filter(({ path }) =>
    ['startupProbe', 'lifecycle.postStart'].includes(path),
  );
}

/** The ports that a container declares for TCP, over which the kubelet calls. */
function tcpPortsOf(container: PodContainer): number[] {
  return portsOfContainer(container)
    .filter(({ protocol }) => protocol === 'TCP')
    .flatMap(({ port }) => (typeof port === 'number' ? port : []));
}

/**
 * Whether a call goes to a port of this Pod: over its address, or by a command that names it on localhost. A host that
 * the call names is another one: the kubelet's localhost is the node.
 */
function reaches(gate: KubeletCall, port: number): boolean {
  const called = calledPort(gate);
  if (called) return called.port === port && called.host === '';
  return addressesOn(port).some((address) => address.test(commandOf(gate).join(' ')));
}

/** The scheme that stands for a port where none is written. */
const SCHEMES: ReadonlyMap<number, string> = new Map([
  [80, 'http'],
  [443, 'https'],
]);

/** How a command writes a port of localhost: `localhost:80`, `-h localhost -p 80`, `http://localhost/`. */
function addressesOn(port: number): RegExp[] {
  const localhost = '(localhost|127\\.0\\.0\\.1|\\[?::1\\]?)';
  const scheme = SCHEMES.get(port);
  return [
    new RegExp(`${localhost}(:|/| | -[pP] ?| --port[= ])${port}(?!\\d)`),
    ...(scheme === undefined ? [] : [new RegExp(`${scheme}://${localhost}(?![\\w.:-])`)]),
  ];
}

function deadlock(container: PodContainer, gate: KubeletCall, waiting: PodContainer, port: number): Problem {
  return {
    container: container.name,
    path: `${container.path}.${gate.path}`,
    value: gate.fields,
    message:
      `"${container.name}" lets the Pod go on only when port ${port} of "${waiting.name}" answers, ` +
      `and "${waiting.name}" starts only after "${container.name}": the Pod never starts.`,
    fix: `let the gate ask "${container.name}" itself, at an endpoint that does not need "${waiting.name}".`,
  };
}
