import type { Construct } from 'constructs';
import { checkCall } from '../../options/check-call';
import { Ambassador, type AmbassadorProps } from '../ambassador';
import type { EnvoyAmbassadorProps } from '../envoy/ambassador-props';
import { checkHttpProps, checkRoute, checkUpstream } from '../envoy/checks';
import { envoyContainer } from '../envoy/container';
import { ambassadorSecrets, ambassadorService } from '../envoy/http';
import { omitResourcesIfBestEffort } from '../parts/resources';
import { checkServerPort, presetPlace, type PresetPlace, inPlace } from '../preset-values';

/**
 * Envoy between the app and the services that it calls: it finds their servers, balances, repeats, encrypts, routes, and
 * stops asking what fails.
 *
 * @see https://www.envoyproxy.io/docs/envoy/v1.40.0/
 *
 * @example
 * new EnvoyAmbassador(deployment, 'catalog', {
 *   listen: 8300,
 *   upstream: { servers: [{ host: 'catalog-pods', port: 8080 }] },
 *   clientVariables: { url: 'CATALOG_URL' },
 * });
 */
export class EnvoyAmbassador extends Ambassador {
  /** The image that the preset is made for. */
  public static readonly IMAGE = 'envoyproxy/envoy:distroless-v1.40.0';

  /**
   * @param scope - the workload whose Pod it joins, or a construct below one
   * @param id - the id of the construct, and the name of the container unless another is given
   * @param props - the servers, and how the app finds Envoy
   * @throws FindingsError if there is no Pod to join, or the id or an option cannot be taken; what else is wrong is found
   * at synthesis
   */
  public constructor(scope: Construct, id: string, props: EnvoyAmbassadorProps) {
    checkCall('EnvoyAmbassador', arguments, { isExtended: new.target !== EnvoyAmbassador });
    const place = presetPlace('EnvoyAmbassador', scope, id);
    inPlace(place, () => checkProps(place, props));
    super(
      scope,
      id,
      inPlace(place, () => ambassadorProps(props.name ?? id, props)),
    );
    if (props.resources === undefined) omitResourcesIfBestEffort(this);
  }
}

function checkProps(place: PresetPlace, props: EnvoyAmbassadorProps): void {
  checkServerPort(place, 'listen', props.listen);
  checkHttpProps(place, props);
  checkUpstream(place, 'upstream', props.upstream);
  (props.routes ?? []).forEach((route, index) => {
    checkRoute(place, `routes[${index}]`, route);
    checkUpstream(place, `routes[${index}].upstream`, route.upstream);
  });
}

function ambassadorProps(name: string, props: EnvoyAmbassadorProps): AmbassadorProps {
  const { listen, clientVariables, clients } = props;
  const [service, secrets] = [ambassadorService(props), ambassadorSecrets(props)];
  return {
    ...envoyContainer({ image: EnvoyAmbassador.IMAGE, name, service, secrets }, props),
    listen,
    clientVariables,
    ...(clients && { clients }),
  };
}
