import { Duration } from 'cdk8s';
import { LOCALHOST } from '../../probes/preset-times';
import type { HaproxySection } from '../config/haproxy-config';
import { isAddress, type SecretFile } from '../preset-values';
import {
  HaproxyBalance,
  HaproxyProtocol,
  type HaproxyAmbassadorProps,
  type HaproxyServer,
  type HaproxyTls,
} from './props';

/** The port at which HAProxy answers for itself. */
export const HEALTH_PORT = 8404;

/** The path at which it answers for itself. */
export const HEALTH_PATH = '/healthz';

/** How long it still works on requests once it is to stop. */
const DRAIN = Duration.seconds(15);

/** When it has ended. */
export const STOPS_WITHIN = Duration.seconds(DRAIN.toSeconds() + 2);

type Line = (string | number)[];

/** The configuration of HAProxy with what its user adds to it. */
export function haproxySections(props: HaproxyAmbassadorProps): HaproxySection[] {
  const own = [globalSection(props), defaultsSection(props), ...resolvers(props), ...proxies(props)];
  const more = [...(props.config ?? [])];
  const merged = own.map((section) => ({
    ...section,
    lines: [...section.lines, ...more.filter((other) => isSame(section, other)).flatMap(({ lines }) => lines)],
  }));
  return [...merged, ...more.filter((other) => !own.some((section) => isSame(section, other)))];
}

/** The files of Secrets that encrypted connections need. */
export function tlsFiles(tls: HaproxyTls | undefined): SecretFile[] {
  if (!tls) return [];
  const { ca, clientCertificate } = tls;
  return [
    { purpose: 'ca', reference: ca, ...CA },
    ...(clientCertificate ? [{ purpose: 'client', reference: clientCertificate, ...CLIENT }] : []),
  ];
}

const CA = { directory: '/etc/haproxy-ca', file: 'ca.crt' };
const CLIENT = { directory: '/etc/haproxy-client', file: 'client.pem' };
const RESOLVERS = 'dns';
const [APP, SERVERS] = ['app', 'servers'];

function isSame(one: HaproxySection, other: HaproxySection): boolean {
  return one.type === other.type && one.name === other.name;
}

function globalSection({ maxConnections = 1000 }: HaproxyAmbassadorProps): HaproxySection {
  const lines: Line[] = [
    ['log', 'stdout', 'format', 'raw', 'local0'],
    // Without it, HAProxy reserves memory for as many connections as the node allows files.
    ['maxconn', maxConnections],
    // One for each core of the node otherwise.
    ['nbthread', 2],
    ['hard-stop-after', `${DRAIN.toSeconds()}s`],
  ];
  return { type: 'global', lines };
}

function defaultsSection({
  protocol = HaproxyProtocol.HTTP,
  connectTimeout,
  idleTimeout,
}: HaproxyAmbassadorProps): HaproxySection {
  const idle = milliseconds(
    idleTimeout ?? (protocol === HaproxyProtocol.HTTP ? Duration.seconds(60) : Duration.hours(1)),
  );
  const lines: Line[] = [
    ['mode', protocol],
    ['log', 'global'],
    ['option', protocol === HaproxyProtocol.HTTP ? 'httplog' : 'tcplog'],
    ['timeout', 'connect', milliseconds(connectTimeout ?? Duration.seconds(5))],
    ['timeout', 'client', idle],
    ['timeout', 'server', idle],
    ['retries', 3],
    ['option', 'redispatch', 1],
  ];
  return { type: 'defaults', lines };
}

/** Names are looked up again by the servers of the Pod's resolv.conf; addresses need none. */
function resolvers({ servers }: HaproxyAmbassadorProps): HaproxySection[] {
  if (servers.every(({ host }) => isAddress(host))) return [];
  const lines: Line[] = [
    ['parse-resolv-conf'],
    ['hold', 'valid', '10s'],
    // Answers with many addresses do not fit into the 512 bytes that are read otherwise.
    ['accepted_payload_size', 8192],
  ];
  return [{ type: 'resolvers', name: RESOLVERS, lines }];
}

