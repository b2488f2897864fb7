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
import { FLAGS, OPTION_OF, SECRET } from './known-flags';
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
 * A project, with a domain in front if it has one, a region, and an instance.
 *
 * Source: cloud.google.com/go/cloudsqlconn, instance/conn_name.go
 */
const INSTANCE = /^([a-z\d.-]+:)?[a-z\d-]+:[a-z\d-]+:[a-z\d-]+$/;

function refuseInstance(place: PresetPlace, instance: string): void {
  refuseOption(place, 'instance', {
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
  if (option === undefined && !SECRET.includes(flag) && !FLAGS.includes(flag)) refuseFlag(place, flag);
  if (typeof value === 'string') checkText(place, `flags["${flag}"]`, value);
}

function refuseFlag(place: PresetPlace, flag: string): void {
  const meant = closestName(flag, FLAGS);
  refuseOption(place, 'flags', {
    value: flag,
    message: `the preset knows no flag ${JSON.stringify(flag)} of the proxy.`,
    fix: meant === undefined ? `choose among ${FLAGS.join(', ')}.` : `write ${JSON.stringify(meant)} if that is meant.`,
  });
}
