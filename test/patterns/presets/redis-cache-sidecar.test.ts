import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { QosPolicy, QosTier, RedisCacheSidecar, RedisEviction, type RedisCacheSidecarProps } from '../../../src';
import { deployment, newChart, podOf, refusalOf, type Json } from '../../template/support';
import { hardenedAs, testRefusals } from './support';

const PASSWORD = { secret: { name: 'shop-cache' }, key: 'password' };

function chartWith(props: Partial<RedisCacheSidecarProps> = {}): ReturnType<typeof newChart> {
  const chart = newChart();
  new RedisCacheSidecar(deployment(chart), 'cache', {
    clientVariables: { host: 'CACHE_HOST', port: 'CACHE_PORT' },
    ...props,
  });
  return chart;
}

function cacheOf(chart: ReturnType<typeof newChart>): Json {
  return podOf(chart)['initContainers'][0] as Json;
}

/** The arguments as Redis reads them. */
function settingsOf(chart: ReturnType<typeof newChart>): string[] {
  return (cacheOf(chart)['args'] as string[]).join(' ').slice('--'.length).split(' --');
}

test('Redis needs how the app finds it', () => {
  const pod = podOf(chartWith());
  expect(pod['initContainers']).toEqual([
    {
      name: 'cache',
      image: 'redis:8.10.1',
      command: ['redis-server'],
      args: [
        ['--bind', '127.0.0.1'],
        ['--port', '6379'],
        ['--save', ''],
        ['--appendonly', 'no'],
        ['--maxmemory', '64mb'],
        ['--maxmemory-policy', 'allkeys-lru'],
      ].flat(),
      restartPolicy: 'Always',
      ports: [{ containerPort: 6379 }],
      startupProbe: {
        exec: { command: ['redis-cli', '-e', '-h', '127.0.0.1', '-p', '6379', 'ping'] },
        periodSeconds: 1,
        timeoutSeconds: 1,
        failureThreshold: 30,
      },
      resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '128Mi' } },
      securityContext: hardenedAs(999),
    },
  ]);
  expect(pod['containers'][0].env).toEqual([
    { name: 'CACHE_HOST', value: '127.0.0.1' },
    { name: 'CACHE_PORT', value: '6379' },
  ]);
});

test('a password reaches Redis, its probe and the URL of the app by reference', () => {
  const chart = chartWith({ password: PASSWORD, clientVariables: { url: 'CACHE_URL' } });
  const reference = { secretKeyRef: { name: 'shop-cache', key: 'password' } };
  expect((cacheOf(chart)['args'] as string[]).slice(-2)).toEqual(['--requirepass', '$(REDISCLI_AUTH)']);
  expect(cacheOf(chart)['env']).toEqual([{ name: 'REDISCLI_AUTH', valueFrom: reference }]);
  expect(podOf(chart)['containers'][0].env).toEqual([
    { name: 'CACHE_URL_PASSWORD', valueFrom: reference },
    { name: 'CACHE_URL', value: 'redis://:$(CACHE_URL_PASSWORD)@127.0.0.1:6379' },
  ]);
});

test('another password in the URL is that which is given', () => {
  const urlPassword = { secret: { name: 'shop-cache' }, key: 'encoded' };
  const chart = chartWith({ password: PASSWORD, clientVariables: { url: 'CACHE_URL', urlPassword } });
  expect(podOf(chart)['containers'][0].env[0]).toEqual({
    name: 'CACHE_URL_PASSWORD',
    valueFrom: { secretKeyRef: { name: 'shop-cache', key: 'encoded' } },
  });
});

test('every choice is among the arguments, and settings win', () => {
  const settings = { maxclients: 50, 'client-output-buffer-limit': 'normal 0 0 0', bind: '127.0.0.1 ::1' };
  const chart = chartWith({ listen: 6380, size: Size.gibibytes(1), eviction: RedisEviction.VOLATILE_TTL, settings });
  expect(settingsOf(chart)).toEqual([
    'bind 127.0.0.1',
    'port 6380',
    'save ',
    'appendonly no',
    'maxmemory 1024mb',
    'maxmemory-policy volatile-ttl',
    'maxclients 50',
    'client-output-buffer-limit normal 0 0 0',
    'bind 127.0.0.1 ::1',
  ]);
  expect(cacheOf(chart)['resources']).toEqual({
    requests: { cpu: '50m', memory: '1568Mi' },
    limits: { memory: '1568Mi' },
  });
});