function proxies(props: HaproxyAmbassadorProps): HaproxySection[] {
  const { healthPort = HEALTH_PORT, listen } = props;
  const health: Line[] = [
    ['mode', 'http'],
    ['bind', `:${healthPort}`],
    ['option', 'dontlog-normal'],
    ['monitor-uri', HEALTH_PATH],
    ['http-request', 'use-service', 'prometheus-exporter', 'if', '{', 'path', '/metrics', '}'],
    ['timeout', 'client', '10s'],
  ];
  const app: Line[] = [
    ['bind', `${LOCALHOST}:${listen}`],
    ['default_backend', SERVERS],
  ];
  return [
    { type: 'frontend', name: 'health', lines: health },
    { type: 'frontend', name: APP, lines: app },
    { type: 'backend', name: SERVERS, lines: backendLines(props) },
  ];
}

function backendLines(props: HaproxyAmbassadorProps): Line[] {
  const { protocol = HaproxyProtocol.HTTP, balance, servers, checkPath } = props;
  const isHttp = protocol === HaproxyProtocol.HTTP;
  const host = commonName(props);
  return [
    ['balance', balance ?? (isHttp ? HaproxyBalance.ROUND_ROBIN : HaproxyBalance.LEAST_CONNECTIONS)],
    ...(isHttp ? HTTP_RETRIES : []),
    ...(isHttp && host !== undefined ? [['http-request', 'set-header', 'Host', host]] : []),
    ...(checkPath === undefined ? [] : checkLines(checkPath, host)),
    ['default-server', 'check', 'inter', '2s', 'fall', 3, 'rise', 2, 'on-marked-down', 'shutdown-sessions'],
    ...servers.map((server, index) => serverLine(props, server, index + 1)),
  ];
}

/** A request that another server may have worked on already is repeated only if that changes nothing. */
const HTTP_RETRIES: Line[] = [
  ['retry-on', 'conn-failure', 'empty-response', 'response-timeout'],
  ['http-request', 'disable-l7-retry', 'unless', 'METH_GET'],
];

/** HTTP 1.1 demands a `Host`; servers of different names are asked by HTTP 1.0. */
function checkLines(path: string, host: string | undefined): Line[] {
  const version = host === undefined ? ['ver', 'HTTP/1.0'] : ['ver', 'HTTP/1.1', 'hdr', 'Host', host];
  return [
    ['option', 'httpchk'],
    ['http-check', 'send', 'meth', 'GET', 'uri', path, ...version],
  ];
}

function serverLine(props: HaproxyAmbassadorProps, server: HaproxyServer, number: number): Line {
  const { host, port, weight, backup = false } = server;
  const isIpv6 = host.includes(':');
  return [
    'server',
    `server-${number}`,
    `${isIpv6 ? 'ipv6@' : ''}${host}:${port}`,
    ...(weight === undefined ? [] : ['weight', weight]),
    ...(backup ? ['backup'] : []),
    ...(props.tls ? tlsWords(props.tls, commonName(props) ?? host) : []),
    // A name that cannot be looked up at the start would otherwise end HAProxy.
    ...(isAddress(host) ? [] : ['resolvers', RESOLVERS, 'init-addr', 'last,libc,none']),
  ];
}

function tlsWords({ clientCertificate }: HaproxyTls, name: string): Line {
  const sni = isAddress(name) ? [] : ['sni', `str(${name})`, 'check-sni', name];
  return [
    'ssl',
    'verify',
    'required',
    'ca-file',
    `${CA.directory}/${CA.file}`,
    'verifyhost',
    name,
    ...sni,
    ...(clientCertificate ? ['crt', `${CLIENT.directory}/${CLIENT.file}`] : []),
  ];
}

/** The name that all servers have: the one that is given, or that of all. */
function commonName({ serverName, servers }: HaproxyAmbassadorProps): string | undefined {
  if (serverName !== undefined) return serverName;
  const [first, ...others] = [...new Set(servers.map(({ host }) => host))];
  return others.length > 0 || first === undefined || isAddress(first) ? undefined : first;
}

function milliseconds(duration: Duration): string {
  return `${duration.toMilliseconds()}ms`;
}
