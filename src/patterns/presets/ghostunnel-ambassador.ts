import type { Construct } from 'constructs';
import { checkCall } from '../../options/check-call';
import { ProbeSet } from '../../probes/probe-set';
import { Ambassador, type AmbassadorProps } from '../ambassador';
import { checkClientProps } from '../ghostunnel/checks';
import * as ghostunnel from '../ghostunnel/container';
import { clientArguments } from '../ghostunnel/flags';
import type { GhostunnelAmbassadorProps } from '../ghostunnel/props';
import { omitResourcesIfBestEffort } from '../parts/resources';
import { withDefaults } from '../preset-props';
import { inPlace, presetPlace } from '../preset-values';

/**
 * ghostunnel between the app and a service that speaks TLS: the app connects in plain text on localhost, and ghostunnel
 * shows a certificate to the service and checks that of the service.
 *
 * @see https://ghostunnel.dev
 *
 * @example
 * new GhostunnelAmbassador(deployment, 'ledger', {
 *   listen: 8300,
 *   host: 'ledger.example.com',
 *   port: 8443,
 *   ca: { secret: { name: 'orders-tls' }, key: 'ca.crt' },
 *   certificate: { name: 'orders-tls' },
 *   clientVariables: { url: 'LEDGER_URL' },
 * });
 */
export class GhostunnelAmbassador extends Ambassador {
  /** The image that the preset is made for. */
  public static readonly IMAGE = 'ghostunnel/ghostunnel:v1.11.1-distroless';

  /**
   * @param scope - the workload whose Pod it joins, or a construct below one
   * @param id - the id of the construct, and the name of the container unless another is given
   * @param props - the service, and how the app finds ghostunnel
   * @throws FindingsError if there is no Pod to join, or the id or an option cannot be taken; what else is wrong is found
   * at synthesis
   */
  public constructor(scope: Construct, id: string, props: GhostunnelAmbassadorProps) {
    checkCall('GhostunnelAmbassador', arguments, { isExtended: new.target !== GhostunnelAmbassador });
    const place = presetPlace('GhostunnelAmbassador', scope, id);
    inPlace(place, () => checkClientProps(place, props));
    super(scope, id, ambassadorProps(props.name ?? id, props));
    if (props.resources === undefined) omitResourcesIfBestEffort(this);
  }
}

function ambassadorProps(container: string, props: GhostunnelAmbassadorProps): AmbassadorProps {
  const { listen, clientVariables, clients, ca, certificate } = props;
  return {
    ...withDefaults(props, {
      image: GhostunnelAmbassador.IMAGE,
      probes: ProbeSet.of({ startup: ghostunnel.startupProbe(props) }),
      resources: ghostunnel.RESOURCES,
      securityContext: { user: ghostunnel.USER },
    }),
    args: clientArguments(props),
    listen,
    clientVariables,
    ...(clients && { clients }),
    volumes: ghostunnel.certificateVolumes(container, { certificate, ca }),
    metrics: ghostunnel.metricsEndpoint(props),
    stopsWithin: ghostunnel.stopsWithin(props),
  };
}
