import type { PodContainer } from '../containers';
import { handlerPort, type Handler, type HandlerPort } from '../handlers';
import type { listenersOf } from '../network/localhost';
import { portsOfContainer } from '../network/ports';

/** A port that a probe calls by its number. */
export interface CalledPort extends HandlerPort {
  readonly port: number;
}

/**
 * The port that a probe calls by its number and that no container of its Pod declares; undefined if there is none. A
 * program may listen on a port that nobody declares, so that this is likely a slip and not more. A container that
 * declares no ports at all says nothing about them.
 *
 * @param listeners - the containers that declare a port, by its number
 */
export function undeclaredPort(
  container: PodContainer,
  probe: Handler,
  listeners: ReturnType<typeof listenersOf>,
): CalledPort | undefined {
  const called = handlerPort(probe);
  if (called?.host !== '' || typeof called.port !== 'number') return undefined;
  const { port } = called;
  const declaresPorts = portsOfContainer(container).some((own) => typeof own.port === 'number');
  return declaresPorts && !listeners.has(port) ? { ...called, port } : undefined;
}
