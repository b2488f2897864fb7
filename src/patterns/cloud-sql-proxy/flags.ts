import { definedEntries } from '../../kubernetes/json';
import { argumentText, type Flags } from '../flags';
import { CloudSqlNetwork, type CloudSqlProxyAmbassadorProps } from './props';

/** The port at which the proxy says whether it is healthy. */
export const HEALTH_PORT = 9801;

/** The file with the key of a service account. */
export const CREDENTIALS = { directory: '/etc/cloud-sql-proxy', file: 'credentials.json' };

/** The arguments of the proxy: its flags, and the instance. */
export function proxyArguments(props: CloudSqlProxyAmbassadorProps): string[] {
  const { instance, listen } = props;
  const place = typeof listen === 'string' ? `?unix-socket-path=${listen}` : '';
  const flags = definedEntries({ ...presetFlags(props), ...props.flags });
  return [...flags.map(([flag, value]) => `--${flag}=${argumentText(String(value))}`), `${instance}${place}`];
}

function presetFlags(props: CloudSqlProxyAmbassadorProps): Flags {
  const { listen, network, iamAuthentication, credentials, maxConnections, metrics, healthPort = HEALTH_PORT } = props;
  return {
    // It listens on localhost by itself.
    ...(typeof listen === 'number' && { port: listen }),
    ...NETWORKS[network ?? CloudSqlNetwork.PUBLIC_IP],
    ...(iamAuthentication === true && { 'auto-iam-authn': true }),
    ...(credentials && { 'credentials-file': `${CREDENTIALS.directory}/${CREDENTIALS.file}` }),
    ...(maxConnections !== undefined && { 'max-connections': maxConnections }),
    'health-check': true,
    'http-address': '0.0.0.0',
    'http-port': healthPort,
    ...(metrics && { prometheus: true }),
    'structured-logs': true,
    // Otherwise it ends with status 143, which counts as a failure in a Job.
    'exit-zero-on-sigterm': true,
  };
}

const NETWORKS: { readonly [network in CloudSqlNetwork]: Flags } = {
  [CloudSqlNetwork.PUBLIC_IP]: {},
  [CloudSqlNetwork.PRIVATE_IP]: { 'private-ip': true },
  [CloudSqlNetwork.PRIVATE_SERVICE_CONNECT]: { psc: true },
};
