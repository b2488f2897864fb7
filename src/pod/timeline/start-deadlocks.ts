import { isFields, type Fields } from '../../kubernetes/json';
import { containersOf, type PodContainer } from '../containers';
import { portsOfContainer } from '../network/ports';
import { handlerPort, commandOf, hooksOf, probesOf, type Handler } from '../handlers';
import { ownCommand, targetsPort, tcpPortsOf, waitsForLocalPort } from '../network/localhost-commands';

/** A native sidecar that waits for a container that it holds back. */
export interface GateDeadlock {
  readonly container: PodContainer;
  /** What it waits with. */
  readonly gate: Handler;
  readonly waiting: PodContainer;
  readonly port: number;
}

/**
 * The native sidecars that let the next container start only when a port answers that one of those declares. A port that
 * the sidecar declares itself is its own.
 *
 * @param portsOf - the ports on which a container is known to answer
 *
 * Source: pkg/kubelet/kuberuntime/kuberuntime_container.go, computeInitContainerActions
 */
export function gateDeadlocks(
  containers: readonly PodContainer[],
  portsOf: (container: PodContainer) => readonly number[] = tcpPortsOf,
): GateDeadlock[] {
  return containers.flatMap((container, index) => {
    if (container.kind !== 'sidecar') return [];
    const own = tcpPortsOf(container);
    return gatesOf(container).flatMap((gate) =>
      containers.slice(index + 1).flatMap((waiting) => {
        const port = portsOf(waiting).find((candidate) => !own.includes(candidate) && targetsPort(gate, candidate));
        return port === undefined ? [] : [{ container, gate, waiting, port }];
      }),
    );
  });
}

function gatesOf(container: PodContainer): Handler[] {
  return [...probesOf(container), ...hooksOf(container)].filter(({ path }) =>
    ['startupProbe', 'lifecycle.postStart'].includes(path),
  );
}

/** A sidecar that waits for a container that it holds back, in a sentence. */
export function gateDeadlockText({ container, waiting, port }: GateDeadlock): string {
  return (
    `"${container.name}" lets the Pod go on only when port ${port} of "${waiting.name}" answers, ` +
    `and "${waiting.name}" starts only after "${container.name}": the Pod never starts.`
  );
}

/** Why the start of a Pod can never finish, as far as its spec shows it: a sentence for each reason. */
export function startDeadlocks(stored: Fields): string[] {
  const containers = containersOf(stored).filter(({ kind }) => kind !== 'ephemeral');
  return [
    ...gateDeadlocks(containers).map(gateDeadlockText),
    ...containers.flatMap((container, index) => stepDeadlocks(container, containers, index)),
    ...containers.flatMap((container, index) => hookDeadlocks(container, containers.slice(index + 1))),
    ...containers.flatMap(unrunnableHandlers),
  ];
}

/** An init step that waits for a container after it; what a sidecar before it declares is the sidecar's. */
function stepDeadlocks(container: PodContainer, containers: readonly PodContainer[], index: number): string[] {
  if (container.kind !== 'init') return [];
  const command = ownCommand(container);
  const given = containers
    .slice(0, index)
    .filter(({ kind }) => kind === 'sidecar')
    .flatMap(tcpPortsOf);
  return containers.slice(index + 1).flatMap((waiting) => {
    const port = tcpPortsOf(waiting).find((other) => !given.includes(other) && waitsForLocalPort(command, other));
    if (port === undefined) return [];
    return (
      `"${container.name}" waits on localhost for port ${port} of "${waiting.name}", ` +
      `and "${waiting.name}" starts only after "${container.name}" has ended: the Pod never starts.`
    );
  });
}

/** A hook of the app that waits for a container that starts only when the hook has returned. */
function hookDeadlocks(container: PodContainer, later: readonly PodContainer[]): string[] {
  const hook = hooksOf(container).find(({ path }) => path === 'lifecycle.postStart');
  if (container.kind !== 'app' || !hook) return [];
  const command = commandOf(hook).join(' ');
  const own = tcpPortsOf(container);
  return later.flatMap((waiting) => {
    const port = tcpPortsOf(waiting).find((other) => !own.includes(other) && waitsForLocalPort(command, other));
    if (port === undefined) return [];
    return (
      `The postStart hook of "${container.name}" waits on localhost for port ${port} of "${waiting.name}", ` +
      `and "${waiting.name}" starts only after the hook has returned: the Pod never starts.`
    );
  });
}

/** What a call that the kubelet cannot make means for the start of a container. */
const USELESS: ReadonlyMap<string, { readonly call: string; readonly effect: (name: string) => string }> = new Map([
  ['startupProbe', { call: 'startup probe', effect: (name) => `"${name}" never counts as started.` }],
  ['readinessProbe', { call: 'readiness probe', effect: (name) => `"${name}" never gets ready.` }],
  ['lifecycle.postStart', { call: 'postStart hook', effect: (name) => `"${name}" is killed after each start.` }],
]);

/**
 * The probes and hooks of a container that the kubelet cannot make, so that they never succeed.
 *
 * Source: pkg/kubelet/prober/prober.go, runProbe; pkg/kubelet/lifecycle/handlers.go, Run; pkg/probe/util.go,
 * ResolveContainerPort
 */
function unrunnableHandlers(container: PodContainer): string[] {
  if (container.kind === 'init') return [];
  return [...probesOf(container), ...hooksOf(container)].flatMap((call) => {
    const useless = USELESS.get(call.path);
    const reason = useless && reasonWhyUseless(container, call);
    return reason === undefined
      ? []
      : [`The ${useless?.call} of "${container.name}" ${reason}: ${useless?.effect(container.name)}`];
  });
}

function reasonWhyUseless(container: PodContainer, call: Handler): string | undefined {
  const isHook = call.path.startsWith('lifecycle.');
  if (isHook && isFields(call.fields['tcpSocket'])) return 'connects over TCP, which the kubelet does not do in a hook';
  const called = handlerPort(call);
  const port = called?.acceptsPortName ? called.port : undefined;
  if (typeof port !== 'string' || /^\d+$/.test(port)) return undefined;
  if (portsOfContainer(container).some(({ name }) => name === port)) return undefined;
  return `names the port "${port}", which the container does not declare`;
}
