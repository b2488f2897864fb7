import { Size } from 'cdk8s';
import type { Construct } from 'constructs';
import { checkCall } from '../../options/check-call';
import { ProbePresets } from '../../probes/probe-presets';
import type { HelperResources } from '../../qos/resource-amounts';
import { Ambassador, type AmbassadorProps } from '../ambassador';
import { checkCloudSqlProxyProps } from '../cloud-sql-proxy/checks';
import { CREDENTIALS, HEALTH_PORT, proxyArguments } from '../cloud-sql-proxy/flags';
import type { CloudSqlProxyAmbassadorProps } from '../cloud-sql-proxy/props';
import { omitResourcesIfBestEffort } from '../parts/resources';
import { withDefaults } from '../preset-props';
import { inPlace, presetPlace, secretFileVolume } from '../preset-values';

/**
 * The Cloud SQL Auth Proxy between the app and a database of Google Cloud: it encrypts, and signs in by IAM.
 *
 * @see https://cloud.google.com/sql/docs/postgres/connect-auth-proxy
 *
 * @example
 * new CloudSqlProxyAmbassador(deployment, 'database', {
 *   instance: 'my-project:europe-west1:orders',
 *   listen: 5432,
 *   clientVariables: { host: 'PGHOST', port: 'PGPORT' },
 * });
 */
export class CloudSqlProxyAmbassador extends Ambassador {
  /** The image that the preset is made for. */
  public static readonly IMAGE = 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3';

  /**
   * @param scope - the workload whose Pod it joins, or a construct below one
   * @param id - the id of the construct, and the name of the container unless another is given
   * @param props - the instance, and how the app finds the proxy
   * @throws FindingsError if there is no Pod to join, or the id or an option cannot be taken; what else is wrong is found
   * at synthesis
   */
  public constructor(scope: Construct, id: string, props: CloudSqlProxyAmbassadorProps) {
    checkCall('CloudSqlProxyAmbassador', arguments, { isExtended: new.target !== CloudSqlProxyAmbassador });
    const place = presetPlace('CloudSqlProxyAmbassador', scope, id);
    inPlace(place, () => checkCloudSqlProxyProps(place, props));
    super(scope, id, ambassadorProps(props.name ?? id, props));
    if (props.resources === undefined) omitResourcesIfBestEffort(this);
  }
}

/** The user of the image. */
const USER = 65532;

/**
 * It copies bytes and encrypts them. The memory has one amount, so that the container fits a Guaranteed Pod; a limit of the
 * CPU would only delay queries.
 */
const RESOURCES: HelperResources = {
  cpu: { request: { amount: '100m' } },
  memory: { request: Size.mebibytes(128), limit: Size.mebibytes(128) },
};

function ambassadorProps(container: string, props: CloudSqlProxyAmbassadorProps): AmbassadorProps {
  const { listen, clientVariables, clients, credentials, healthPort = HEALTH_PORT, metrics } = props;
  return {
    ...withDefaults(props, {
      image: CloudSqlProxyAmbassador.IMAGE,
      probes: ProbePresets.sidecarProxy({ path: '/startup', port: healthPort }),
      resources: RESOURCES,
      securityContext: { user: USER },
    }),
    args: proxyArguments(props),
    listen,
    clientVariables,
    ...(clients && { clients }),
    ...(metrics
      ? { metrics: { ...metrics, port: healthPort } }
      : { ports: [{ number: healthPort, name: 'proxy-health' }] }),
    volumes: credentials
      ? [secretFileVolume(container, { purpose: 'credentials', reference: credentials, ...CREDENTIALS })]
      : [],
  };
}
