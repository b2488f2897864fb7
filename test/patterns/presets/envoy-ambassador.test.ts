import { Duration, Size } from 'cdk8s';
import {
  EnvoyAmbassador,
  EnvoyBalance,
  EnvoyRedisAmbassador,
  EnvoyReverseProxy,
  MetricsDiscovery,
  QosSizes,
  type EnvoyAmbassadorProps,
  type EnvoyUpstream,
} from '../../../src';
import { deployment, messageOf, newChart, objectOf, podOf, type Json } from '../../template/support';
import { containerOf, fileOf, TYPES } from '../envoy/support';
import { testRefusals } from './support';

const UPSTREAM: EnvoyUpstream = { servers: [{ host: 'catalog-pods', port: 8080 }] };
const CA = { secret: { name: 'catalog-ca' }, key: 'ca.pem' };

function chartWith(props: Partial<EnvoyAmbassadorProps> = {}): ReturnType<typeof newChart> {
  const chart = newChart();
  new EnvoyAmbassador(deployment(chart), 'catalog', {
    listen: 8300,
    upstream: UPSTREAM,
    clientVariables: { url: 'CATALOG_URL' },
    ...props,
  });
  return chart;
}

function configurationWith(props: Partial<EnvoyAmbassadorProps>): Json {
  return fileOf(chartWith(props));
}

/** The host of the listener for the app, and what stands around it. */
function managerOf(configuration: Json): Json {
  return configuration['static_resources'].listeners[0].filter_chains[0].filters[0].typed_config as Json;
}

function routesOf(props: Partial<EnvoyAmbassadorProps>): Json[] {
  return managerOf(configurationWith(props))['route_config'].virtual_hosts[0].routes as Json[];
}

function clusterOf(upstream: EnvoyUpstream): Json {
  return configurationWith({ upstream })['static_resources'].clusters[0] as Json;
}

test('Envoy needs the servers and how the app finds it', () => {
  const pod = podOf(chartWith());
  expect(pod['initContainers']).toEqual([containerOf('catalog', { containerPort: 8300 })]);
  expect(pod['containers'][0].env).toEqual([{ name: 'CATALOG_URL', value: 'http://127.0.0.1:8300' }]);
});

const PREDICATE = {
  name: 'envoy.retry_host_predicates.previous_hosts',
  typed_config: { '@type': `${TYPES}.retry.host.previous_hosts.v3.PreviousHostsPredicate` },
};
const ROUTER = {
  name: 'envoy.filters.http.router',
  typed_config: { '@type': `${TYPES}.filters.http.router.v3.Router`, suppress_envoy_headers: true },
};
const HEAP = 'envoy.resource_monitors.fixed_heap';

function retried(on: string): Json {
  return {
    cluster: 'upstream',
    auto_host_rewrite: true,
    timeout: '0s',
    idle_timeout: '60s',
    retry_policy: {
      retry_on: on,
      num_retries: 2,
      retry_host_predicate: [PREDICATE],
      host_selection_retry_max_attempts: 5,
    },
  };
}

test('the bootstrap bounds connections and memory, and keeps its administration on localhost', () => {
  const { admin, overload_manager: overload, node } = fileOf(chartWith());
  expect(node).toEqual({ id: 'catalog', cluster: 'catalog' });
  expect(admin).toEqual({
    address: { socket_address: { address: '127.0.0.1', port_value: 9901 } },
    ignore_global_conn_limit: true,
  });
  expect(overload).toEqual({
    resource_monitors: [
      {
        name: HEAP,
        typed_config: {
          '@type': `${TYPES}.resource_monitors.fixed_heap.v3.FixedHeapConfig`,
          max_heap_size_bytes: 100663296,
        },
      },
      {
        name: 'envoy.resource_monitors.global_downstream_max_connections',
        typed_config: {
          '@type': `${TYPES}.resource_monitors.downstream_connections.v3.DownstreamConnectionsConfig`,
          max_active_downstream_connections: 1000,
        },
      },
    ],
    actions: [
      { name: 'envoy.overload_actions.shrink_heap', triggers: [{ name: HEAP, threshold: { value: 0.9 } }] },
      {
        name: 'envoy.overload_actions.stop_accepting_requests',
        triggers: [{ name: HEAP, threshold: { value: 0.97 } }],
      },
    ],
  });
});

