import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Findings, MetricsDiscovery, RedisExporterAdapter, type RedisExporterAdapterProps } from '../../../src';
import { deployment, messageOf, newChart, objectOf, podOf, type Json } from '../../template/support';
import { hardenedAs } from './support';

function chartWith(props?: RedisExporterAdapterProps): ReturnType<typeof newChart> {
  const chart = newChart();
  const redis = { name: 'web', image: 'redis:8', ports: [{ containerPort: 6379 }, { containerPort: 6380 }] };
  new RedisExporterAdapter(deployment(chart, 'web', { containers: [redis] }), 'metrics', props);
  return chart;
}

test('the exporter needs nothing but a workload', () => {
  expect(podOf(chartWith())['initContainers']).toEqual([
    {
      name: 'metrics',
      image: 'oliver006/redis_exporter:v1.91.1',
      restartPolicy: 'Always',
      env: [{ name: 'REDIS_ADDR', value: 'redis://127.0.0.1:6379' }],
      ports: [{ containerPort: 9121, name: 'metrics' }],
      startupProbe: {
        httpGet: { path: '/health', port: 9121 },
        periodSeconds: 1,
        timeoutSeconds: 1,
        failureThreshold: 31,
      },
      resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '64Mi' } },
      securityContext: hardenedAs(59000),
    },
  ]);
});

test('the exporter signs in with a user and the password of a Secret', () => {
  const secret = { name: 'sessions-redis' };
  const [exporter] = podOf(chartWith({ port: 6380, user: 'metrics', password: { secret, key: 'password' } }))[
    'initContainers'
  ] as Json[];
  expect(exporter!['env']).toEqual([
    { name: 'REDIS_USER', value: 'metrics' },
    { name: 'REDIS_ADDR', value: 'redis://127.0.0.1:6380' },
    { name: 'REDIS_PASSWORD', valueFrom: { secretKeyRef: { name: 'sessions-redis', key: 'password' } } },
  ]);
});

test('the password can be that of a Secret of cdk8s-plus', () => {
  const chart = newChart();
  const secret = kplus.Secret.fromSecretName(chart, 'secret', 'sessions-redis');
  new RedisExporterAdapter(deployment(chart), 'metrics', { password: { secret, key: 'password' } });
  expect(podOf(chart)['initContainers'][0].env.at(-1).valueFrom).toEqual({
    secretKeyRef: { name: 'sessions-redis', key: 'password' },
  });
});

test('the metrics move to another port with their listener and probe', () => {
  const metrics = {
    portName: 'redis-metrics',
    servicePort: 80,
    discovery: MetricsDiscovery.SERVICE_MONITOR,
    interval: Duration.seconds(15),
  };
  const chart = chartWith({ metricsPort: 9200, metrics });
  const [exporter] = podOf(chart)['initContainers'] as Json[];
  expect(exporter).toMatchObject({
    env: [{ name: 'REDIS_EXPORTER_WEB_LISTEN_ADDRESS', value: ':9200' }, {}],
    ports: [{ containerPort: 9200, name: 'redis-metrics' }],
    startupProbe: { httpGet: { path: '/health', port: 9200 } },
  });
  expect(objectOf(chart, 'Service')['spec'].ports).toEqual([{ name: 'redis-metrics', port: 80, targetPort: 9200 }]);
  expect(objectOf(chart, 'ServiceMonitor')['spec'].endpoints).toEqual([
    { port: 'redis-metrics', path: '/metrics', interval: '15s' },
  ]);
});

test('a port that nobody declares is refused with the option that has it', () => {
  const chart = newChart();
  const redis = { name: 'web', image: 'redis:8', ports: [{ containerPort: 6380 }] };
  const web = deployment(chart, 'web', { containers: [redis] });
  new RedisExporterAdapter(web, 'metrics', {});
  expect(Findings.of(chart).filter(({ rule }) => rule === 'source-port')).toMatchObject([
    {
      location: { option: 'RedisExporterAdapter.port' },
      value: '6379',
      fix: 'write port: 6380, or declare the port on the container that listens on it.',
    },
  ]);
});

test('a port of Redis out of range is refused', () => {
  expect(messageOf(() => chartWith({ port: 0 }))).toBe(`1 finding:

error port-number: the port 0 is not a whole number from 1 to 65535.
  at:  test/web/metrics
  in:  RedisExporterAdapter.port = 0
  fix: use a port in this range.`);
});

test('a password without a key is refused', () => {
  const password = { secret: { name: 'sessions-redis' }, key: '' };
  expect(messageOf(() => chartWith({ password }))).toBe(`1 finding:

error object-reference: the key of the Secret "sessions-redis" is empty.
  at:  test/web/metrics
  in:  RedisExporterAdapter.password.key = ""
  fix: write a key as the \`data\` of the object has it.`);
});

test('a metrics port below 1024 is a warning, since the exporter has no privilege for it', () => {
  expect(
    Findings.of(chartWith({ metricsPort: 80 })).map(({ rule, severity, message }) => [rule, severity, message]),
  ).toEqual([
    [
      'hardened-port',
      'warning',
      '"metrics" listens on port 80, is not root and drops all capabilities: container runtimes that keep ports below 1024 for root, such as containerd before 2.0, do not let it.',
    ],
  ]);
});
