import type { StoredSpec } from '../stored-spec';
import { parseImageReference } from '../../kubernetes/image';
import { textOf, textsOf } from '../../kubernetes/json';
import { commandWithoutCredentials } from '../../kubernetes/sensitive';
import { containerUser } from '../container-user';
import { containersOf, withoutEphemeral, type PodContainer } from '../containers';
import { failingHandlers, type FailingHandler } from '../failing-handlers';
import { commandOf, hooksOf, isOneWordWithBlank, probesOf, type Handler } from '../handlers';
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

/** The containers of a deadlock, by their names. */
interface NamedDeadlock {
  readonly container: Pick<PodContainer, 'name'>;
  readonly waiting: Pick<PodContainer, 'name'>;
  readonly port: number;
}

/** A sidecar that waits for a container that it holds back, in a sentence. */
export function gateDeadlockText({ container, waiting, port }: NamedDeadlock): string {
  return (
    `"${container.name}" lets the Pod go on only when port ${port} of "${waiting.name}" answers, ` +
    `and "${waiting.name}" starts only after "${container.name}": the Pod never starts.`
  );
}

/** A container that waits for the port of a container that starts only after it. */
export interface WaitDeadlock {
  /** What waits: a native sidecar until the next container may start, an init container, or a postStart hook of the app. */
  readonly cause: 'sidecarWaits' | 'initWaits' | 'postStartWaits';
  readonly container: string;
  readonly waitsFor: string;
  readonly port: number;
}

/** A probe or hook that never succeeds, since the kubelet cannot run it. */
export type HandlerDeadlock = FailingHandler & { readonly handler: BlockingHandler };

/** A container whose command is one word with a blank in it: no image has a program of that name. */
export interface CommandDeadlock {
  readonly cause: 'containerCommandInOneWord';
  readonly container: string;
  readonly command: string;
}

/** A container that the kubelet refuses to start. */
export interface RefusedContainer {
  /** It must not run as root, and its user is root; or its image is none that a container runtime can read. */
  readonly cause: 'rootUser' | 'imageReference';
  readonly container: string;
}

/** A Pod that fails before its containers can be ready. */
export interface DeadlineDeadlock {
  readonly cause: 'deadline';
  readonly readySeconds: number;
  readonly deadlineSeconds: number;
}

/** Why the start of a Pod can never finish. */
export type StartDeadlock = WaitDeadlock | HandlerDeadlock | CommandDeadlock | RefusedContainer | DeadlineDeadlock;

/** The probes and hooks without which a container does not start or is not ready. */
export type BlockingHandler = (typeof BLOCKING_HANDLERS)[number];

const BLOCKING_HANDLERS = ['startupProbe', 'readinessProbe', 'lifecycle.postStart'] as const;

/** Why the start of a Pod can never finish, as far as its containers show it. */
export function startDeadlocks(stored: StoredSpec): StartDeadlock[] {
  const containers = withoutEphemeral(containersOf(stored));
  return [
    ...gateDeadlocks(containers).map(({ container, waiting, port }) =>
      waitDeadlock('sidecarWaits', container, waiting, port),
    ),
    ...containers.flatMap((container, index) => stepDeadlocks(container, containers, index)),
    ...containers.flatMap((container, index) => hookDeadlocks(container, containers.slice(index + 1))),
    ...containers.flatMap(missingPrograms),
    ...containers.flatMap((container) => refusalsOf(container, stored)),
    ...containers.flatMap(blockingFaults),
  ];
}

function waitDeadlock(
  cause: WaitDeadlock['cause'],
  { name: container }: PodContainer,
  { name: waitsFor }: PodContainer,
  port: number,
): WaitDeadlock {
  return { cause, container, waitsFor, port };
}

/** An init container that waits for a container after it; a port that a sidecar before it declares is the sidecar's. */
function stepDeadlocks(container: PodContainer, containers: readonly PodContainer[], index: number): WaitDeadlock[] {
  if (container.kind !== 'init') return [];
  const sidecars = containers.slice(0, index).filter(({ kind }) => kind === 'sidecar');
  const later = containers.slice(index + 1);
  return localWaits('initWaits', container, ownCommand(container), later, sidecars.flatMap(tcpPortsOf));
}

/** A hook of the app that waits for a container that starts only when the hook has returned. */
function hookDeadlocks(container: PodContainer, later: readonly PodContainer[]): WaitDeadlock[] {
  const hook = hooksOf(container).find(({ path }) => path === 'lifecycle.postStart');
  if (container.kind !== 'app' || !hook) return [];
  return localWaits('postStartWaits', container, commandOf(hook).join(' '), later, tcpPortsOf(container));
}

/** The later containers for whose ports on localhost a command waits, apart from ports that are served already. */
function localWaits(
  cause: WaitDeadlock['cause'],
  container: PodContainer,
  command: string,
  later: readonly PodContainer[],
  served: readonly number[],
): WaitDeadlock[] {
  return later.flatMap((waiting) => {
    const port = tcpPortsOf(waiting).find((other) => !served.includes(other) && waitsForLocalPort(command, other));
    return port === undefined ? [] : [waitDeadlock(cause, container, waiting, port)];
  });
}

function missingPrograms({ name: container, fields }: PodContainer): CommandDeadlock[] {
  const words = textsOf(fields['command']);
  return isOneWordWithBlank(words)
    ? [{ cause: 'containerCommandInOneWord', container, command: commandWithoutCredentials(words.join('')) }]
    : [];
}

/**
 * Why the kubelet refuses to start a container, as far as the manifest tells.
 *
 * Source: pkg/kubelet/kuberuntime/security_context_others.go, verifyRunAsNonRoot; pkg/kubelet/images, applyDefaultImageTag
 */
function refusalsOf({ name: container, fields }: PodContainer, stored: StoredSpec): RefusedContainer[] {
  const { runAsUser, mustNotBeRoot } = containerUser({ fields }, stored);
  const image = textOf(fields['image'])?.trim() ?? '';
  return [
    ...(mustNotBeRoot && runAsUser === 0 ? [{ cause: 'rootUser', container } as const] : []),
    ...(image !== '' && !parseImageReference(image) ? [{ cause: 'imageReference', container } as const] : []),
  ];
}

/** The probes and hooks of a container that never succeed, and without which it does not start or is not ready. */
function blockingFaults(container: PodContainer): HandlerDeadlock[] {
  return failingHandlers(container).flatMap((fault) => {
    const handler = BLOCKING_HANDLERS.find((path) => path === fault.handler);
    return handler ? [{ ...fault, handler }] : [];
  });
}