test('a listener on localhost takes requests, and repeats those that may be', () => {
  const [app] = fileOf(chartWith())['static_resources'].listeners as Json[];
  expect(app).toEqual({
    name: 'app',
    address: { socket_address: { address: '127.0.0.1', port_value: 8300 } },
    per_connection_buffer_limit_bytes: 32768,
    filter_chains: [
      {
        name: 'app',
        filters: [
          {
            name: 'envoy.filters.network.http_connection_manager',
            typed_config: {
              '@type': `${TYPES}.filters.network.http_connection_manager.v3.HttpConnectionManager`,
              stat_prefix: 'app',
              access_log: [
                {
                  name: 'envoy.access_loggers.stdout',
                  typed_config: { '@type': `${TYPES}.access_loggers.stream.v3.StdoutAccessLog` },
                },
              ],
              stream_idle_timeout: '60s',
              server_header_transformation: 'PASS_THROUGH',
              upgrade_configs: [{ upgrade_type: 'websocket' }],
              skip_xff_append: true,
              route_config: {
                name: 'app',
                virtual_hosts: [
                  {
                    name: 'app',
                    domains: ['*'],
                    routes: [
                      {
                        match: {
                          prefix: '/',
                          headers: [{ name: ':method', string_match: { safe_regex: { regex: 'GET|HEAD|OPTIONS' } } }],
                        },
                        route: retried('connect-failure,refused-stream,reset-before-request,reset,gateway-error'),
                      },
                      {
                        match: { prefix: '/' },
                        route: retried('connect-failure,refused-stream,reset-before-request'),
                      },
                    ],
                  },
                ],
              },
              http_filters: [ROUTER],
            },
          },
        ],
      },
    ],
  });
});

test('a listener of its own answers probes, and asks neither the app nor a server', () => {
  const [, health] = fileOf(chartWith())['static_resources'].listeners as Json[];
  expect(health).toMatchObject({
    name: 'health',
    address: { socket_address: { address: '0.0.0.0', port_value: 9902 } },
    ignore_global_conn_limit: true,
  });
  const { route_config: routes } = health?.['filter_chains'][0].filters[0].typed_config as Json;
  expect(routes.virtual_hosts).toEqual([
    { name: 'health', domains: ['*'], routes: [{ match: { path: '/healthz' }, direct_response: { status: 200 } }] },
  ]);
});

test('a cluster finds the servers of a name, and leaves out those that fail', () => {
  expect(clusterOf(UPSTREAM)).toEqual({
    name: 'upstream',
    type: 'STRICT_DNS',
    dns_lookup_family: 'V4_PREFERRED',
    wait_for_warm_on_init: false,
    connect_timeout: '5s',
    per_connection_buffer_limit_bytes: 32768,
    lb_policy: 'LEAST_REQUEST',
    circuit_breakers: {
      thresholds: [
        {
          max_connections: 1024,
          max_pending_requests: 1024,
          max_requests: 1024,
          retry_budget: { budget_percent: { value: 20 }, min_retry_concurrency: 3 },
          track_remaining: true,
        },
      ],
    },
    outlier_detection: {
      consecutive_5xx: 5,
      interval: '1s',
      base_ejection_time: '30s',
      max_ejection_percent: 100,
    },
    typed_extension_protocol_options: {
      'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': {
        '@type': `${TYPES}.upstreams.http.v3.HttpProtocolOptions`,
        common_http_protocol_options: { idle_timeout: '4s' },
        explicit_http_config: { http_protocol_options: {} },
      },
    },
    load_assignment: {
      cluster_name: 'upstream',
      endpoints: [
        {
          lb_endpoints: [
            {
              endpoint: {
                address: { socket_address: { address: 'catalog-pods', port_value: 8080 } },
                hostname: 'catalog-pods',
                health_check_config: { hostname: 'catalog-pods' },
              },
            },
          ],
        },
      ],
    },
  });
});

