import type { Construct } from 'constructs';
import { containersOf } from '../pod/containers';
import { clientStartsFirst } from '../rules/edit-problems';
import type { EditProblem } from '../rules/engine';
import { check } from '../template/edits/check';
import { EditPhase } from '../template/pod-edit';
import type { PodDraft } from '../template/pod-draft';
import { addVariables } from '../template/edits/add-container-part';
import type { HelperPort } from './helper-container-props';
import { localhostVariables, type LocalhostVariables } from './parts/localhost-variables';
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
   * @default - every app container that is no helper
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
 *   security: { user: 70 },
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
   * @throws FindingsError where there is no Pod to join; everything else that is wrong is found at synthesis
   */
  public constructor(scope: Construct, id: string, props: AmbassadorProps) {
    super(scope, id, { ...props, ports: [props.listen, ...(props.ports ?? [])] });
    this.port = props.listen.number;
    const variables = localhostVariables(this.port, props.clientVariables);
    this.podTemplate._keep(addVariables(this, variables, props.clients));
    for (const client of props.clients ?? []) {
      this.podTemplate._keep(check(this, EditPhase.PATCHES, (draft) => this.problemOf(client, draft)));
    }
  }

  /** An init step that runs to completion before the ambassador starts would find nobody on localhost. */
  private problemOf(client: string, { spec }: PodDraft): EditProblem | undefined {
    const containers = containersOf(spec);
    const [own, asking] = [this.containerName, client].map((name) => containers.find((each) => each.name === name));
    if (asking?.kind !== 'init' || (own?.kind === 'sidecar' && own.index < asking.index)) return undefined;
    return clientStartsFirst(client, this.containerName, this.node.path);
  }
}
