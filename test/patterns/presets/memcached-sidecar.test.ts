import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { MemcachedSidecar, QosTier, type MemcachedSidecarProps } from '../../../src';
import { deployment, newChart, podOf, refusalOf, type Json } from '../../template/support';
import { hardenedAs, testRefusals } from './support';

function chartWith(props: Partial<MemcachedSidecarProps> = {}): ReturnType<typeof newChart> {
  const chart = newChart();
  new MemcachedSidecar(deployment(chart), 'cache', { clientVariables: { address: 'MEMCACHED_SERVERS' }, ...props });
  return chart;
}

function cacheOf(chart: ReturnType<typeof newChart>): Json {
  return podOf(chart)['initContainers'][0] as Json;
}

test('memcached needs how the app finds it', () => {
  const pod = podOf(chartWith());
  expect(pod['initContainers']).toEqual([
    {
      name: 'cache',
      image: 'memcached:1.6.45',
      command: ['memcached'],
      args: ['--listen=127.0.0.1', '--port=11211', '--memory-limit=64'],
      restartPolicy: 'Always',
      ports: [{ containerPort: 11211 }],
      startupProbe: {
        exec: {
          command: [
            'bash',
            '-c',
            String.raw`exec 3<>/dev/tcp/127.0.0.1/11211 && printf 'version\r\n' >&3 && read -r answer <&3 && [[ $answer == VERSION* ]]`,
          ],
        },
        periodSeconds: 1,
        timeoutSeconds: 1,
        failureThreshold: 30,
      },
      resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '128Mi' } },
      securityContext: hardenedAs(11211),
    },
  ]);
  expect(pod['containers'][0].env).toEqual([{ name: 'MEMCACHED_SERVERS', value: '127.0.0.1:11211' }]);
});

test('every choice is among the arguments', () => {
  const chart = chartWith({
    listen: 11212,
    size: Size.mebibytes(256),
    maxItemSize: Size.mebibytes(4),
    maxConnections: 200,
    settings: { idle_timeout: 600, no_lru_crawler: '' },
    clientVariables: { url: 'CACHE_URL' },
  });
  expect(cacheOf(chart)['args']).toEqual([
    '--listen=127.0.0.1',
    '--port=11212',
    '--memory-limit=256',
    '--max-item-size=4m',
    '--conn-limit=200',
    '--extended=idle_timeout=600,no_lru_crawler',
  ]);
  expect(cacheOf(chart)['resources']).toEqual({
    requests: { cpu: '50m', memory: '368Mi' },
    limits: { memory: '368Mi' },
  });
  expect(podOf(chart)['containers'][0].env).toEqual([{ name: 'CACHE_URL', value: 'memcached://127.0.0.1:11212' }]);
});

test('without a size it keeps what fits into the memory limit', () => {
  const resources = QosTier.guaranteed({ cpu: Cpu.millis(100), memory: Size.gibibytes(1) });
  expect((cacheOf(chartWith({ resources }))['args'] as string[])[2]).toBe('--memory-limit=780');
});

test('a size that does not fit the limit is refused', () => {
  const resources = { memory: { limit: Size.mebibytes(64) } };
  expect(refusalOf(chartWith({ size: Size.mebibytes(64), resources }))).toBe(`1 finding:

error preset-option: "cache" takes up to 128Mi of memory when it keeps 64Mi, but its limit is 64Mi: the kernel kills it before it is full.
  at:  test/web/cache, Deployment "web"
  in:  MemcachedSidecar.size = "64Mi"
  fix: raise the limit to 128Mi or more, or let it keep less: \`size: Size.mebibytes(12)\`.`);
});

const REFUSED: [Partial<MemcachedSidecarProps>, string, string][] = [
  [{ listen: 70000 }, 'listen = 70000', 'the port 70000 is not a whole number from 1 to 65535.'],
  [{ size: Size.kibibytes(900) }, 'size = "900Ki"', '900Ki is not a size of a cache, which is at least 8Mi.'],
  [
    { maxItemSize: Size.mebibytes(33) },
    'maxItemSize = "33Mi"',
    '33Mi is not a size of a value, which is from 1Mi to half of what memcached keeps: 64Mi.',
  ],
  [
    { maxConnections: 10 },
    'maxConnections = 10',
    'memcached does not start with 10 connections, since files of its own count as well.',
  ],
  [{ maxConnections: 0 }, 'maxConnections = 0', '0 is not a number of connections, which is whole and at least 1.'],
  [
    { settings: { idle_timeout: '1,ext_path=/x' } },
    'settings.idle_timeout = "1,ext_path=/x"',
    'an option of memcached cannot hold "1,ext_path=/x": a comma begins the next option.',
  ],
  [{ settings: { 'a=b': 1 } }, 'settings = "a=b"', '"a=b" is not a valid name in an option of memcached.'],
];

testRefusals('MemcachedSidecar', 'cache', REFUSED, chartWith, ['maxItemSize']);
