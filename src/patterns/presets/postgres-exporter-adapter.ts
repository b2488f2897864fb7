import { Size } from 'cdk8s';
import type { Construct } from 'constructs';
import { checkCall } from '../../options/check-call';
import { LOCALHOST } from '../../probes/preset-times';
import { ProbePresets } from '../../probes/probe-presets';
import type { HelperResources } from '../../qos/resource-amounts';
import { Adapter, type AdapterProps } from '../adapter';
import { AdapterSource } from '../adapter-source';
import { omitResourcesIfBestEffort } from '../parts/resources';
import { addSecretVariable } from '../parts/variables';
import { collectorFlags } from '../postgres-exporter/collectors';
import type { PostgresExporterAdapterProps } from '../postgres-exporter/props';
import { withDefaults } from '../preset-props';
import { inPlace, checkSecretKey, checkServerPort, checkText, presetPlace, type PresetPlace } from '../preset-values';

/**
 * The metrics of a PostgreSQL in the same Pod, by `postgres_exporter`.
 *
 * @see https://github.com/prometheus-community/postgres_exporter
 *
 * @example
 * new PostgresExporterAdapter(deployment, 'metrics', {
 *   user: { secret: { name: 'orders-monitor' }, key: 'user' },
 *   password: { secret: { name: 'orders-monitor' }, key: 'password' },
 *   metrics: { discovery: MetricsDiscovery.POD_MONITOR },
 * });
 */
export class PostgresExporterAdapter extends Adapter {
  /** The image that the preset is made for. */
  public static readonly IMAGE = 'quay.io/prometheuscommunity/postgres-exporter:v0.20.1';

  /**
   * @param scope - the workload whose Pod it joins, or a construct below one
   * @param id - the id of the construct, and the name of the container unless another is given
   * @param props - how it reaches PostgreSQL, and what differs from the defaults
   * @throws FindingsError if there is no Pod to join, or the id or an option cannot be taken; what else is wrong is found
   * at synthesis
   */
  public constructor(scope: Construct, id: string, props: PostgresExporterAdapterProps) {
    checkCall('PostgresExporterAdapter', arguments, { isExtended: new.target !== PostgresExporterAdapter });
    const place = presetPlace('PostgresExporterAdapter', scope, id);
    super(
      scope,
      id,
      adapterProps(
        props,
        inPlace(place, () => checkedCollectorFlags(place, props)),
      ),
    );
    const { user, password } = props;
    addSecretVariable(this, 'DATA_SOURCE_USER', { reference: user, option: 'user' });
    if (password) addSecretVariable(this, 'DATA_SOURCE_PASS', { reference: password, option: 'password' });
    if (props.resources === undefined) omitResourcesIfBestEffort(this);
  }
}

/** The port on which the exporter listens unless it is told another. */
const EXPORTER_PORT = 9187;

/** The user and group `nobody` of the image, which names them without numbers. */
const USER = 65534;

/** A page with a link: it answers whether PostgreSQL does or not. */
const HEALTH = '/';

/**
 * A scrape runs some twenty queries. The memory has one amount, so that the container fits a Guaranteed Pod; the CPU has no
 * limit but there, since throttling makes scrapes late and saves nothing.
 */
const RESOURCES: HelperResources = {
  cpu: { request: { amount: '50m' } },
  memory: { request: Size.mebibytes(64), limit: Size.mebibytes(64) },
};

/** Looks at all options, and makes flags of those that are for it. */
function checkedCollectorFlags(place: PresetPlace, props: PostgresExporterAdapterProps): string[] {
  const { port, database, metricsPort, user, password, collectors } = props;
  if (database !== undefined) checkText(place, 'database', database);
  if (port !== undefined) checkServerPort(place, 'port', port);
  if (metricsPort !== undefined) checkServerPort(place, 'metricsPort', metricsPort);
  checkSecretKey(place, 'user', user);
  if (password) checkSecretKey(place, 'password', password);
  return collectorFlags(place, collectors);
}

function adapterProps(props: PostgresExporterAdapterProps, flags: readonly string[]): AdapterProps {
  const { port = 5432, database = 'postgres', metricsPort = EXPORTER_PORT, metrics } = props;
  const listener = metricsPort === EXPORTER_PORT ? [] : [`--web.listen-address=:${metricsPort}`];
  const args = [...listener, ...flags];
  return {
    ...withDefaults(props, {
      image: PostgresExporterAdapter.IMAGE,
      probes: ProbePresets.sidecarProxy({ path: HEALTH, port: metricsPort }),
      resources: RESOURCES,
      securityContext: { user: USER },
    }),
    ...(args.length > 0 && { args }),
    envVariables: { DATA_SOURCE_URI: uri(port, database) },
    source: AdapterSource._fromOption('port', port, {}),
    metrics: { ...metrics, port: metricsPort },
  };
}

/** Without TLS, which localhost does not need. */
function uri(port: number, database: string): string {
  return `${LOCALHOST}:${port}/${encodeURIComponent(database)}?sslmode=disable`;
}
