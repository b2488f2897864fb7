import { definedEntries } from '../../kubernetes/json';
import { closestName } from '../../kubernetes/closest-name';
import {
  checkCount,
  checkSecretKey,
  checkServerPort,
  checkText,
  refuseOption,
  type PresetPlace,
} from '../preset-values';
import type { CloudSqlProxyAmbassadorProps } from './props';

/** Refuses what the proxy could not take, or would understand otherwise than it is meant. */
export function checkCloudSqlProxyProps(place: PresetPlace, props: CloudSqlProxyAmbassadorProps): void {
  const { instance, listen, credentials, maxConnections, healthPort, flags } = props;
  if (!INSTANCE.test(instance)) refuseInstance(place, instance);
  if (typeof listen === 'number') checkServerPort(place, 'listen', listen);
  else checkSocket(place, listen);
  if (healthPort !== undefined) checkServerPort(place, 'healthPort', healthPort);
  if (credentials) checkSecretKey(place, 'credentials', credentials);
  if (maxConnections !== undefined) checkCount(place, 'maxConnections', maxConnections);
  for (const [flag, value] of definedEntries(flags)) checkFlag(place, flag, value);
}

/**
 * A project, with a domain in front where it has one, a region, and an instance.
 *
 * Source: cloud.google.com/go/cloudsqlconn, instance/conn_name.go
 */
const INSTANCE = /^([a-z\d.-]+:)?[a-z\d-]+:[a-z\d-]+:[a-z\d-]+$/;

function refuseInstance(place: PresetPlace, instance: string): never {
  return refuseOption(place, 'instance', {
    value: instance,
    message: `${JSON.stringify(instance)} is not the connection name of an instance.`,
    fix: 'write the project, the region and the instance, as in "my-project:europe-west1:orders".',
  });
}

/** The path is a parameter behind the name of the instance. */
function checkSocket(place: PresetPlace, path: string): void {
  if (/^[-\w./]*$/.test(path)) return;
  refuseOption(place, 'listen', {
    value: path,
    message: `the proxy cannot take the path ${JSON.stringify(path)} of a Unix socket.`,
    fix: 'write a path of letters, digits, "_", "-" and ".", such as "/run/cloudsql/.s.PGSQL.5432".',
  });
}

/** What an option makes, since more than the proxy depends on it. */
const OPTION_OF: { readonly [flag: string]: string } = {
  address: 'listen',
  port: 'listen',
  'unix-socket': 'listen',
  'private-ip': 'network',
  psc: 'network',
  'auto-iam-authn': 'iamAuthentication',
  'credentials-file': 'credentials',
  'max-connections': 'maxConnections',
  'http-address': 'healthPort',
  'http-port': 'healthPort',
  'health-check': 'healthPort',
  prometheus: 'metrics',
};

/** What holds a secret, and would stand in the manifest. */
const SECRET = ['token', 'login-token', 'json-credentials'];

/** Source: cmd/root.go of v2.25.3, without what needs a file, a file system of its own, or an end of the process */
const FLAGS = [
  'admin-port',
  'auto-ip',
  'debug',
  'debug-logs',
  'disable-metrics',
  'disable-traces',
  'exit-zero-on-sigterm',
  'impersonate-service-account',
  'lazy-refresh',
  'max-sigterm-delay',
  'min-sigterm-delay',
  'prometheus-namespace',
  'quiet',
  'quitquitquit',
  'quota-project',
  'resource-exhausted-cooldown-delay',
  'run-connection-test',
  'skip-failed-instance-config',
  'sql-data',
  'sqladmin-api-endpoint',
  'sqldata-api-endpoint',
  'structured-logs',
  'telemetry-prefix',
  'telemetry-project',
  'telemetry-sample-rate',
  'universe-domain',
  'user-agent',
];

function checkFlag(place: PresetPlace, flag: string, value: string | number | boolean): void {
  const option = Object.hasOwn(OPTION_OF, flag) ? OPTION_OF[flag] : undefined;
  if (option !== undefined) {
    refuseOption(place, `flags["${flag}"]`, {
      message: `the flag \`${flag}\` must agree with the container.`,
      fix: `use the option \`${option}\` for it.`,
    });
  }
  if (SECRET.includes(flag)) {
    refuseOption(place, `flags["${flag}"]`, {
      message: `the flag \`${flag}\` holds a secret, which everybody who reads the manifest would see.`,
      fix: 'give the key of a Secret to `credentials`, or use Workload Identity.',
    });
  }
  if (!FLAGS.includes(flag)) refuseFlag(place, flag);
  if (typeof value === 'string') checkText(place, `flags["${flag}"]`, value);
}

function refuseFlag(place: PresetPlace, flag: string): never {
  const meant = closestName(flag, FLAGS);
  return refuseOption(place, 'flags', {
    value: flag,
    message: `the preset knows no flag ${JSON.stringify(flag)} of the proxy.`,
    fix: meant === undefined ? `choose among ${FLAGS.join(', ')}.` : `write ${JSON.stringify(meant)} if that is meant.`,
  });
}
