import { Duration, Size } from 'cdk8s';
import { LOCALHOST } from '../../probes/preset-times';
import type { NginxDirective } from '../config/nginx-config';
import type { NginxCache, NginxReverseProxyProps, NginxTls } from './props';

/** The port at which nginx answers for itself. */
export const HEALTH_PORT = 8081;

/** The path at which it answers for itself. */
export const HEALTH_PATH = '/healthz';

/** Where nginx writes what it needs for a moment. */
export const TEMPORARY = '/tmp';

/** Where it keeps answers. */
export const CACHE = '/var/cache/nginx';

/** Where it finds its certificate. */
export const CERTIFICATE = '/etc/nginx-tls';

/** Where it finds the authorities of clients. */
export const CLIENT_CA = { directory: '/etc/nginx-client-ca', file: 'ca.crt' };

/** How long it still works on requests once it is to stop. */
const DRAIN = Duration.seconds(15);

/** When it has ended. */
export const STOPS_WITHIN = Duration.seconds(DRAIN.toSeconds() + 2);

/** The port on which clients reach nginx. */
export function listenPort({ listen, tls }: NginxReverseProxyProps): number {
  return listen ?? (tls ? 8443 : 8000);
}

/** The size of the volume of a cache: what nginx keeps, and what it writes before it drops something older. */
export function cacheVolumeSize({ size = CACHE_SIZE }: NginxCache): Size {
  return Size.mebibytes(Math.ceil(size.toMebibytes() * 1.25));
}

const CACHE_SIZE = Size.mebibytes(256);

/** The whole configuration of nginx, with what its user adds to it. */
export function nginxDirectives(props: NginxReverseProxyProps): NginxDirective[] {
  return [
    line('daemon', 'off'),
    // One for each core of the node otherwise.
    line('worker_processes', 2),
    line('worker_shutdown_timeout', `${DRAIN.toSeconds()}s`),
    line('pid', `${TEMPORARY}/nginx.pid`),
    line('error_log', 'stderr', 'notice'),
    block(['events'], [line('worker_connections', 1024)]),
    block(['http'], merged(httpDirectives(props), props.httpConfig, ['server', 'upstream', 'map'])),
  ];
}

function line(...words: (string | number)[]): NginxDirective {
  return { words };
}

function block(words: (string | number)[], directives: NginxDirective[]): NginxDirective {
  return { words, block: directives };
}

/** Own directives without those that others replace by their first word, and the others. */
function merged(
  own: NginxDirective[],
  others: readonly NginxDirective[] = [],
  repeatable: readonly string[],
): NginxDirective[] {
  const replaced = others.map(({ words }) => words[0]).filter((word) => !repeatable.includes(String(word)));
  return [...own.filter(({ words }) => !replaced.includes(words[0])), ...others];
}

/** Each is made at the start, whether it is used or not. */
const TEMPORARY_PATHS = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];

function httpDirectives(props: NginxReverseProxyProps): NginxDirective[] {
  const { upstream, routes = [], cache, tls, healthPort = HEALTH_PORT } = props;
  return [
    ...TEMPORARY_PATHS.map((name) => line(`${name}_temp_path`, `${TEMPORARY}/${name}`)),
    line('access_log', '/dev/stdout'),
    line('server_tokens', 'off'),
    line('default_type', 'application/octet-stream'),
    ...(cache ? cacheDirectives(cache) : []),
    block(['map', '$http_upgrade', '$connection_header'], [line('default', 'upgrade'), line('', '')]),
    ...(tls ? [block(['map', '', `$${CERTIFICATE_VARIABLE}`], [line('default', CERTIFICATE)])] : []),
    block(['upstream', 'app'], upstreamDirectives([upstream.number])),
    ...routes.map(({ ports }, index) => block(['upstream', `route-${index + 1}`], upstreamDirectives(ports))),
    block(['server'], merged(serverDirectives(props), props.serverConfig, ['location'])),
    block(['server'], healthDirectives(healthPort)),
  ];
}

