import type { Construct } from 'constructs';
import { checkCall } from '../options/check-call';
import { listenerOf } from './parts/listener';
import type { LocalhostEndpoint } from './parts/localhost-endpoint';
import { optionOf } from './parts/reject-helper';
import { Sidecar, type SidecarProps } from './sidecar';

/**
 * A proxy within the Pod that stands for a service elsewhere.
 */
export interface AmbassadorProps extends SidecarProps, LocalhostEndpoint {}

/**
 * A proxy that the app reaches on localhost or on a Unix socket, and that talks to the real service for it: it pools
 * connections, adds TLS, retries, balances.
 *
 * @example
 * new Ambassador(deployment, 'database', {
 *   image: 'ghcr.io/acme/pgbouncer:1.24.1',
 *   securityContext: { user: 70 },
 *   listen: 5432,
 *   clientVariables: { host: 'DATABASE_HOST', port: 'DATABASE_PORT' },
 *   startup: Probe.fromTcpSocket({ port: 5432 }),
 * });
 */
export class Ambassador extends Sidecar {
  /** The number of the port on which the app reaches it; undefined if it listens on a Unix socket. */
  public readonly port: number | undefined;

  /** The path of the Unix socket on which the app reaches it; undefined if it listens on a port. */
  public readonly socketPath: string | undefined;

  /**
   * @param scope - the workload whose Pod it joins, or a construct below one
   * @param id - the id of the construct, and the name of the container unless another is given
   * @param props - the container, where it listens, and how the app finds it
   * @throws FindingsError if there is no Pod to join, or the id or an option cannot be taken; what else is wrong is found
   * at synthesis
   */
  public constructor(scope: Construct, id: string, props: AmbassadorProps) {
    checkCall('Ambassador', arguments, { isExtended: new.target !== Ambassador });
    const { listen, clientVariables, clients, localhostEndpoints = [] } = props;
    const own = { listen, clientVariables, ...(clients && { clients }) };
    super(scope, id, { ...props, localhostEndpoints: [own, ...localhostEndpoints] });
    const { port, socket } = listenerOf(this, listen, optionOf(this, 'listen'));
    this.port = port?.number;
    this.socketPath = socket?.path;
  }

  /**
   * The first endpoint is that of the options of the ambassador itself.
   * @internal
   */
  protected override _endpointPlace(index: number, endpoint: LocalhostEndpoint): string {
    return index === 0 ? this.constructor.name : super._endpointPlace(index - 1, endpoint);
  }
}
