import { Size } from 'cdk8s';
import type { Construct } from 'constructs';
import { checkCall } from '../../options/check-call';
import { ProbePresets } from '../../probes/probe-presets';
import type { HelperResources } from '../../qos/resource-amounts';
import { Adapter, type AdapterProps } from '../adapter';
import { AdapterSource } from '../adapter-source';
import type { MetricsDiscoveryOptions } from '../parts/metrics-endpoint';
import type { SecretKeyReference } from '../parts/references';
import { omitResourcesIfBestEffort } from '../parts/resources';
import { addSecretVariable, textVariables } from '../parts/variables';
import { withDefaults, type PresetProps } from '../preset-props';
import { checkSecretKey, checkServerPort, inPlace, presetPlace, type PresetPlace } from '../preset-values';

/**
 * How the exporter reaches Redis, and how its metrics are found.
 */
export interface RedisExporterAdapterProps extends PresetProps {
  /**
   * The port of Redis on localhost (finding `port-number`).
   * @default 6379
   */
  readonly port?: number;

  /**
   * The name of the Redis user, if Redis has access control lists.
   * @default - the user `default`, by Redis
   */
  readonly user?: string;

  /**
   * The key of a Secret that holds the password. A Redis that wants one and is not given it reports `redis_up 0`.
   * @default - no password
   */
  readonly password?: SecretKeyReference;

  /**
   * The port on which the exporter serves its metrics, with the limits of `HelperPort.number`.
   * @default 9121
   */
  readonly metricsPort?: number;

  /**
   * How the metrics are found.
   * @default - the port `metrics` is declared, and nothing else is made
   */
  readonly metrics?: MetricsDiscoveryOptions;
}

/**
 * The metrics of a Redis or Valkey in the same Pod, by `redis_exporter`.
 *
 * @see https://github.com/oliver006/redis_exporter
 *
 * @example
 * new RedisExporterAdapter(deployment, 'metrics', {
 *   password: { secret: { name: 'sessions-redis' }, key: 'password' },
 *   metrics: { discovery: MetricsDiscovery.POD_MONITOR },
 * });
 */
export class RedisExporterAdapter extends Adapter {
  /** The image that the preset is made for. */
  public static readonly IMAGE = 'oliver006/redis_exporter:v1.91.1';

  /**
   * @param scope - the workload whose Pod it joins, or a construct below one
   * @param id - the id of the construct, and the name of the container unless another is given
   * @param props - how it reaches Redis, and what differs from the defaults
   * @throws FindingsError if there is no Pod to join, or the id or an option cannot be taken; what else is wrong is found
   * at synthesis
   */
  public constructor(scope: Construct, id: string, props: RedisExporterAdapterProps = {}) {
    checkCall('RedisExporterAdapter', arguments, { isExtended: new.target !== RedisExporterAdapter });
    const place = presetPlace('RedisExporterAdapter', scope, id);
    inPlace(place, () => checkProps(place, props));
    super(scope, id, adapterProps(props));
    const { password } = props;
    if (password) addSecretVariable(this, 'REDIS_PASSWORD', { reference: password, option: 'password' });
    if (props.resources === undefined) omitResourcesIfBestEffort(this);
  }
}

/** The port on which the exporter listens unless it is told another. */
const EXPORTER_PORT = 9121;

/** The user of the image. */
const USER = 59000;

/** A static endpoint: it answers whether Redis does or not. */
const HEALTH = '/health';

/**
 * A scrape parses one answer of Redis, some kilobytes of text. The memory has one amount, so that the container fits a
 * Guaranteed Pod; the CPU has no limit but there, since throttling makes scrapes late and saves nothing.
 */
const RESOURCES: HelperResources = {
  cpu: { request: { amount: '50m' } },
  memory: { request: Size.mebibytes(64), limit: Size.mebibytes(64) },
};

function checkProps(place: PresetPlace, { port, metricsPort, password }: RedisExporterAdapterProps): void {
  if (metricsPort !== undefined) checkServerPort(place, 'metricsPort', metricsPort);
  if (port !== undefined) checkServerPort(place, 'port', port);
  if (password) checkSecretKey(place, 'password', password);
}

function adapterProps(props: RedisExporterAdapterProps): AdapterProps {
  const { port = 6379, metricsPort = EXPORTER_PORT, user, metrics } = props;
  const listener = metricsPort === EXPORTER_PORT ? undefined : `:${metricsPort}`;
  return {
    ...withDefaults(props, {
      image: RedisExporterAdapter.IMAGE,
      probes: ProbePresets.sidecarProxy({ path: HEALTH, port: metricsPort }),
      resources: RESOURCES,
      securityContext: { user: USER },
    }),
    envVariables: textVariables({ REDIS_USER: user, REDIS_EXPORTER_WEB_LISTEN_ADDRESS: listener }),
    source: AdapterSource._fromOption('port', port, { url: 'REDIS_ADDR', urlScheme: 'redis' }),
    metrics: { ...metrics, port: metricsPort },
  };
}