/** A single server is tried anyway; one of several is left out for a second after it has failed. */
function upstreamDirectives(ports: readonly number[]): NginxDirective[] {
  return [
    ...ports.map((port) => line('server', `${LOCALHOST}:${port}`, 'max_fails=1', 'fail_timeout=1s')),
    line('keepalive', 32),
  ];
}

/** What depends on who asks is never kept: requests with credentials and cookies pass by the cache. */
function cacheDirectives({ size = CACHE_SIZE, keepFor }: NginxCache): NginxDirective[] {
  const place = [CACHE, 'levels=1:2', 'keys_zone=answers:10m', `max_size=${size.toMebibytes()}m`];
  return [
    line('proxy_cache_path', ...place, 'inactive=1d', 'use_temp_path=off'),
    line('proxy_cache', 'answers'),
    line('proxy_cache_key', '$scheme$http_host$request_uri'),
    line('proxy_cache_bypass', '$http_authorization', '$http_cookie'),
    line('proxy_no_cache', '$http_authorization', '$http_cookie'),
    line('proxy_cache_lock', 'on'),
    line('proxy_cache_use_stale', 'error', 'timeout', 'updating', 'http_502', 'http_503', 'http_504'),
    line('add_header', 'X-Cache-Status', '$upstream_cache_status'),
    ...(keepFor ? [line('proxy_cache_valid', '200', '301', '404', `${keepFor.toSeconds()}s`)] : []),
  ];
}

function serverDirectives(props: NginxReverseProxyProps): NginxDirective[] {
  const { tls, routes = [], idleTimeout = Duration.seconds(60) } = props;
  const seconds = `${idleTimeout.toSeconds()}s`;
  return [
    line('listen', listenPort(props), ...(tls ? ['ssl'] : [])),
    ...(tls ? tlsDirectives(tls) : []),
    // The app says how large a body may be, and takes it as it comes: nothing is kept on disk.
    line('client_max_body_size', 0),
    line('proxy_request_buffering', 'off'),
    line('proxy_max_temp_file_size', 0),
    line('proxy_http_version', '1.1'),
    line('proxy_connect_timeout', '5s'),
    line('proxy_read_timeout', seconds),
    line('proxy_send_timeout', seconds),
    line('proxy_next_upstream', 'error', 'timeout', 'http_502'),
    ...HEADERS.map(([name, value]) => line('proxy_set_header', name, value)),
    location('/', 'app'),
    ...routes.map(({ path }, index) => location(path, `route-${index + 1}`)),
  ];
}

const HEADERS = [
  ['Host', '$http_host'],
  ['X-Real-IP', '$remote_addr'],
  ['X-Forwarded-For', '$proxy_add_x_forwarded_for'],
  ['X-Forwarded-Proto', '$scheme'],
  ['Upgrade', '$http_upgrade'],
  ['Connection', '$connection_header'],
] as const;

function location(path: string, upstream: string): NginxDirective {
  return block(['location', '^~', path], [line('proxy_pass', `http://${upstream}`)]);
}

/** A path with a variable is looked up for each handshake, so that a certificate which was renewed is the next one shown. */
const CERTIFICATE_VARIABLE = 'certificate_directory';

function tlsDirectives({ clientCa }: NginxTls): NginxDirective[] {
  return [
    line('ssl_certificate', `$${CERTIFICATE_VARIABLE}/tls.crt`),
    line('ssl_certificate_key', `$${CERTIFICATE_VARIABLE}/tls.key`),
    line('ssl_protocols', 'TLSv1.2', 'TLSv1.3'),
    line('ssl_session_cache', 'shared:tls:2m'),
    ...(clientCa
      ? [line('ssl_client_certificate', `${CLIENT_CA.directory}/${CLIENT_CA.file}`), line('ssl_verify_client', 'on')]
      : []),
  ];
}

/** A server of its own, so that no configuration of the other reaches it, and the app cannot answer for nginx. */
function healthDirectives(port: number): NginxDirective[] {
  return [
    line('listen', port),
    line('access_log', 'off'),
    block(['location', '=', HEALTH_PATH], [line('return', 200)]),
    block(['location', '=', '/stub_status'], [line('stub_status')]),
    block(['location', '/'], [line('return', 404)]),
  ];
}