test('every limit and time of an upstream can be chosen', () => {
  const cluster = clusterOf({
    servers: [
      { host: '10.0.0.1', port: 80, weight: 3 },
      { host: 'fd00::1', port: 80 },
    ],
    balance: EnvoyBalance.ROUND_ROBIN,
    http2: true,
    checkPath: '/ready',
    connectTimeout: Duration.millis(250),
    circuitBreaker: {
      maxConnections: 1,
      maxPendingRequests: 2,
      maxRequests: 3,
      consecutiveErrors: 4,
      ejectionTime: Duration.seconds(5),
    },
  });
  expect(cluster).toMatchObject({
    type: 'STATIC',
    connect_timeout: '0.25s',
    lb_policy: 'ROUND_ROBIN',
    circuit_breakers: { thresholds: [{ max_connections: 1, max_pending_requests: 2, max_requests: 3 }] },
    outlier_detection: { consecutive_5xx: 4, base_ejection_time: '5s' },
    health_checks: [
      {
        timeout: '2s',
        interval: '5s',
        no_traffic_interval: '5s',
        unhealthy_threshold: 3,
        healthy_threshold: 2,
        http_health_check: { path: '/ready', codec_client_type: 'HTTP2' },
      },
    ],
    load_assignment: { endpoints: [{ lb_endpoints: [{ load_balancing_weight: 3 }, {}] }] },
  });
  const options = cluster['typed_extension_protocol_options'] as Json;
  expect(Object.values(options)[0]).toMatchObject({ explicit_http_config: { http2_protocol_options: {} } });
});

test('certificates come from Secrets by files that Envoy watches', () => {
  const tls = { ca: CA, clientCertificate: { name: 'shop-client' } };
  const chart = chartWith({ upstream: { servers: [{ host: 'catalog.example.com', port: 443 }], tls } });
  const [cluster] = fileOf(chart)['static_resources'].clusters as Json[];
  expect(cluster?.['transport_socket']).toEqual({
    name: 'envoy.transport_sockets.tls',
    typed_config: {
      '@type': `${TYPES}.transport_sockets.tls.v3.UpstreamTlsContext`,
      sni: 'catalog.example.com',
      auto_sni_san_validation: true,
      common_tls_context: {
        tls_params: { tls_maximum_protocol_version: 'TLSv1_3' },
        tls_certificate_sds_secret_configs: [
          {
            name: 'upstream-client',
            sds_config: { path_config_source: { path: '/etc/envoy-proxy/upstream-client.json' } },
          },
        ],
        validation_context_sds_secret_config: {
          name: 'upstream-ca',
          sds_config: { path_config_source: { path: '/etc/envoy-proxy/upstream-ca.json' } },
        },
      },
    },
  });
  const type = { '@type': `${TYPES}.transport_sockets.tls.v3.Secret` };
  const ca = { filename: '/etc/envoy-upstream-ca/ca.crt' };
  expect(fileOf(chart, 'upstream-ca.json')['resources']).toEqual([
    {
      ...type,
      name: 'upstream-ca',
      validation_context: { trusted_ca: ca, watched_directory: { path: '/etc/envoy-upstream-ca' } },
    },
  ]);
  expect(fileOf(chart, 'upstream-client.json')['resources']).toEqual([
    {
      ...type,
      name: 'upstream-client',
      tls_certificate: {
        certificate_chain: { filename: '/etc/envoy-upstream-client/tls.crt' },
        private_key: { filename: '/etc/envoy-upstream-client/tls.key' },
        watched_directory: { path: '/etc/envoy-upstream-client' },
      },
    },
  ]);
  const { initContainers, volumes } = podOf(chart);
  expect((initContainers[0].volumeMounts as Json[]).slice(1)).toEqual([
    { name: 'catalog-upstream-ca', mountPath: '/etc/envoy-upstream-ca', readOnly: true },
    { name: 'catalog-upstream-client', mountPath: '/etc/envoy-upstream-client', readOnly: true },
  ]);
  expect((volumes as Json[]).slice(1)).toEqual([
    {
      name: 'catalog-upstream-ca',
      secret: { secretName: 'catalog-ca', items: [{ key: 'ca.pem', path: 'ca.crt' }] },
    },
    { name: 'catalog-upstream-client', secret: { secretName: 'shop-client' } },
  ]);
});

test('servers of several names each need a certificate for their own, unless they have one in common', () => {
  const servers = ['a', 'b'].map((name) => ({ host: `${name}.example.com`, port: 443 }));
  const contextOf = (serverName?: string): Json =>
    clusterOf({ servers, tls: { ca: CA }, ...(serverName !== undefined && { serverName }) })['transport_socket']
      .typed_config as Json;
  expect(contextOf()).toMatchObject({ auto_host_sni: true, auto_sni_san_validation: true });
  expect(contextOf('c.example.com')).toMatchObject({ sni: 'c.example.com', auto_sni_san_validation: true });
  const [route] = routesOf({ upstream: { servers, serverName: 'c.example.com' } });
  expect(route?.['route']).toMatchObject({ host_rewrite_literal: 'c.example.com' });
});

