import { EnvoyReverseProxy, MetricsDiscovery, type EnvoyReverseProxyProps } from '../../../src';
import { deployment, messageOf, newChart, objectOf, podOf, type Json } from '../../template/support';
import { containerOf, fileOf, TYPES } from '../envoy/support';

function chartWith(props: Partial<EnvoyReverseProxyProps> = {}): ReturnType<typeof newChart> {
  const chart = newChart();
  const ports = [{ name: 'http', containerPort: 8080 }, { containerPort: 8090 }, { containerPort: 8091 }];
  const web = deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1', ports }] });
  new EnvoyReverseProxy(web, 'front', { upstream: { number: 8080 }, ...props });
  return chart;
}

function chainOf(props: Partial<EnvoyReverseProxyProps>): Json {
  return fileOf(chartWith(props))['static_resources'].listeners[0].filter_chains[0] as Json;
}

test('Envoy takes over the name of the port, and listens on all addresses', () => {
  const chart = chartWith();
  const pod = podOf(chart);
  expect(pod['initContainers']).toEqual([containerOf('front', { containerPort: 8000, name: 'http' })]);
  expect(pod['containers'][0].ports[0]).toEqual({ containerPort: 8080 });
  const [listener] = fileOf(chart)['static_resources'].listeners as Json[];
  expect(listener?.['address']).toEqual({ socket_address: { address: '0.0.0.0', port_value: 8000 } });
});

test('the app gets the Host and the address of clients, and paths in one form', () => {
  const { filters } = chainOf({});
  const { route_config: config, ...manager } = filters[0].typed_config as Json;
  expect(manager).toMatchObject({ use_remote_address: true, normalize_path: true, merge_slashes: true });
  expect(manager).not.toHaveProperty('skip_xff_append');
  const { route } = config.virtual_hosts[0].routes.at(-1) as Json;
  expect(route).toMatchObject({ cluster: 'upstream', timeout: '0s', idle_timeout: '60s' });
  expect(Object.keys(route as Json).filter((name) => name.includes('host'))).toEqual([]);
});

test('TLS has a certificate of a Secret that is taken anew when it changes', () => {
  const chart = chartWith({ tls: { certificate: { name: 'shop-tls' } } });
  expect(podOf(chart)['initContainers'][0]).toMatchObject({
    ports: [{ containerPort: 8443, name: 'http' }, {}, {}],
    volumeMounts: [
      { name: 'front-certificate', mountPath: '/etc/envoy-certificate', readOnly: true },
      { name: 'front-config', mountPath: '/etc/envoy-proxy', readOnly: true },
    ],
  });
  const { transport_socket: socket } = fileOf(chart)['static_resources'].listeners[0].filter_chains[0] as Json;
  expect(socket).toEqual({
    name: 'envoy.transport_sockets.tls',
    typed_config: {
      '@type': `${TYPES}.transport_sockets.tls.v3.DownstreamTlsContext`,
      common_tls_context: {
        alpn_protocols: ['h2', 'http/1.1'],
        tls_certificate_sds_secret_configs: [
          { name: 'certificate', sds_config: { path_config_source: { path: '/etc/envoy-proxy/certificate.json' } } },
        ],
      },
    },
  });
  expect(fileOf(chart, 'certificate.json')).toEqual({
    resources: [
      {
        '@type': `${TYPES}.transport_sockets.tls.v3.Secret`,
        name: 'certificate',
        tls_certificate: {
          certificate_chain: { filename: '/etc/envoy-certificate/tls.crt' },
          private_key: { filename: '/etc/envoy-certificate/tls.key' },
          watched_directory: { path: '/etc/envoy-certificate' },
        },
      },
    ],
  });
});

test('clients need a certificate if their authority is named, and the app learns whose it is', () => {
  const clientCa = { secret: { name: 'partners' }, key: 'ca.pem' };
  const { transport_socket: socket, filters } = chainOf({ tls: { certificate: { name: 'shop-tls' }, clientCa } });
  expect(socket.typed_config).toMatchObject({
    require_client_certificate: true,
    common_tls_context: {
      validation_context_sds_secret_config: {
        name: 'client-ca',
        sds_config: { path_config_source: { path: '/etc/envoy-proxy/client-ca.json' } },
      },
    },
  });
  expect(filters[0].typed_config).toMatchObject({
    forward_client_cert_details: 'SANITIZE_SET',
    set_current_client_cert_details: { subject: true, dns: true, uri: true },
  });
});

test('routes lead to other ports of the Pod', () => {
  const props = { routes: [{ path: '/api', ports: [8090, 8091] }], http2: true, circuitBreaker: { maxRequests: 50 } };
  const { clusters } = fileOf(chartWith(props))['static_resources'] as Json;
  expect(
    (clusters as Json[]).map(({ name, type, load_assignment: { endpoints } }) => [
      name as string,
      type as string,
      (endpoints[0].lb_endpoints as Json[]).map(({ endpoint }) => endpoint.address.socket_address as Json),
    ]),
  ).toEqual([
    [
      'route-1',
      'STATIC',
      [
        { address: '127.0.0.1', port_value: 8090 },
        { address: '127.0.0.1', port_value: 8091 },
      ],
    ],
    ['upstream', 'STATIC', [{ address: '127.0.0.1', port_value: 8080 }]],
  ]);
  const [cluster] = clusters as Json[];
  expect(cluster?.['circuit_breakers'].thresholds[0]).toMatchObject({ max_requests: 50 });
});

test('metrics have a name that a monitor finds', () => {
  const chart = chartWith({ metrics: { discovery: MetricsDiscovery.POD_MONITOR } });
  const endpoint = { port: 'metrics', path: '/stats/prometheus' };
  expect(objectOf(chart, 'PodMonitor')['spec'].podMetricsEndpoints).toEqual([endpoint]);
});

const REFUSED: [Partial<EnvoyReverseProxyProps>, string, string][] = [
  [
    { upstream: { number: 9999 } },
    'upstream.number = 9999',
    'no container of the app declares the port 9999, to which the proxy forwards: they declare 8080, 8090 and 8091.',
  ],
  [{ listen: 0 }, 'listen = 0', 'the port 0 is not a whole number from 1 to 65535.'],
  [{ routes: [{ path: '/api', ports: [] }] }, 'routes[0].ports = []', 'the route leads to no port.'],
  [
    { routes: [{ ports: [8090] }] },
    'routes[0] = {}',
    'the route fits every request, and those without a route go to the `upstream`.',
  ],
  [
    { circuitBreaker: { consecutiveErrors: 0.5 } },
    'circuitBreaker.consecutiveErrors = 0.5',
    '0.5 is not a whole number from 1 to 1000000.',
  ],
  [
    { tls: { certificate: { name: 'Shop' } } },
    'tls.certificate.name = "Shop"',
    'the name "Shop" of the Secret is not a DNS subdomain: DNS labels of lower-case letters, digits and "-", joined by ".".',
  ],
];

test.each(REFUSED)('%j is refused', (props, place, message) => {
  const lines = messageOf(() => podOf(chartWith(props))).split('\n');
  expect(lines).toContain(`  in:  EnvoyReverseProxy.${place}`);
  expect(lines.map((line) => line.replace(/^error [-\w]+: /, ''))).toContain(message);
});
