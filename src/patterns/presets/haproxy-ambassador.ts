import { Size } from 'cdk8s';
import type { Construct } from 'constructs';
import { checkCall } from '../../options/check-call';
import { ProbePresets } from '../../probes/probe-presets';
import type { HelperResources } from '../../qos/resource-amounts';
import { Ambassador, type AmbassadorProps } from '../ambassador';
import { HaproxyConfig } from '../config/haproxy-config';
import { checkHaproxyProps } from '../haproxy/checks';
import type { HaproxyAmbassadorProps } from '../haproxy/props';
import { HEALTH_PATH, HEALTH_PORT, haproxySections, STOPS_WITHIN, tlsFiles } from '../haproxy/sections';
import { omitResourcesIfBestEffort } from '../parts/resources';
import { withDefaults } from '../preset-props';
import { presetPlace, secretFileVolume, inPlace } from '../preset-values';

/**
 * HAProxy between the app and several servers of one service: it balances, checks them, repeats what failed, encrypts.
 *
 * @see https://docs.haproxy.org/
 *
 * @example
 * new HaproxyAmbassador(deployment, 'payments', {
 *   listen: 8300,
 *   servers: [
 *     { host: 'payments-a.example.com', port: 8080 },
 *     { host: 'payments-b.example.com', port: 8080 },
 *   ],
 *   clientVariables: { url: 'PAYMENTS_URL' },
 * });
 */
export class HaproxyAmbassador extends Ambassador {
  /** The image that the preset is made for. */
  public static readonly IMAGE = 'haproxy:3.4.3';

  /**
   * @param scope - the workload whose Pod it joins, or a construct below one
   * @param id - the id of the construct, and the name of the container unless another is given
   * @param props - the servers, and how the app finds HAProxy
   * @throws FindingsError if there is no Pod to join, or the id or an option cannot be taken; what else is wrong is found
   * at synthesis
   */
  public constructor(scope: Construct, id: string, props: HaproxyAmbassadorProps) {
    checkCall('HaproxyAmbassador', arguments, { isExtended: new.target !== HaproxyAmbassador });
    const place = presetPlace('HaproxyAmbassador', scope, id);
    inPlace(place, () => checkHaproxyProps(place, props));
    super(
      scope,
      id,
      inPlace(place, () => ambassadorProps(props.name ?? id, props)),
    );
    if (props.resources === undefined) omitResourcesIfBestEffort(this);
  }
}

const CONFIGURATION = '/etc/haproxy';

/** The user and group `haproxy` of the image, which it names without a number. */
const USER = 99;

/**
 * Two threads; a connection takes some 35 KiB in buffers, and TLS as much again, so a thousand fit. The memory has one
 * amount, so that the container fits a Guaranteed Pod; a limit of the CPU would only delay requests.
 */
const RESOURCES: HelperResources = {
  cpu: { request: { amount: '100m' } },
  memory: { request: Size.mebibytes(128), limit: Size.mebibytes(128) },
};

function ambassadorProps(container: string, props: HaproxyAmbassadorProps): AmbassadorProps {
  const { listen, clientVariables, clients, healthPort = HEALTH_PORT, metrics } = props;
  return {
    ...withDefaults(props, {
      image: HaproxyAmbassador.IMAGE,
      probes: ProbePresets.sidecarProxy({ path: HEALTH_PATH, port: healthPort }),
      resources: RESOURCES,
      securityContext: { user: USER },
    }),
    command: ['haproxy', '-db', '-f', `${CONFIGURATION}/haproxy.cfg`],
    listen,
    clientVariables,
    ...(clients && { clients }),
    configuration: {
      path: CONFIGURATION,
      files: { 'haproxy.cfg': HaproxyConfig.stringify(haproxySections(props)) },
    },
    volumes: tlsFiles(props.tls).map((file) => secretFileVolume(container, file)),
    metrics: { ...metrics, port: healthPort },
    stopsWithin: STOPS_WITHIN,
  };
}