test('routes come before the upstream, by path and header', () => {
  const routes = routesOf({
    routes: [
      { path: '/api', headers: { 'x-canary': 'yes' }, upstream: UPSTREAM },
      { path: '/files/', upstream: UPSTREAM },
    ],
    retries: { attempts: 0 },
    timeout: Duration.millis(1500),
    idleTimeout: Duration.seconds(5),
  });
  const times = { auto_host_rewrite: true, timeout: '1.5s', idle_timeout: '5s' };
  expect(routes).toEqual([
    {
      match: { path_separated_prefix: '/api', headers: [{ name: 'x-canary', string_match: { exact: 'yes' } }] },
      route: { cluster: 'route-1', ...times },
    },
    { match: { prefix: '/files/' }, route: { cluster: 'route-2', ...times } },
    { match: { prefix: '/' }, route: { cluster: 'upstream', ...times } },
  ]);
});

test('every request is repeated if the code says that this does no harm', () => {
  const routes = routesOf({ retries: { attempts: 3, everyMethod: true, attemptTimeout: Duration.seconds(1) } });
  expect(routes).toHaveLength(1);
  expect(routes[0]?.['route'].retry_policy).toMatchObject({
    retry_on: 'connect-failure,refused-stream,reset-before-request,reset,gateway-error',
    num_retries: 3,
    per_try_timeout: '1s',
  });
});

test('the value of a header is a text, in which a percent sign stands for itself', () => {
  const { route_config: config } = managerOf(configurationWith({ requestHeaders: { 'x-client': '100% %REQ(host)%' } }));
  expect(config.virtual_hosts[0].request_headers_to_add).toEqual([
    { header: { key: 'x-client', value: '100%% %%REQ(host)%%' }, append_action: 'OVERWRITE_IF_EXISTS_OR_ADD' },
  ]);
});

test('metrics are offered on request, on the port of the probes', () => {
  const chart = chartWith({ healthPort: 9000, metrics: { discovery: MetricsDiscovery.POD_MONITOR } });
  expect(podOf(chart)['initContainers'][0]).toMatchObject({
    ports: [{ containerPort: 8300 }, { containerPort: 9000, name: 'metrics' }, { containerPort: 9901 }],
    startupProbe: { httpGet: { port: 9000 } },
  });
  const path = '/stats/prometheus';
  expect(objectOf(chart, 'PodMonitor')['spec'].podMetricsEndpoints).toEqual([{ port: 'metrics', path }]);
  const { listeners, clusters } = fileOf(chart)['static_resources'] as Json;
  const { route_config: config } = listeners[1].filter_chains[0].filters[0].typed_config as Json;
  expect(config.virtual_hosts[0].routes[1]).toEqual({ match: { path }, route: { cluster: 'admin' } });
  expect(clusters[1]).toMatchObject({ name: 'admin', type: 'STATIC' });
  expect(podOf(chartWith({ metrics: {} }))['initContainers'][0].ports[1].name).toBe('metrics');
});

test('further configuration is merged by field and by name, and what is added comes first', () => {
  const lua = { name: 'envoy.filters.http.lua' };
  const manager = { name: 'envoy.filters.network.http_connection_manager', typed_config: { http_filters: [lua] } };
  const configuration = configurationWith({
    config: {
      node: { id: 'other' },
      overload_manager: null,
      static_resources: {
        listeners: [{ name: 'app', filter_chains: [{ name: 'app', filters: [manager] }] }],
        clusters: [{ name: 'upstream', lb_policy: 'RING_HASH' }, { name: 'more' }],
      },
    },
  });
  expect(configuration).not.toHaveProperty('overload_manager');
  expect(configuration['node']).toEqual({ id: 'other', cluster: 'catalog' });
  expect(managerOf(configuration)).toMatchObject({ stat_prefix: 'app', http_filters: [lua, ROUTER] });
  const clusters = configuration['static_resources'].clusters as Json[];
  expect(clusters.map(({ name, lb_policy: policy }) => [name as string, policy as string])).toEqual([
    ['more', undefined],
    ['upstream', 'RING_HASH'],
  ]);
});

test('the heap fits the limit of the memory, where one is known', () => {
  const heapWith = (resources: EnvoyAmbassadorProps['resources']): unknown =>
    (configurationWith(resources ? { resources } : {})['overload_manager'].resource_monitors as Json[]).find(
      ({ name }) => name === HEAP,
    )?.['typed_config'].max_heap_size_bytes;
  expect(heapWith({ memory: { limit: Size.mebibytes(64) } })).toBe(50331648);
  expect(heapWith({})).toBeUndefined();
  expect(heapWith(QosSizes.standard().burstable('small'))).toBeUndefined();
});

