import type { Fields } from '../../kubernetes/json';
import { LOCALHOST } from '../../probes/preset-times';
import type { EnvoyAmbassadorProps } from './ambassador-props';
import { appConnections, type EnvoyService } from './bootstrap';
import { localUpstream, upstreamCluster } from './clusters';
import type { EnvoyReverseProxyProps } from './reverse-proxy-props';
import { virtualHost, type ClusterRoute } from './routes';
import { downstreamSecrets, downstreamSocket, upstreamSecrets, type EnvoySecret } from './tls';
import type { EnvoyUpstream } from './upstream-props';

/** An upstream under the name of its cluster, and which requests go there. */
interface NamedUpstream {
  readonly cluster: string;
  readonly upstream: EnvoyUpstream;
  readonly path?: string;
  readonly headers?: { readonly [name: string]: string };
}

const UPSTREAM = 'upstream';

/** The upstreams of an ambassador: those of routes first, since the first route that fits counts. */
function upstreamsOf({ upstream, routes = [] }: EnvoyAmbassadorProps): NamedUpstream[] {
  const named = routes.map((route, index) => ({ cluster: `route-${index + 1}`, ...route }));
  return [...named, { cluster: UPSTREAM, upstream }];
}

/** What Envoy does between the app and its servers. */
export function ambassadorService(props: EnvoyAmbassadorProps): EnvoyService {
  const upstreams = upstreamsOf(props);
  const routes = upstreams.map(({ upstream, ...route }): ClusterRoute => ({ ...route, host: hostOf(upstream) }));
  return {
    address: LOCALHOST,
    port: props.listen,
    // The servers get no address of localhost as that of the client.
    filter: appConnections(virtualHost(routes, props), props, { skip_xff_append: true }),
    clusters: upstreams.map(({ cluster, upstream }) => upstreamCluster(cluster, upstream)),
  };
}

/** The certificates for the servers of an ambassador. */
export function ambassadorSecrets(props: EnvoyAmbassadorProps): EnvoySecret[] {
  return upstreamsOf(props).flatMap(({ cluster, upstream }) => upstreamSecrets(cluster, upstream.tls));
}

function hostOf({ serverName }: EnvoyUpstream): ClusterRoute['host'] {
  return serverName === undefined ? { auto_host_rewrite: true } : { host_rewrite_literal: serverName };
}

/** The port on which clients reach a reverse proxy. */
export function listenPort({ listen, tls }: EnvoyReverseProxyProps): number {
  return listen ?? (tls ? 8443 : 8000);
}

/** What Envoy does between clients and the app, which gets their `Host`. */
export function reverseProxyService(props: EnvoyReverseProxyProps): EnvoyService {
  const { upstream, routes = [], tls, http2 = false, circuitBreaker } = props;
  const more = { http2, ...(circuitBreaker && { circuitBreaker }) };
  const named = [
    ...routes.map(({ ports, ...match }, index) => ({ ...match, cluster: `route-${index + 1}`, ports })),
    { cluster: UPSTREAM, ports: [upstream.number] },
  ];
  const clusterRoutes = named.map(({ ports: _ports, ...route }): ClusterRoute => ({ ...route, host: {} }));
  return {
    address: '0.0.0.0',
    port: listenPort(props),
    filter: appConnections(virtualHost(clusterRoutes, props), props, edge(props)),
    ...(tls && { socket: downstreamSocket(tls) }),
    clusters: named.map(({ cluster, ports }) => upstreamCluster(cluster, localUpstream(ports, more))),
  };
}

/** The certificates of a reverse proxy. */
export function reverseProxySecrets({ tls }: EnvoyReverseProxyProps): EnvoySecret[] {
  return downstreamSecrets(tls);
}

/** Clients are not trusted: their address is that of the connection, and their paths mean one thing for routes and app. */
function edge({ tls }: EnvoyReverseProxyProps): Fields {
  return {
    use_remote_address: true,
    normalize_path: true,
    merge_slashes: true,
    ...(tls?.clientCa && {
      forward_client_cert_details: 'SANITIZE_SET',
      set_current_client_cert_details: { subject: true, dns: true, uri: true },
    }),
  };
}
