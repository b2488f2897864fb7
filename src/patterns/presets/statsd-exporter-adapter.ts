import { Size } from 'cdk8s';
import type { Construct } from 'constructs';
import { Protocol } from '../../kubernetes/protocol';
import { checkCall } from '../../options/check-call';
import { ProbePresets } from '../../probes/probe-presets';
import { LOCALHOST } from '../../probes/preset-times';
import type { HelperResources } from '../../qos/resource-amounts';
import { Adapter, type AdapterProps } from '../adapter';
import { AdapterSource } from '../adapter-source';
import { jsonText } from '../config/json';
import type { ConfigurationFiles } from '../parts/configuration';
import { omitResourcesIfBestEffort } from '../parts/resources';
import { withDefaults } from '../preset-props';
import { presetPlace, inPlace } from '../preset-values';
import { checkStatsdProps } from '../statsd/checks';
import { mappingFile } from '../statsd/mappings';
import type { StatsdExporterAdapterProps } from '../statsd/props';

/**
 * What the app sends as StatsD, as metrics that Prometheus reads, by `statsd_exporter`.
 *
 * @see https://github.com/prometheus/statsd_exporter
 *
 * @example
 * new StatsdExporterAdapter(deployment, 'metrics', {
 *   clientVariables: { host: 'STATSD_HOST', port: 'STATSD_PORT' },
 *   mappings: [{ match: 'shop.*.requests', name: 'shop_requests_total', labels: { page: '$1' } }],
 *   metrics: { discovery: MetricsDiscovery.POD_MONITOR },
 * });
 */
export class StatsdExporterAdapter extends Adapter {
  /** The image that the preset is made for. */
  public static readonly IMAGE = 'quay.io/prometheus/statsd-exporter:v0.30.0';

  /**
   * @param scope - the workload whose Pod it joins, or a construct below one
   * @param id - the id of the construct, and the name of the container unless another is given
   * @param props - how the app finds it, and what becomes of its metrics
   * @throws FindingsError if there is no Pod to join, or the id or an option cannot be taken; what else is wrong is found
   * at synthesis
   */
  public constructor(scope: Construct, id: string, props: StatsdExporterAdapterProps) {
    checkCall('StatsdExporterAdapter', arguments, { isExtended: new.target !== StatsdExporterAdapter });
    const place = presetPlace('StatsdExporterAdapter', scope, id);
    inPlace(place, () => checkStatsdProps(place, props));
    super(
      scope,
      id,
      inPlace(place, () => adapterProps(props)),
    );
    if (props.resources === undefined) omitResourcesIfBestEffort(this);
  }
}

const CONFIGURATION = '/etc/statsd-exporter';

/** The user `nobody` of the image. */
const USER = 65534;

/**
 * A metric takes some kilobytes, and a few thousand of them fit. The memory has one amount, so that the container fits a
 * Guaranteed Pod; with a limit of the CPU messages over UDP would be lost.
 */
const RESOURCES: HelperResources = {
  cpu: { request: { amount: '50m' } },
  memory: { request: Size.mebibytes(64), limit: Size.mebibytes(64) },
};

function adapterProps(props: StatsdExporterAdapterProps): AdapterProps {
  const { listen = 9125, metricsPort = 9102, clientVariables, clients, metrics } = props;
  const endpoint = typeof listen === 'string' ? listen : { number: listen, protocol: Protocol.UDP };
  return {
    ...withDefaults(props, {
      image: StatsdExporterAdapter.IMAGE,
      probes: ProbePresets.sidecarProxy({ path: '/-/healthy', port: metricsPort }),
      resources: RESOURCES,
      securityContext: { user: USER },
    }),
    ...(typeof listen === 'string' && { command: withoutOldSocket(listen) }),
    args: [
      ...listenFlags(listen),
      `--web.listen-address=:${metricsPort}`,
      `--statsd.mapping-config=${CONFIGURATION}/mappings.json`,
    ],
    configuration: configuration(props),
    source: AdapterSource._fromListener({ listen: endpoint, clientVariables, ...(clients && { clients }) }),
    ports: typeof listen === 'string' ? [] : [listen],
    metrics: { ...metrics, port: metricsPort },
  };
}

function configuration(props: StatsdExporterAdapterProps): ConfigurationFiles {
  return { path: CONFIGURATION, files: { 'mappings.json': jsonText('StatsdExporterAdapter', mappingFile(props)) } };
}

/** Apps run as other users than the exporter, and need the right to write to the socket. */
function listenFlags(listen: number | string): string[] {
  if (typeof listen === 'number')
    return ['udp', 'tcp'].map((protocol) => `--statsd.listen-${protocol}=${LOCALHOST}:${listen}`);
  const socket = [`--statsd.listen-unixgram=${listen}`, '--statsd.unixsocket-mode=777'];
  return [...socket, '--statsd.listen-udp=', '--statsd.listen-tcp='];
}

/** The exporter does not start while there is a socket, and one that was killed leaves it in the volume. */
function withoutOldSocket(socket: string): string[] {
  return ['/bin/sh', '-c', 'rm -f "$0" && exec statsd_exporter "$@"', socket];
}
