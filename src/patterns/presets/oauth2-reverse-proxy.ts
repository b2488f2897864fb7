import { Duration, Size } from 'cdk8s';
import type { Construct } from 'constructs';
import { checkCall } from '../../options/check-call';
import { Probe } from '../../probes/probe';
import { ProbeSet } from '../../probes/probe-set';
import type { HelperResources } from '../../qos/resource-amounts';
import { Toml } from '../config/toml';
import { checkOAuth2Props } from '../oauth2-proxy/checks';
import type { OAuth2ReverseProxyProps } from '../oauth2-proxy/props';
import { LISTEN_PORT, METRICS_PORT, PING_PATH, proxySettings, READY_PATH } from '../oauth2-proxy/settings';
import { omitResourcesIfBestEffort } from '../parts/resources';
import { addSecretVariable } from '../parts/variables';
import { startupHttpGet } from '../preset-probes';
import { withDefaults } from '../preset-props';
import { presetPlace, inPlace } from '../preset-values';
import { ReverseProxy, type ReverseProxyProps } from '../reverse-proxy';

/**
 * OAuth2 Proxy in front of the app: only who signs in at an OpenID Connect provider reaches it, and the app learns who it is.
 *
 * @see https://oauth2-proxy.github.io/oauth2-proxy/
 *
 * @example
 * new OAuth2ReverseProxy(deployment, 'sign-on', {
 *   upstream: { number: 8080, undeclared: true },
 *   issuerUrl: 'https://sso.example.com',
 *   publicUrl: 'https://office.example.com',
 *   clientId: 'office',
 *   clientSecret: { secret: { name: 'office-sign-on' }, key: 'client-secret' },
 *   cookieSecret: { secret: { name: 'office-sign-on' }, key: 'cookie-secret' },
 *   emailDomains: ['example.com'],
 * });
 */
export class OAuth2ReverseProxy extends ReverseProxy {
  /** The image that the preset is made for. */
  public static readonly IMAGE = 'quay.io/oauth2-proxy/oauth2-proxy:v7.15.3';

  /**
   * @param scope - the workload whose Pod it joins, or a construct below one
   * @param id - the id of the construct, and the name of the container unless another is given
   * @param props - who may use the app, and who says who somebody is
   * @throws FindingsError if there is no Pod to join, or the id or an option cannot be taken; what else is wrong is found
   * at synthesis
   */
  public constructor(scope: Construct, id: string, props: OAuth2ReverseProxyProps) {
    checkCall('OAuth2ReverseProxy', arguments, { isExtended: new.target !== OAuth2ReverseProxy });
    const place = presetPlace('OAuth2ReverseProxy', scope, id);
    inPlace(place, () => checkOAuth2Props(place, props));
    super(
      scope,
      id,
      inPlace(place, () => reverseProxyProps(props)),
    );
    const { clientSecret, cookieSecret, sessionRedis } = props;
    addSecretVariable(this, 'OAUTH2_PROXY_CLIENT_SECRET', { reference: clientSecret, option: 'clientSecret' });
    addSecretVariable(this, 'OAUTH2_PROXY_COOKIE_SECRET', { reference: cookieSecret, option: 'cookieSecret' });
    if (sessionRedis) {
      addSecretVariable(this, 'OAUTH2_PROXY_REDIS_CONNECTION_URL', { reference: sessionRedis, option: 'sessionRedis' });
    }
    if (props.resources === undefined) omitResourcesIfBestEffort(this);
  }
}

const CONFIGURATION = '/etc/oauth2-proxy';

/** The user and group `nonroot` of the image. */
const USER = 65532;

/**
 * A request takes a few buffers, and a cookie is decrypted for each. The memory has one amount, so that the container fits a
 * Guaranteed Pod; a limit of the CPU would only delay requests.
 */
const RESOURCES: HelperResources = {
  cpu: { request: { amount: '50m' } },
  memory: { request: Size.mebibytes(64), limit: Size.mebibytes(64) },
};

function reverseProxyProps(props: OAuth2ReverseProxyProps): ReverseProxyProps {
  const { upstream, listen = LISTEN_PORT, metricsPort = METRICS_PORT, metrics } = props;
  const file = 'oauth2-proxy.cfg';
  return {
    ...withDefaults(props, {
      image: OAuth2ReverseProxy.IMAGE,
      probes: probesOf(props),
      resources: RESOURCES,
      securityContext: { user: USER },
    }),
    args: [`--config=${CONFIGURATION}/${file}`],
    listen,
    upstream,
    configuration: { path: CONFIGURATION, files: { [file]: Toml.stringify(proxySettings(props)) } },
    metrics: { ...metrics, port: metricsPort },
  };
}

function probesOf({ listen: port = LISTEN_PORT, sessionRedis }: OAuth2ReverseProxyProps): ProbeSet {
  const startup = startupHttpGet(PING_PATH, port);
  if (!sessionRedis) return ProbeSet.of({ startup });
  return ProbeSet.of({
    startup,
    readiness: Probe.fromHttpGet({ path: READY_PATH, port, period: Duration.seconds(5) }),
  });
}
