import { Duration, type Size } from 'cdk8s';
import type { Fields } from '../../kubernetes/json';
import { LOCALHOST } from '../../probes/preset-times';
import { BUFFER_BYTES, seconds } from './clusters';
import type { EnvoyHttpProps, EnvoyProps } from './props';
import { extension, loadAssignment, socketAddress } from './typed';

/** The path at which Envoy answers for itself. */
export const HEALTH_PATH = '/healthz';

/** The path of its metrics. */
export const METRICS_PATH = '/stats/prometheus';

/** The ports of Envoy for itself. */
export function ownPorts({ healthPort = 9902, adminPort = 9901 }: EnvoyProps): {
  readonly health: number;
  readonly admin: number;
} {
  return { health: healthPort, admin: adminPort };
}

/** What one Envoy does for its app. */
export interface EnvoyService {
  readonly address: string;
  readonly port: number;
  /** The last filter of its connections. */
  readonly filter: Fields;
  /** What encrypts the connections of clients. */
  readonly socket?: Fields;
  readonly clusters: readonly Fields[];
}

/** What the bootstrap tells beside the options. */
export interface EnvoyIdentity {
  /** The name by which Envoy knows itself, which it wants where it reads certificates from files. */
  readonly name: string;
  /** The limit of its memory. */
  readonly memory: Size | undefined;
}

/** The whole bootstrap of Envoy, in the form of JSON for protocol buffers. */
export function bootstrap(service: EnvoyService, props: EnvoyProps, { name, memory }: EnvoyIdentity): Fields {
  const { admin, health } = ownPorts(props);
  const offersMetrics = props.metrics !== undefined;
  return {
    node: { id: name, cluster: name },
    admin: { address: socketAddress(LOCALHOST, admin), ignore_global_conn_limit: true },
    overload_manager: overloadManager(props, memory),
    static_resources: {
      listeners: [appListener(service), healthListener(health, offersMetrics)],
      clusters: [...service.clusters, ...(offersMetrics ? [adminCluster(admin)] : [])],
    },
  };
}

function appListener({ address, port, filter, socket }: EnvoyService): Fields {
  return {
    name: 'app',
    address: socketAddress(address, port),
    per_connection_buffer_limit_bytes: BUFFER_BYTES,
    filter_chains: [{ name: 'app', filters: [filter], ...(socket && { transport_socket: socket }) }],
  };
}

/** A listener of its own, so that no configuration of the other reaches it, and neither the app nor a server is asked. */
function healthListener(port: number, offersMetrics: boolean): Fields {
  const routes = [
    { match: { path: HEALTH_PATH }, direct_response: { status: 200 } },
    ...(offersMetrics ? [{ match: { path: METRICS_PATH }, route: { cluster: 'admin' } }] : []),
  ];
  return {
    name: 'health',
    address: socketAddress('0.0.0.0', port),
    ignore_global_conn_limit: true,
    filter_chains: [
      { name: 'health', filters: [connectionManager('health', [{ name: 'health', domains: ['*'], routes }], {})] },
    ],
  };
}

function adminCluster(port: number): Fields {
  return {
    name: 'admin',
    type: 'STATIC',
    load_assignment: loadAssignment('admin', [{ endpoint: { address: socketAddress(LOCALHOST, port) } }]),
  };
}

/** Beyond the heap there are the program itself and its threads. */
const HEAP_SHARE = 0.75;

/** Envoy gives memory back and then refuses requests, before the kernel kills it. */
function overloadManager({ maxConnections = 1000 }: EnvoyProps, memory: Size | undefined): Fields {
  const heap = memory && Math.floor(memory.toKibibytes() * 1024 * HEAP_SHARE);
  return {
    resource_monitors: [
      ...(heap === undefined
        ? []
        : [monitor('fixed_heap', 'fixed_heap.v3.FixedHeapConfig', { max_heap_size_bytes: heap })]),
      monitor('global_downstream_max_connections', 'downstream_connections.v3.DownstreamConnectionsConfig', {
        max_active_downstream_connections: maxConnections,
      }),
    ],
    ...(heap !== undefined && {
      actions: [overloadAction('shrink_heap', 0.9), overloadAction('stop_accepting_requests', 0.97)],
    }),
  };
}

function monitor(name: string, type: string, fields: Fields): Fields {
  return extension(`resource_monitors.${name}`, `extensions.resource_monitors.${type}`, fields);
}

function overloadAction(name: string, value: number): Fields {
  return {
    name: `envoy.overload_actions.${name}`,
    triggers: [{ name: 'envoy.resource_monitors.fixed_heap', threshold: { value } }],
  };
}

const MANAGER = 'extensions.filters.network.http_connection_manager.v3.HttpConnectionManager';

/** What turns connections into requests. */
function connectionManager(name: string, virtualHosts: readonly Fields[], fields: Fields): Fields {
  const router = extension('filters.http.router', 'extensions.filters.http.router.v3.Router', {
    suppress_envoy_headers: true,
  });
  return extension('filters.network.http_connection_manager', MANAGER, {
    stat_prefix: name,
    ...fields,
    route_config: { name, virtual_hosts: virtualHosts },
    http_filters: [router],
  });
}

/** What turns the connections of clients into requests for servers. */
export function appConnections(virtualHost: Fields, props: EnvoyHttpProps, fields: Fields): Fields {
  const { idleTimeout = Duration.seconds(60) } = props;
  return connectionManager('app', [virtualHost], {
    access_log: [extension('access_loggers.stdout', 'extensions.access_loggers.stream.v3.StdoutAccessLog')],
    stream_idle_timeout: seconds(idleTimeout),
    server_header_transformation: 'PASS_THROUGH',
    upgrade_configs: [{ upgrade_type: 'websocket' }],
    ...fields,
  });
}