test('nothing in a setting is a reference to a variable', () => {
  const settings = { 'proc-title-template': '$(REDISCLI_AUTH) $$ $x' };
  expect((cacheOf(chartWith({ settings }))['args'] as string[]).at(-1)).toBe('$$(REDISCLI_AUTH) $$$ $x');
});

test.each([
  [{ resources: { memory: { limit: Size.mebibytes(256) } } }, 'maxmemory 149mb'],
  [{ resources: QosTier.guaranteed({ cpu: Cpu.millis(100), memory: Size.gibibytes(1) }) }, 'maxmemory 661mb'],
  [{ resources: { cpu: { request: Cpu.millis(10) } } }, 'maxmemory 64mb'],
  [{ size: Size.mebibytes(100), resources: {} }, 'maxmemory 100mb'],
])('what it keeps fits into the memory limit %#', (props, expected) => {
  expect(settingsOf(chartWith(props))[4]).toBe(expected);
});

test('a Pod that is declared BestEffort leaves it without resources', () => {
  const chart = newChart();
  const web = deployment(chart);
  QosPolicy.of(web).requireBestEffort();
  new RedisCacheSidecar(web, 'cache', { clientVariables: {} });
  expect(cacheOf(chart)['resources']).toBeUndefined();
});

test('a size that does not fit the limit is refused, whoever set the limit', () => {
  const resources = { memory: { limit: Size.mebibytes(128) } };
  const refusal = `1 finding:

error preset-option: "cache" takes up to 141Mi of memory when it keeps 100Mi, but its limit is 128Mi: the kernel kills it before it is full.
  at:  test/web/cache, Deployment "web"
  in:  RedisCacheSidecar.size = "100Mi"
  fix: raise the limit to 141Mi or more, or let it keep less: \`size: Size.mebibytes(89)\`.`;
  expect(refusalOf(chartWith({ size: Size.mebibytes(100), resources }))).toBe(refusal);
  const chart = chartWith({ size: Size.mebibytes(100) });
  const tier = QosTier.guaranteed({ cpu: Cpu.millis(100), memory: Size.mebibytes(128) });
  tier.applyTo(chart.node.findChild('web').node.findChild('cache'), 'cache');
  expect(refusalOf(chart)).toBe(refusal);
});

test('a limit that leaves no room for a cache is refused', () => {
  expect(refusalOf(chartWith({ resources: { memory: { limit: Size.mebibytes(16) } } }))).toBe(`1 finding:

error preset-option: "cache" takes up to 26Mi of memory when it keeps 8Mi, but its limit is 16Mi: the kernel kills it before it is full.
  at:  test/web/cache, Deployment "web"
  in:  RedisCacheSidecar.size = "8Mi"
  fix: raise the limit to 26Mi or more.`);
});

test('two caches on one port are refused', () => {
  const chart = newChart();
  const web = deployment(chart);
  for (const id of ['pages', 'sessions']) new RedisCacheSidecar(web, id, { clientVariables: {} });
  expect(refusalOf(chart)).toContain(
    'error duplicate-port: port 6379/TCP is declared by "pages" and "sessions", and the containers of a Pod share one address.',
  );
});

const REFUSED: [Partial<RedisCacheSidecarProps>, string, string][] = [
  [{ listen: 0 }, 'listen = 0', 'the port 0 is not a whole number from 1 to 65535.'],
  [{ size: Size.mebibytes(7) }, 'size = "7Mi"', '7Mi is not a size of a cache, which is at least 8Mi.'],
  [
    { password: { secret: { name: 'shop-cache' }, key: '' } },
    'password.key = ""',
    'the key of the Secret "shop-cache" is empty.',
  ],
  [{ settings: { maxmemory: '1gb' } }, 'settings.maxmemory', 'the setting `maxmemory` must agree with the container.'],
  [{ settings: { save: '60 1' } }, 'settings.save', 'the setting `save` must agree with the container.'],
  [
    { settings: { 'a\nrequirepass x': 1 } },
    'settings = "a\\nrequirepass x"',
    '"a\\nrequirepass x" is not a valid name in an argument of Redis.',
  ],
  [
    { settings: { 'proc-title-template': 'a\u0000b' } },
    'settings.proc-title-template = "a\\u0000b"',
    'an argument of Redis cannot hold "a\\u0000b": an argument has no NUL character.',
  ],
];

testRefusals('RedisCacheSidecar', 'cache', REFUSED, chartWith);
