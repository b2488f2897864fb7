import { MetricsDiscovery, PostgresExporterAdapter, type PostgresExporterAdapterProps } from '../../../src';
import { deployment, newChart, objectOf, podOf, refusalOf, type Json } from '../../template/support';
import { hardenedAs, testRefusals } from './support';

const LOGIN = {
  user: { secret: { name: 'orders-monitor' }, key: 'user' },
  password: { secret: { name: 'orders-monitor' }, key: 'password' },
};

function chartWith(props: Partial<PostgresExporterAdapterProps> = {}): ReturnType<typeof newChart> {
  const chart = newChart();
  const postgres = { name: 'web', image: 'postgres:17', ports: [{ containerPort: 5432 }] };
  const web = deployment(chart, 'web', { containers: [postgres] });
  new PostgresExporterAdapter(web, 'metrics', { ...LOGIN, ...props });
  return chart;
}

function exporterOf(chart: ReturnType<typeof newChart>): Json {
  return podOf(chart)['initContainers'][0] as Json;
}

test('a PostgreSQL in the Pod needs a user and its password, both by reference', () => {
  const reference = (key: string): Json => ({ secretKeyRef: { name: 'orders-monitor', key } });
  expect(exporterOf(chartWith())).toEqual({
    name: 'metrics',
    image: 'quay.io/prometheuscommunity/postgres-exporter:v0.20.1',
    restartPolicy: 'Always',
    env: [
      { name: 'DATA_SOURCE_URI', value: '127.0.0.1:5432/postgres?sslmode=disable' },
      { name: 'DATA_SOURCE_PASS', valueFrom: reference('password') },
      { name: 'DATA_SOURCE_USER', valueFrom: reference('user') },
    ],
    ports: [{ containerPort: 9187, name: 'metrics' }],
    startupProbe: { httpGet: { path: '/', port: 9187 }, periodSeconds: 1, timeoutSeconds: 1, failureThreshold: 31 },
    resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '64Mi' } },
    securityContext: hardenedAs(65534),
  });
});

test('every choice reaches the exporter', () => {
  const chart = newChart();
  const postgres = { name: 'web', image: 'postgres:17', ports: [{ containerPort: 5433 }] };
  new PostgresExporterAdapter(deployment(chart, 'web', { containers: [postgres] }), 'metrics', {
    user: LOGIN.user,
    port: 5433,
    database: 'a/b?c',
    collectors: { stat_statements: true, wal: false },
    metricsPort: 9200,
    metrics: { discovery: MetricsDiscovery.ANNOTATIONS },
  });
  const { args, env, ports, startupProbe } = exporterOf(chart);
  expect(args).toEqual(['--web.listen-address=:9200', '--collector.stat_statements', '--no-collector.wal']);
  expect((env as Json[]).map(({ name, value }) => [name, value])).toEqual([
    ['DATA_SOURCE_URI', '127.0.0.1:5433/a%2Fb%3Fc?sslmode=disable'],
    ['DATA_SOURCE_USER', undefined],
  ]);
  expect(ports).toEqual([{ containerPort: 9200, name: 'metrics' }]);
  expect(startupProbe.httpGet).toEqual({ path: '/', port: 9200 });
  expect(objectOf(chart, 'Deployment')['spec'].template.metadata.annotations).toMatchObject({
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': '9200',
    'prometheus.io/path': '/metrics',
  });
});

test('a port that nobody declares is refused with the option that has it', () => {
  expect(
    refusalOf(chartWith({ port: 5433 }))
      .split('\n')
      .slice(2, 6),
  ).toEqual([
    'error source-port: no container of the app declares the port 5433, from which the adapter reads: they declare 5432.',
    '  at:  test/web/metrics, Deployment "web"',
    '  in:  PostgresExporterAdapter.port = 5433',
    '  fix: write port: 5432, or declare the port on the container that listens on it.',
  ]);
});

const REFUSED: [Partial<PostgresExporterAdapterProps>, string, string][] = [
  [{ user: { secret: { name: '' }, key: 'user' } }, 'user.secret.name = ""', 'the name of the Secret is empty.'],
  [
    { password: { secret: { name: 'orders-monitor' }, key: 'a b' } },
    'password.key = "a b"',
    '"a b" is not a key of the Secret "orders-monitor": a key has letters, digits, "-", "_" and ".".',
  ],
  [{ database: '' }, 'database = ""', 'the text is empty.'],
  [{ database: 'a\nb' }, 'database = "a\\nb"', '"a\\nb" has characters that cannot be printed.'],
  [{ collectors: { statements: true } }, 'collectors = "statements"', 'the exporter has no collector "statements".'],
];

testRefusals('PostgresExporterAdapter', 'metrics', REFUSED, chartWith);
