import type { Construct } from 'constructs';
import { checkCall } from '../../options/check-call';
import { checkBreaker, checkHttpProps, checkRoute } from '../envoy/checks';
import { envoyContainer } from '../envoy/container';
import { listenPort, reverseProxySecrets, reverseProxyService } from '../envoy/http';
import type { EnvoyReverseProxyProps } from '../envoy/reverse-proxy-props';
import { omitResourcesIfBestEffort } from '../parts/resources';
import { checkSecret, checkSecretKey, checkServerPort, presetPlace, type PresetPlace, inPlace } from '../preset-values';
import { checkRoutePorts, requireRoutePorts } from '../route-ports';
import { ReverseProxy, type ReverseProxyProps } from '../reverse-proxy';

/**
 * Envoy in front of the app: it terminates TLS, asks clients for certificates, sends requests to several ports of the Pod
 * by path or header, and keeps the app from more of them than it can take.
 *
 * @see https://www.envoyproxy.io/docs/envoy/v1.40.0/
 *
 * @example
 * new EnvoyReverseProxy(deployment, 'front', {
 *   upstream: { number: 8080, undeclared: true },
 *   tls: { certificate: { name: 'shop-tls' } },
 * });
 */
export class EnvoyReverseProxy extends ReverseProxy {
  /** The image that the preset is made for. */
  public static readonly IMAGE = 'envoyproxy/envoy:distroless-v1.40.0';

  /**
   * @param scope - the workload whose Pod it joins, or a construct below one
   * @param id - the id of the construct, and the name of the container unless another is given
   * @param props - the port of the app, and what Envoy does in front of it
   * @throws FindingsError if there is no Pod to join, or the id or an option cannot be taken; what else is wrong is found
   * at synthesis
   */
  public constructor(scope: Construct, id: string, props: EnvoyReverseProxyProps) {
    checkCall('EnvoyReverseProxy', arguments, { isExtended: new.target !== EnvoyReverseProxy });
    const place = presetPlace('EnvoyReverseProxy', scope, id);
    inPlace(place, () => checkProps(place, props));
    super(
      scope,
      id,
      inPlace(place, () => reverseProxyProps(props.name ?? id, props)),
    );
    requireRoutePorts(this, props);
    if (props.resources === undefined) omitResourcesIfBestEffort(this);
  }
}

function checkProps(place: PresetPlace, props: EnvoyReverseProxyProps): void {
  const { listen, tls, routes = [], circuitBreaker = {} } = props;
  if (listen !== undefined) checkServerPort(place, 'listen', listen);
  checkHttpProps(place, props);
  checkBreaker(place, 'circuitBreaker', circuitBreaker);
  if (tls) checkSecret(place, 'tls.certificate', tls.certificate);
  if (tls?.clientCa) checkSecretKey(place, 'tls.clientCa', tls.clientCa);
  routes.forEach((route, index) => {
    const option = `routes[${index}]`;
    checkRoute(place, option, route);
    checkRoutePorts(place, `${option}.ports`, route.ports);
  });
}

function reverseProxyProps(name: string, props: EnvoyReverseProxyProps): ReverseProxyProps {
  const [service, secrets] = [reverseProxyService(props), reverseProxySecrets(props)];
  return {
    ...envoyContainer({ image: EnvoyReverseProxy.IMAGE, name, service, secrets }, props),
    listen: listenPort(props),
    upstream: props.upstream,
  };
}
