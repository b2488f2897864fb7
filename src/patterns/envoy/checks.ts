import type { Duration } from 'cdk8s';
import { definedEntries } from '../../kubernetes/json';
import { checkData, checkFields } from '../config/json';
import {
  checkCount,
  checkHost,
  checkRequestPath,
  checkSecret,
  checkSecretKey,
  checkServerPort,
  checkText,
  isAddress,
  refuseEmpty,
  refuseOption,
  type PresetPlace,
} from '../preset-values';
import { BOOTSTRAP_FIELDS } from './bootstrap-fields';
import type { EnvoyHttpProps, EnvoyProps } from './props';
import type { EnvoyServer, EnvoyUpstream, EnvoyUpstreamTls } from './upstream-props';

/** Refuses what no Envoy could take. */
export function checkEnvoyProps(place: PresetPlace, props: EnvoyProps): void {
  const { image, maxConnections, healthPort, adminPort, config } = props;
  if (maxConnections !== undefined) checkCount(place, 'maxConnections', maxConnections);
  if (healthPort !== undefined) checkServerPort(place, 'healthPort', healthPort);
  if (adminPort !== undefined) checkServerPort(place, 'adminPort', adminPort);
  if (config === undefined) return;
  checkData(place, 'config', config);
  // Another image may be of a version that knows more.
  if (image === undefined) checkFields(place, 'config', config, { known: BOOTSTRAP_FIELDS, what: "Envoy's bootstrap" });
}

/** Refuses what no HTTP proxy could take, or would understand otherwise than it is meant. */
export function checkHttpProps(place: PresetPlace, props: EnvoyHttpProps): void {
  const { retries, timeout, idleTimeout, requestHeaders } = props;
  checkEnvoyProps(place, props);
  checkTime(place, 'timeout', timeout);
  checkTime(place, 'idleTimeout', idleTimeout);
  checkTime(place, 'retries.attemptTimeout', retries?.attemptTimeout);
  checkNumber(place, 'retries.attempts', retries?.attempts, [0, 10]);
  checkHeaders(place, 'requestHeaders', requestHeaders);
}

