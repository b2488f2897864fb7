import { Duration } from 'cdk8s';
import type { Fields } from '../../kubernetes/json';
import { LOCALHOST } from '../../probes/preset-times';
import { isAddress } from '../preset-values';
import { upstreamSocket } from './tls';
import { loadAssignment, socketAddress, typed } from './typed';
import { EnvoyBalance, type EnvoyCircuitBreaker, type EnvoyServer, type EnvoyUpstream } from './upstream-props';

/** The cluster of the servers of an upstream. */
export function upstreamCluster(name: string, upstream: EnvoyUpstream): Fields {
  const { servers, balance, serverName, tls, http2 = false, checkPath, circuitBreaker } = upstream;
  const host = commonHost(upstream);
  return {
    ...serverCluster(name, servers, upstream.connectTimeout),
    lb_policy: balance ?? EnvoyBalance.LEAST_REQUEST,
    ...limitsOf(circuitBreaker),
    ...(checkPath !== undefined && { health_checks: [healthCheck(checkPath, http2)] }),
    typed_extension_protocol_options: { [HTTP_OPTIONS]: httpOptions(http2) },
    load_assignment: loadAssignment(
      name,
      servers.map((server) => endpoint(server, serverName)),
    ),
    ...(tls && { transport_socket: upstreamSocket(name, tls, { name: host, isHttp2: http2 }) }),
  };
}

/** The cluster of ports of the Pod. */
export function localUpstream(ports: readonly number[], more: Partial<EnvoyUpstream>): EnvoyUpstream {
  return { servers: ports.map((port) => ({ host: LOCALHOST, port })), ...more };
}

/** The name that all servers have: the one that is given, or that of all. */
export function commonHost({ serverName, servers }: Pick<EnvoyUpstream, 'serverName' | 'servers'>): string | undefined {
  if (serverName !== undefined) return serverName;
  const [first, ...others] = [...new Set(servers.map(({ host }) => host))];
  return others.length > 0 || first === undefined || isAddress(first) ? undefined : first;
}

/** What is kept of a connection in either direction: a megabyte otherwise. */
export const BUFFER_BYTES = 32768;

/** How a cluster finds its servers; Envoy serves before it knows them, since they may come later than the Pod. */
export function serverCluster(
  name: string,
  servers: readonly EnvoyServer[],
  connectTimeout = Duration.seconds(5),
): Fields {
  const areAddresses = servers.every(({ host }) => isAddress(host));
  return {
    name,
    // IPv6 first otherwise, which many Pods cannot reach.
    ...(areAddresses ? { type: 'STATIC' } : { type: 'STRICT_DNS', dns_lookup_family: 'V4_PREFERRED' }),
    wait_for_warm_on_init: false,
    connect_timeout: seconds(connectTimeout),
    per_connection_buffer_limit_bytes: BUFFER_BYTES,
  };
}

function endpoint({ host, port, weight }: EnvoyServer, serverName: string | undefined): Fields {
  const name = serverName ?? host;
  return {
    endpoint: { address: socketAddress(host, port), hostname: host, health_check_config: { hostname: name } },
    ...(weight !== undefined && { load_balancing_weight: weight }),
  };
}

/** A fifth of the requests may be repeated ones: a service that is overloaded is not given more. */
const RETRY_BUDGET = { budget_percent: { value: 20 }, min_retry_concurrency: 3 };

function limitsOf(breaker: EnvoyCircuitBreaker = {}): Fields {
  const { maxConnections = 1024, maxPendingRequests = 1024, maxRequests = 1024 } = breaker;
  const { consecutiveErrors = 5, ejectionTime = Duration.seconds(30) } = breaker;
  const limits = {
    max_connections: maxConnections,
    max_pending_requests: maxPendingRequests,
    max_requests: maxRequests,
  };
  return {
    circuit_breakers: { thresholds: [{ ...limits, retry_budget: RETRY_BUDGET, track_remaining: true }] },
    outlier_detection: {
      consecutive_5xx: consecutiveErrors,
      interval: '1s',
      base_ejection_time: seconds(ejectionTime),
      max_ejection_percent: 100,
    },
  };
}

function healthCheck(path: string, isHttp2: boolean): Fields {
  return {
    timeout: '2s',
    interval: '5s',
    no_traffic_interval: '5s',
    unhealthy_threshold: 3,
    healthy_threshold: 2,
    http_health_check: { path, ...(isHttp2 && { codec_client_type: 'HTTP2' }) },
  };
}

const HTTP_OPTIONS = 'envoy.extensions.upstreams.http.v3.HttpProtocolOptions';

/** Some servers close idle connections after 5 s, such as those of Node.js: Envoy closes them first. */
function httpOptions(isHttp2: boolean): Fields {
  return typed('extensions.upstreams.http.v3.HttpProtocolOptions', {
    common_http_protocol_options: { idle_timeout: '4s' },
    explicit_http_config: isHttp2 ? { http2_protocol_options: {} } : { http_protocol_options: {} },
  });
}

/** A time in the form of JSON for protocol buffers. */
export function seconds(duration: Duration): string {
  return `${duration.toMilliseconds() / 1000}s`;
}
