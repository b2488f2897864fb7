import { MetricsDiscovery, Sidecar } from '../../src';
import { misreading, misreadTexts } from '../../src/template/written-text';
import { deployment, newChart, refusalOf } from './support';

const OTHER = 'cdk8s writes it so that kubectl reads other characters';

test.each([
  ['0o755', 'cdk8s writes it without quotes, and kubectl reads the number 493'],
  ['0X1F', 'cdk8s writes it without quotes, and kubectl reads the number 31'],
  ['0B11', 'cdk8s writes it without quotes, and kubectl reads the number 3'],
  ['4E0_0', 'cdk8s writes it without quotes, and kubectl reads the number 4'],
  ['a\u0085b', OTHER],
  [
    'a\ufeffb',
    'cdk8s writes it so that kubectl refuses the whole file: a byte order mark (U+FEFF) stands in the middle of the text',
  ],
  ['a\u007fb', 'cdk8s writes it so that kubectl refuses the whole file: the character U+007F is not allowed in YAML'],
  ['a\u009bb', 'cdk8s writes it so that kubectl refuses the whole file: the character U+009B is not allowed in YAML'],
])('%j does not reach the cluster', (text, reason) => {
  expect(misreading(text)).toBe(reason);
});

test('a line separator of Unicode does not reach the cluster', () => {
  expect(misreading('a\u2028b\nc\n')).toMatch(/^cdk8s writes it so that kubectl /);
});

test.each([
  '0644',
  '0x1f',
  '0b11',
  '1_000',
  '1.5_0',
  '12:30:00',
  'yes',
  '',
  'a\nb\n',
  'a: "b',
  'caf\u00e9',
  '2001-01-01',
  '8080',
  '\u0001',
])('%j reaches the cluster', (text) => {
  expect(misreading(text)).toBeUndefined();
});

test('each text of an object is named by its path, ten at most', () => {
  const paths = (manifest: Parameters<typeof misreadTexts>[0]): unknown[] =>
    misreadTexts(manifest).map(({ kind, problem }) => [kind.id, problem.objectPath]);
  expect(paths({ spec: { args: ['a', '0o7_5'], env: { 'a.b/c': '0X1' } } })).toEqual([
    ['written-text', 'spec.args[1]'],
    ['written-text', 'spec.env[a.b/c]'],
  ]);
  expect(paths({ args: Array.from({ length: 20 }, () => '0X1') })).toHaveLength(10);
});

test('the objects that a pattern makes are judged as well', () => {
  const chart = newChart();
  const metrics = { port: 9102, path: '/\ud800', discovery: MetricsDiscovery.POD_MONITOR };
  new Sidecar(deployment(chart), 'exporter', { image: 'exporter:1', securityContext: { user: 65532 }, metrics });
  expect(refusalOf(chart).split('\n').slice(2, 5)).toEqual([
    'error written-text: cdk8s writes it so that kubectl refuses the whole file: an escape in these quotes stands for no character (d800).',
    '  at:  test/web/exporter/monitor, PodMonitor "test-web-exporter-monitor-c8510599"',
    '  in:  spec.podMetricsEndpoints[0].path',
  ]);
});