test('all presets for Envoy are made for one image', () => {
  expect([EnvoyRedisAmbassador.IMAGE, EnvoyReverseProxy.IMAGE]).toEqual([EnvoyAmbassador.IMAGE, EnvoyAmbassador.IMAGE]);
});

const servers = [{ host: '10.0.0.1', port: 80 }];
const REFUSED: [Partial<EnvoyAmbassadorProps>, string, string][] = [
  [{ upstream: { servers: [] } }, 'upstream.servers = []', 'there is no server that Envoy could forward to.'],
  [
    { upstream: { servers: [{ host: 'http://a', port: 1 }] } },
    'upstream.servers[0].host = "http://a"',
    '"http://a" is neither a DNS name nor an IP address.',
  ],
  [
    { upstream: { servers: [{ host: 'a', port: 0 }] } },
    'upstream.servers[0].port = 0',
    'the port 0 is not a whole number from 1 to 65535.',
  ],
  [
    { upstream: { servers: [{ host: 'a', port: 1, weight: 0 }] } },
    'upstream.servers[0].weight = 0',
    '0 is not a whole number from 1 to 1000.',
  ],
  [
    { upstream: { servers, tls: { ca: CA } } },
    'upstream.serverName',
    'a certificate is held against a name, and "10.0.0.1" is an address.',
  ],
  [
    { upstream: { servers, checkPath: 'ready' } },
    'upstream.checkPath = "ready"',
    '"ready" is not the path of a request.',
  ],
  [
    { upstream: { servers, circuitBreaker: { maxConnections: 0 } } },
    'upstream.circuitBreaker.maxConnections = 0',
    '0 is not a whole number from 1 to 1000000.',
  ],
  [
    { upstream: { servers, connectTimeout: Duration.millis(0) } },
    'upstream.connectTimeout = "0 ms"',
    '0 ms are not a time of one millisecond or more.',
  ],
  [
    { routes: [{ path: '/', upstream: UPSTREAM }] },
    'routes[0] = {"path":"/"}',
    'the route fits every request, and those without a route go to the `upstream`.',
  ],
  [
    { routes: [{ path: '/a?b', upstream: UPSTREAM }] },
    'routes[0].path = "/a?b"',
    '"/a?b" has a query or a fragment, and a path is compared without them.',
  ],
  [
    { routes: [{ headers: { ':path': '/' }, upstream: UPSTREAM }] },
    'routes[0].headers = ":path"',
    '":path" is not the name of a header that can be given here.',
  ],
  [
    { requestHeaders: { 'x-client': 'a\r\nx-admin: 1' } },
    'requestHeaders[\'x-client\'] = "a\\r\\nx-admin: 1"',
    '"a\\r\\nx-admin: 1" has characters that cannot be printed.',
  ],
  [
    { requestHeaders: { 'x-client': '%'.repeat(9000) } },
    "requestHeaders['x-client']",
    'the value has 18000 bytes, and Envoy takes 16384 at most.',
  ],
  [{ retries: { attempts: 11 } }, 'retries.attempts = 11', '11 is not a whole number from 0 to 10.'],
  [{ maxConnections: 0 }, 'maxConnections = 0', '0 is not a number of connections, which is whole and at least 1.'],
  [{ adminPort: 70000 }, 'adminPort = 70000', 'the port 70000 is not a whole number from 1 to 65535.'],
  [
    { config: { static_resource: {} } },
    'config.static_resource',
    '"static_resource" is not a field of Envoy\'s bootstrap. Did you mean "static_resources"?',
  ],
  [{ config: { node: { id: NaN } } }, 'config.node.id', 'configuration is plain data, and this is the number NaN.'],
];

testRefusals('EnvoyAmbassador', 'catalog', REFUSED, chartWith);

test('a field that another image may know is taken', () => {
  expect(configurationWith({ image: 'envoyproxy/envoy:distroless-v1.41.0', config: { newer: 1 } })).toHaveProperty(
    'newer',
    1,
  );
});

test('two Envoys in a Pod need ports of their own', () => {
  const chart = newChart();
  const workload = deployment(chart);
  const props = { upstream: UPSTREAM, clientVariables: {} };
  new EnvoyAmbassador(workload, 'one', { listen: 8300, ...props });
  new EnvoyAmbassador(workload, 'other', { listen: 8301, ...props });
  expect(messageOf(() => podOf(chart))).toContain('port 9901');
});
