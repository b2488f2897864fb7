import { isFields, type Fields } from '../kubernetes/json';
import { commandWithoutCredentials } from '../kubernetes/sensitive';
import { containersOf, withoutEphemeral, type PodContainer } from './containers';
import {
  commandOf,
  handlerPort,
  hooksOf,
  isOneWordWithBlank,
  type PROBE_FIELDS,
  probesOf,
  type Handler,
} from './handlers';
import { portsOfContainer } from './network/ports';

/** Why the kubelet cannot run a probe or a hook. */
export type HandlerFault =
  | { readonly cause: 'tcpSocketInHook' }
  /** The name of a port that the container does not declare. */
  | { readonly cause: 'undeclaredPort'; readonly port: string }
  /** A command of one word, which is the name of a program with a blank in it. */
  | { readonly cause: 'commandInOneWord'; readonly command: string };

/** A probe or hook that fails whenever the kubelet runs it. */
export type FailingHandler = HandlerFault & {
  readonly container: string;
  /** The path of the probe or hook from the container, such as `livenessProbe` or `lifecycle.preStop`. */
  readonly handler: string;
};

/**
 * The probes and hooks that the kubelet cannot run. An error is not an answer of a probe: a startup or readiness probe with
 * one never succeeds, and a liveness probe never fails.
 *
 * Source: pkg/kubelet/prober/prober.go, runProbe; pkg/kubelet/prober/worker.go, doProbe; pkg/kubelet/lifecycle/handlers.go,
 * Run; pkg/probe/util.go, ResolveContainerPort
 */
export function failingHandlersOf(spec: Fields): FailingHandler[] {
  return withoutEphemeral(containersOf(spec)).flatMap(failingHandlers);
}

/** The probes and hooks of one container that the kubelet cannot run. */
export function failingHandlers(container: PodContainer): FailingHandler[] {
  if (container.kind === 'init') return [];
  return [...probesOf(container), ...hooksOf(container)].flatMap((handler) => {
    const fault = faultOf(container, handler);
    return fault ? [{ container: container.name, handler: handler.path, ...fault }] : [];
  });
}

/**
 * Whether a container has a probe that the kubelet can run.
 *
 * @param probe - the field in which it stands
 */
export function hasWorkingProbe(container: PodContainer, probe: (typeof PROBE_FIELDS)[number]): boolean {
  return isFields(container.fields[probe]) && !failingHandlers(container).some(({ handler }) => handler === probe);
}

function faultOf(container: PodContainer, handler: Handler): HandlerFault | undefined {
  const isHook = handler.path.startsWith('lifecycle.');
  if (isHook && isFields(handler.fields['tcpSocket'])) return { cause: 'tcpSocketInHook' };
  const words = commandOf(handler);
  if (isOneWordWithBlank(words))
    return { cause: 'commandInOneWord', command: commandWithoutCredentials(words.join('')) };
  const called = handlerPort(handler);
  const port = called?.acceptsPortName ? called.port : undefined;
  if (typeof port !== 'string' || /^\d+$/.test(port)) return undefined;
  if (portsOfContainer(container).some(({ name }) => name === port)) return undefined;
  return { cause: 'undeclaredPort', port };
}