/** Refuses a route that fits no request, or every one. */
export function checkRoute(
  place: PresetPlace,
  option: string,
  { path, headers }: { readonly path?: string; readonly headers?: { readonly [name: string]: string } },
): void {
  checkHeaders(place, `${option}.headers`, headers);
  if (path !== undefined) {
    checkRequestPath(place, `${option}.path`, path);
    if (/[?#]/.test(path)) refuseQuery(place, `${option}.path`, path);
  }
  if ((path !== undefined && path !== '/') || definedEntries(headers).length > 0) return;
  refuseOption(place, option, {
    value: { path, headers },
    message: 'the route fits every request, and those without a route go to the `upstream`.',
    fix: 'give it a `path` or `headers`, or leave the route out.',
  });
}

function refuseQuery(place: PresetPlace, option: string, path: string): void {
  refuseOption(place, option, {
    value: path,
    message: `${JSON.stringify(path)} has a query or a fragment, and a path is compared without them.`,
    fix: 'write the path alone, as in "/api".',
  });
}

/** Refuses servers that Envoy could not call, or not by the name that it is given. */
export function checkUpstream(place: PresetPlace, option: string, upstream: EnvoyUpstream): void {
  const { checkPath, connectTimeout, circuitBreaker = {} } = upstream;
  checkServers(place, `${option}.servers`, upstream.servers);
  checkUpstreamTls(place, option, upstream);
  if (checkPath !== undefined) checkRequestPath(place, `${option}.checkPath`, checkPath);
  checkTime(place, `${option}.connectTimeout`, connectTimeout);
  checkBreaker(place, `${option}.circuitBreaker`, circuitBreaker);
}

/** Refuses limits of which there must be one at least. */
export function checkBreaker(
  place: PresetPlace,
  option: string,
  { ejectionTime, ...limits }: NonNullable<EnvoyUpstream['circuitBreaker']>,
): void {
  for (const [name, limit] of definedEntries(limits)) checkNumber(place, `${option}.${name}`, limit, [1, 1_000_000]);
  checkTime(place, `${option}.ejectionTime`, ejectionTime);
}

/** Refuses a list of servers that is empty, or has what is not a server. */
export function checkServers(place: PresetPlace, option: string, servers: readonly EnvoyServer[]): void {
  servers.forEach(({ host, port, weight }, index) => {
    checkHost(place, `${option}[${index}].host`, host);
    checkServerPort(place, `${option}[${index}].port`, port);
    checkNumber(place, `${option}[${index}].weight`, weight, [1, 1000]);
  });
  if (servers.length === 0) refuseEmpty(place, option, 'there is no server that Envoy could forward to.');
}

/** Refuses TLS to servers whose certificates could have no name. */
export function checkUpstreamTls(
  place: PresetPlace,
  option: string,
  {
    tls,
    serverName,
    servers,
  }: { readonly tls?: EnvoyUpstreamTls; readonly serverName?: string; readonly servers: readonly EnvoyServer[] },
): void {
  const at = (name: string): string => (option === '' ? name : `${option}.${name}`);
  if (serverName !== undefined) checkHost(place, at('serverName'), serverName);
  if (!tls) return;
  checkSecretKey(place, at('tls.ca'), tls.ca);
  if (tls.clientCertificate) checkSecret(place, at('tls.clientCertificate'), tls.clientCertificate);
  const address = serverName === undefined ? servers.find(({ host }) => isAddress(host))?.host : serverName;
  if (address === undefined || !isAddress(address)) return;
  refuseOption(place, at('serverName'), {
    value: serverName,
    message: `a certificate is held against a name, and "${address}" is an address.`,
    fix: 'write the name that the certificates have, as in "payments.example.com".',
  });
}

/** Refuses a time that is none; Envoy reads milliseconds. */
export function checkTime(place: PresetPlace, option: string, duration: Duration | undefined): void {
  if (!duration) return;
  const milliseconds = duration.toMilliseconds();
  if (Number.isSafeInteger(milliseconds) && milliseconds >= 1) return;
  refuseOption(place, option, {
    value: `${milliseconds} ms`,
    message: `${milliseconds} ms are not a time of one millisecond or more.`,
    fix: 'write a longer time, as in Duration.seconds(5).',
  });
}

function checkNumber(
  place: PresetPlace,
  option: string,
  value: number | undefined,
  [least, most]: readonly [number, number],
): void {
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return;
  refuseOption(place, option, {
    value,
    message: `${value} is not a whole number from ${least} to ${most}.`,
    fix: 'write one in this range.',
  });
}

/** Names of headers; those that begin with ":" are not of the client, and `Host` is the name of the servers. */
const HEADER = /^(?!host$)[-!#$%&'*+.^_`|~\w]+$/i;

/** Envoy takes no longer values. */
const MAX_HEADER_BYTES = 16384;

function checkHeaders(place: PresetPlace, option: string, headers: EnvoyHttpProps['requestHeaders']): void {
  for (const [name, value] of definedEntries(headers)) {
    const at = `${option}['${name}']`;
    if (!HEADER.test(name)) refuseHeader(place, option, name);
    checkText(place, at, value);
    const bytes = Buffer.byteLength(value.replaceAll('%', '%%'));
    if (bytes > MAX_HEADER_BYTES) {
      refuseOption(place, at, {
        message: `the value has ${bytes} bytes, and Envoy takes ${MAX_HEADER_BYTES} at most.`,
        fix: 'write a shorter value.',
      });
    }
  }
}

function refuseHeader(place: PresetPlace, option: string, name: string): void {
  refuseOption(place, option, {
    value: name,
    message: `${JSON.stringify(name)} is not the name of a header that can be given here.`,
    fix: 'write letters, digits and "-", as in "x-client"; `Host` is what `serverName` says.',
  });
}
