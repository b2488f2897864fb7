import type { Construct } from 'constructs';
import { checkCall } from '../options/check-call';
import type { LocalhostVariables } from './parts/localhost-variables';
import type { HelperPort } from './parts/ports';
import { Sidecar, type SidecarProps } from './sidecar';

/**
 * A proxy on localhost that stands for a service elsewhere.
 */
export interface AmbassadorProps extends SidecarProps {
  /** The port on which the app reaches it. It is declared on the container, besides those in `ports`. */
  readonly listen: HelperPort;

  /** The environment variables by which the app finds it. One that it has already is the finding `duplicate-variable`. */
  readonly clientVariables: LocalhostVariables;

  /**
   * The names of the containers that get the variables. One that is not there is the finding `unknown-container`.
   * @default - every app container that is not a helper
   */
  readonly clients?: string[];
}

/**
 * A proxy that the app reaches on localhost, and that talks to the real service for it: it pools connections, adds TLS,
 * retries, balances.
 *
 * @example
 * new Ambassador(deployment, 'database', {
 *   image: 'ghcr.io/acme/pgbouncer:1.24.1',
 *   securityContext: { user: 70 },
 *   listen: { number: 5432 },
 *   clientVariables: { host: 'DATABASE_HOST', port: 'DATABASE_PORT' },
 * });
 */
export class Ambassador extends Sidecar {
  /** The number of the port on which the app reaches it. */
  public readonly port: number;

  /**
   * @param scope - the workload whose Pod it joins, whatever made it, or a construct below one
   * @param id - the id of the construct, and the name of the container unless another is given
   * @param props - the container, its port, and how the app finds it
   * @throws FindingsError if there is no Pod to join, or the id or an option cannot be taken; what else is wrong is found
   * at synthesis
   */
  public constructor(scope: Construct, id: string, props: AmbassadorProps) {
    checkCall('Ambassador', [scope, id, props], { isExtended: new.target !== Ambassador });
    const { listen: port, clientVariables, clients, localhostEndpoints = [] } = props;
    const own = { port, clientVariables, ...(clients && { clients }) };
    super(scope, id, { ...props, localhostEndpoints: [own, ...localhostEndpoints] });
    this.port = port.number;
  }
}
