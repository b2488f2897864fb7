import { Duration } from 'cdk8s';
import type { ApiObject } from 'cdk8s';
import {
  CollectorExporter,
  Findings,
  MetricsDiscovery,
  OtelCollectorSidecar,
  PostgresExporterAdapter,
  Probe,
  RedisExporterAdapter,
  ReverseProxy,
  Sidecar,
  StatsdExporterAdapter,
} from '../../src';
import { deployment, messageOf, newChart } from '../template/support';

const PLAIN = { image: 'example.com/helper:1.0.0' };
const PASSWORD = { secret: { name: 'database' }, key: 'password' };
const DEBUG = [CollectorExporter.debug()];

/** Options that have another name in the manifest, or in a part that a preset makes, with what is wrong with them. */
const OPTIONS: readonly [place: string, make: (web: ApiObject) => unknown][] = [
  ['Sidecar.securityContext.user = NaN', (web) => new Sidecar(web, 'a', { ...PLAIN, securityContext: { user: NaN } })],
  [
    'Sidecar.securityContext.group = 1.5',
    (web) => new Sidecar(web, 'a', { ...PLAIN, securityContext: { user: 1, group: 1.5 } }),
  ],
  [
    'Sidecar.securityContext.user = -1',
    (web) => new Sidecar(web, 'a', { ...PLAIN, securityContext: { user: -1, group: 1 } }),
  ],
  [
    'PostgresExporterAdapter.metricsPort = 0',
    (web) => new PostgresExporterAdapter(web, 'a', { user: PASSWORD, metricsPort: 0 }),
  ],
  ['RedisExporterAdapter.metricsPort = 0', (web) => new RedisExporterAdapter(web, 'a', { metricsPort: 0 })],
  [
    'StatsdExporterAdapter.metricsPort = NaN',
    (web) => new StatsdExporterAdapter(web, 'a', { clientVariables: {}, metricsPort: NaN }),
  ],
  [
    'OtelCollectorSidecar.statsd.clientVariables.port = "A"',
    (web) =>
      new OtelCollectorSidecar(web, 'a', {
        otlp: {},
        statsd: { clientVariables: { host: 'A', port: 'A' } },
        config: {},
        exporters: DEBUG,
      }),
  ],
  [
    'OtelCollectorSidecar.prometheus.interval = "0.5 s"',
    (web) => {
      const prometheus = { interval: Duration.millis(500), discovery: MetricsDiscovery.POD_MONITOR };
      return new OtelCollectorSidecar(web, 'a', { otlp: {}, exporters: DEBUG, prometheus });
    },
  ],
  ['Probe.fromTcpSocket.port = NaN', () => Probe.fromTcpSocket({ port: NaN })],
];

test.each(OPTIONS)('what is wrong is found at %s, the name that was written', (place, make) => {
  const web = deployment(newChart());
  expect(messageOf(() => make(web)).match(/(?<=in: +)\S.*/g)).toEqual([place]);
});

test('a value that JSON does not have is shown as code has it', () => {
  const web = deployment(newChart());
  new ReverseProxy(web, 'a', { ...PLAIN, listen: 8443, upstream: { number: NaN } });
  expect(Findings.of(web).filter(({ rule }) => rule === 'port-number')).toMatchObject([
    { location: { option: 'ReverseProxy.upstream.number' }, value: 'NaN' },
  ]);
});
