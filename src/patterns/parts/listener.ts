import type { IConstruct } from 'constructs';
import { helperPort, type HelperPort } from './ports';
import { unixSocket, type UnixSocket } from './unix-socket';

/** Where a helper listens: one of the two. */
export interface Listener {
  readonly port?: HelperPort;
  readonly socket?: UnixSocket;
}

/** Where a helper listens, by the number of a port, a port, or the path of a Unix socket. */
export function listenerOf(helper: IConstruct, listen: number | string | HelperPort, option: string): Listener {
  return typeof listen === 'string' ? { socket: unixSocket(helper, listen, option) } : { port: helperPort(listen) };
}
