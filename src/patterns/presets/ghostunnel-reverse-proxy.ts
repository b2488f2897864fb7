import type { Construct } from 'constructs';
import { checkCall } from '../../options/check-call';
import { ProbeSet } from '../../probes/probe-set';
import { checkServerProps } from '../ghostunnel/checks';
import * as ghostunnel from '../ghostunnel/container';
import { LISTEN_PORT, serverArguments } from '../ghostunnel/flags';
import type { GhostunnelReverseProxyProps } from '../ghostunnel/props';
import { omitResourcesIfBestEffort } from '../parts/resources';
import { withDefaults } from '../preset-props';
import { inPlace, presetPlace } from '../preset-values';
import { ReverseProxy, type ReverseProxyProps } from '../reverse-proxy';

/**
 * ghostunnel in front of the app: it terminates TLS, lets in the clients whose certificates have certain names, and takes
 * renewed certificates without a restart.
 *
 * @see https://ghostunnel.dev
 *
 * @example
 * new GhostunnelReverseProxy(deployment, 'tls', {
 *   upstream: { number: 8080, undeclared: true },
 *   certificate: { name: 'orders-tls' },
 *   clientCa: { secret: { name: 'orders-tls' }, key: 'ca.crt' },
 *   allowedClients: { dnsNames: ['storefront.shop.svc'] },
 * });
 */
export class GhostunnelReverseProxy extends ReverseProxy {
  /** The image that the preset is made for. */
  public static readonly IMAGE = 'ghostunnel/ghostunnel:v1.11.1-distroless';

  /**
   * @param scope - the workload whose Pod it joins, or a construct below one
   * @param id - the id of the construct, and the name of the container unless another is given
   * @param props - the port of the app, and who reaches it
   * @throws FindingsError if there is no Pod to join, or the id or an option cannot be taken; what else is wrong is found
   * at synthesis
   */
  public constructor(scope: Construct, id: string, props: GhostunnelReverseProxyProps) {
    checkCall('GhostunnelReverseProxy', arguments, { isExtended: new.target !== GhostunnelReverseProxy });
    const place = presetPlace('GhostunnelReverseProxy', scope, id);
    inPlace(place, () => checkServerProps(place, props));
    super(scope, id, reverseProxyProps(props.name ?? id, props));
    if (props.resources === undefined) omitResourcesIfBestEffort(this);
  }
}

function reverseProxyProps(container: string, props: GhostunnelReverseProxyProps): ReverseProxyProps {
  const { upstream, listen = LISTEN_PORT, certificate, clientCa } = props;
  const probes = { startup: ghostunnel.startupProbe(props), readiness: ghostunnel.statusProbe(props) };
  return {
    ...withDefaults(props, {
      image: GhostunnelReverseProxy.IMAGE,
      probes: ProbeSet.of(probes),
      resources: ghostunnel.RESOURCES,
      securityContext: { user: ghostunnel.USER },
    }),
    args: serverArguments(props),
    listen,
    upstream,
    volumes: ghostunnel.certificateVolumes(container, { certificate, ca: clientCa }),
    metrics: ghostunnel.metricsEndpoint(props),
    stopsWithin: ghostunnel.stopsWithin(props),
  };
}
