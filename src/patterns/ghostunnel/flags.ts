import { Duration } from 'cdk8s';
import { LOCALHOST } from '../../probes/preset-times';
import { argumentText, flagArguments, goSeconds, type FlagFormat, type Flags } from '../flags';
import type { GhostunnelAmbassadorProps, GhostunnelNames, GhostunnelProps, GhostunnelReverseProxyProps } from './props';

/** The port on which clients reach it. */
export const LISTEN_PORT = 8443;

/** The port at which ghostunnel answers for itself. */
export const STATUS_PORT = 6060;

/** A path that answers whether the other side does or not; `/_status` asks it. */
export const METRICS_PATH = '/_metrics/prometheus';

/** Where it finds its certificate: below `/etc`, which is readable under its own sandbox. */
export const CERTIFICATE = '/etc/ghostunnel-tls';

/** Where it finds the authorities of the other side. */
export const CA = { directory: '/etc/ghostunnel-ca', file: 'ca.crt' };

/** Flags of both directions, which could be set by themselves. */
const COMMON = [
  ...['connect-timeout', 'close-timeout', 'max-conn-lifetime', 'max-concurrent-conns'],
  ...['enable-pprof', 'quiet', 'skip-resolve', 'disable-landlock'],
];

const OWNED = {
  listen: 'listen',
  cert: 'certificate',
  key: 'certificate',
  'timed-reload': 'reloadInterval',
  'shutdown-timeout': 'drainTimeout',
  status: 'statusPort',
};

/**
 * The flags of ghostunnel in front of an app.
 *
 * Source: https://github.com/ghostunnel/ghostunnel/blob/v1.11.1/main.go
 */
export const SERVER_FLAGS: FlagFormat = {
  program: 'ghostunnel',
  known: [...COMMON, 'target-status', 'proxy-protocol', 'proxy-protocol-mode'],
  owned: {
    ...OWNED,
    target: 'upstream',
    cacert: 'clientCa',
    'disable-authentication': 'clientCa',
    'allow-all': 'allowedClients',
    'allow-cn': 'allowedClients',
    'allow-ou': 'allowedClients',
    'allow-dns': 'allowedClients',
    'allow-uri': 'allowedClients',
  },
  off: (name) => `--no-${name}`,
};

/** The flags of ghostunnel towards a service; the source is the same. */
export const CLIENT_FLAGS: FlagFormat = {
  program: 'ghostunnel',
  known: [...COMMON, 'proxy'],
  owned: {
    ...OWNED,
    target: 'host',
    cacert: 'ca',
    'disable-authentication': 'certificate',
    'override-server-name': 'serverName',
    'verify-cn': 'allowedServers',
    'verify-ou': 'allowedServers',
    'verify-dns': 'allowedServers',
    'verify-uri': 'allowedServers',
  },
  off: (name) => `--no-${name}`,
};

/** The arguments of ghostunnel in front of an app. */
export function serverArguments(props: GhostunnelReverseProxyProps): string[] {
  const { upstream, listen = LISTEN_PORT, clientCa, allowedClients, flags } = props;
  const own: Flags = {
    listen: `:${listen}`,
    target: `${LOCALHOST}:${upstream.number}`,
    ...certificateFlags,
    ...(clientCa ? { cacert: CA_FILE } : { 'disable-authentication': true }),
    ...(clientCa && !allowedClients && { 'allow-all': true }),
    ...commonFlags(props),
  };
  return ['server', ...flagArguments(SERVER_FLAGS, own, flags), ...nameArguments('allow', allowedClients)];
}

/** The arguments of ghostunnel towards a service. */
export function clientArguments(props: GhostunnelAmbassadorProps): string[] {
  const { listen, host, port, ca, certificate, serverName, allowedServers, flags } = props;
  const own: Flags = {
    listen: `${LOCALHOST}:${listen}`,
    target: `${host.includes(':') ? `[${host}]` : host}:${port}`,
    ...(certificate ? certificateFlags : { 'disable-authentication': true }),
    ...(ca && { cacert: CA_FILE }),
    ...(serverName !== undefined && { 'override-server-name': serverName }),
    // It starts before the app, and must not end because no name server answers yet.
    'skip-resolve': true,
    ...commonFlags(props),
  };
  return ['client', ...flagArguments(CLIENT_FLAGS, own, flags), ...nameArguments('verify', allowedServers)];
}

const CA_FILE = `${CA.directory}/${CA.file}`;

const certificateFlags: Flags = { cert: `${CERTIFICATE}/tls.crt`, key: `${CERTIFICATE}/tls.key` };

/** How long open connections go on once it is to stop. */
export function drainTimeoutOf({ drainTimeout }: GhostunnelProps): Duration {
  return drainTimeout ?? Duration.seconds(15);
}

function commonFlags(props: GhostunnelProps): Flags {
  const { reloadInterval = Duration.minutes(5), statusPort = STATUS_PORT } = props;
  return {
    'timed-reload': goSeconds(reloadInterval),
    'shutdown-timeout': goSeconds(drainTimeoutOf(props)),
    status: `http://:${statusPort}`,
  };
}

/** The flag for each kind of name, behind `allow-` or `verify-`. */
const NAME_FLAGS = { commonNames: 'cn', organizationalUnits: 'ou', dnsNames: 'dns', uris: 'uri' } as const;

/** The lists of names that there are, each with its option. */
export function nameLists(names: GhostunnelNames = {}): [option: keyof GhostunnelNames, texts: readonly string[]][] {
  const options = Object.keys(NAME_FLAGS) as (keyof GhostunnelNames)[];
  return options.flatMap((option) => (names[option] ? [[option, names[option]] as [typeof option, string[]]] : []));
}

function nameArguments(verb: 'allow' | 'verify', names: GhostunnelNames | undefined): string[] {
  return nameLists(names).flatMap(([option, texts]) =>
    texts.map((text) => `--${verb}-${NAME_FLAGS[option]}=${argumentText(text)}`),
  );
}
