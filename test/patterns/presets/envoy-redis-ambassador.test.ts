import { Duration } from 'cdk8s';
import { EnvoyRedisAmbassador, type EnvoyRedisAmbassadorProps } from '../../../src';
import { deployment, newChart, podOf, type Json } from '../../template/support';
import { containerOf, fileOf, TYPES } from '../envoy/support';
import { testRefusals } from './support';

const SHARDS = ['cache-0.cache', 'cache-1.cache'].map((host) => ({ host, port: 6379 }));
const PASSWORD = { secret: { name: 'cache' }, key: 'password' };

function chartWith(props: Partial<EnvoyRedisAmbassadorProps> = {}): ReturnType<typeof newChart> {
  const chart = newChart();
  new EnvoyRedisAmbassador(deployment(chart), 'cache', {
    listen: 6379,
    shards: SHARDS,
    clientVariables: { url: 'REDIS_URL' },
    ...props,
  });
  return chart;
}

function resourcesOf(props: Partial<EnvoyRedisAmbassadorProps> = {}): Json {
  return fileOf(chartWith(props))['static_resources'] as Json;
}

function shardOf(host: string): Json {
  return {
    endpoint: { address: { socket_address: { address: host, port_value: 6379 } }, hostname: host },
    metadata: { filter_metadata: { 'envoy.lb': { hash_key: `${host}:6379` } } },
  };
}

test('the app finds one Redis on localhost', () => {
  const pod = podOf(chartWith());
  expect(pod['initContainers']).toEqual([containerOf('cache', { containerPort: 6379 })]);
  expect(pod['containers'][0].env).toEqual([{ name: 'REDIS_URL', value: 'redis://127.0.0.1:6379' }]);
});

test('keys are shared out by the names of the servers, whatever addresses they have', () => {
  const { listeners, clusters } = resourcesOf();
  expect(listeners[0].filter_chains[0].filters).toEqual([
    {
      name: 'envoy.filters.network.redis_proxy',
      typed_config: {
        '@type': `${TYPES}.filters.network.redis_proxy.v3.RedisProxy`,
        stat_prefix: 'app',
        settings: { op_timeout: '5s', enable_hashtagging: true, enable_command_stats: true },
        prefix_routes: { catch_all_route: { cluster: 'shards' } },
      },
    },
  ]);
  expect(clusters).toEqual([
    {
      name: 'shards',
      type: 'STRICT_DNS',
      dns_lookup_family: 'V4_PREFERRED',
      wait_for_warm_on_init: false,
      connect_timeout: '5s',
      per_connection_buffer_limit_bytes: 32768,
      lb_policy: 'MAGLEV',
      load_assignment: {
        cluster_name: 'shards',
        endpoints: [{ lb_endpoints: [shardOf('cache-0.cache'), shardOf('cache-1.cache')] }],
      },
    },
  ]);
});

test('the servers get a user and a password from a file', () => {
  const { clusters } = resourcesOf({ user: 'shop', password: PASSWORD });
  expect(clusters[0].typed_extension_protocol_options).toEqual({
    'envoy.filters.network.redis_proxy': {
      '@type': `${TYPES}.filters.network.redis_proxy.v3.RedisProtocolOptions`,
      auth_password: { filename: '/etc/envoy-redis/password' },
      auth_username: { inline_string: 'shop' },
    },
  });
  const { initContainers, volumes } = podOf(chartWith({ password: PASSWORD }));
  expect(initContainers[0].volumeMounts[1]).toEqual({
    name: 'cache-redis',
    mountPath: '/etc/envoy-redis',
    readOnly: true,
  });
  expect(volumes[1]).toEqual({
    name: 'cache-redis',
    secret: { secretName: 'cache', items: [{ key: 'password', path: 'password' }] },
  });
});

test('connections to the servers are encrypted on request', () => {
  const tls = { ca: { secret: { name: 'cache-ca' }, key: 'ca.crt' } };
  const [cluster] = resourcesOf({ tls, serverName: 'cache.example.com' })['clusters'] as Json[];
  expect(cluster?.['transport_socket'].typed_config).toMatchObject({
    sni: 'cache.example.com',
    auto_sni_san_validation: true,
    common_tls_context: { validation_context_sds_secret_config: { name: 'shards-ca' } },
  });
});

test('the keys of a server that fails go to the others only if the code says so', () => {
  const [cluster] = resourcesOf({ failover: true, timeout: Duration.millis(500) })['clusters'] as Json[];
  expect(cluster).toMatchObject({
    outlier_detection: {
      consecutive_5xx: 3,
      interval: '1s',
      base_ejection_time: '30s',
      max_ejection_percent: 100,
    },
    common_lb_config: { healthy_panic_threshold: { value: 0 } },
  });
});

const REFUSED: [Partial<EnvoyRedisAmbassadorProps>, string, string][] = [
  [{ shards: [] }, 'shards = []', 'there is no server that Envoy could forward to.'],
  [
    { shards: [...SHARDS, ...SHARDS] },
    'shards[2] = {"host":"cache-0.cache","port":6379}',
    'the server is there twice, and only one of them would get keys.',
  ],
  [
    { shards: [{ host: '10.0.0.1', port: 6379 }], tls: { ca: PASSWORD } },
    'serverName',
    'a certificate is held against a name, and "10.0.0.1" is an address.',
  ],
  [{ user: 'shop' }, 'user = "shop"', 'Redis asks for a password with the name of a user, and none is given.'],
  [{ user: 'a\nb', password: PASSWORD }, 'user = "a\\nb"', '"a\\nb" has characters that cannot be printed.'],
  [{ timeout: Duration.millis(0) }, 'timeout = "0 ms"', '0 ms are not a time of one millisecond or more.'],
  [
    { password: { secret: { name: 'cache' }, key: 'a/b' } },
    'password.key = "a/b"',
    '"a/b" is not a key of the Secret "cache": a key has letters, digits, "-", "_" and ".".',
  ],
];

testRefusals('EnvoyRedisAmbassador', 'cache', REFUSED, chartWith, ['user']);
