import { Adapter, AdapterSource, Ambassador, InitStep, MetricsDiscovery, Sidecar } from '../../../src';
import {
  deployment,
  messageOf,
  newChart,
  objectOf,
  podOf,
  refusalOf,
  templateOf,
  type Json,
} from '../../template/support';

const PLAIN = { image: 'proxy:1', securityContext: { hardened: false } };

describe('a plain sidecar', () => {
  test('serves several ports on localhost, each with variables for its clients', () => {
    const chart = newChart();
    const containers = ['web', 'worker'].map((name) => ({ name, image: 'shop:1' }));
    new Sidecar(deployment(chart, 'web', { containers }), 'gateway', {
      ...PLAIN,
      ports: [{ number: 9000 }],
      localhostEndpoints: [
        { listen: { number: 8401, name: 'flights' }, clientVariables: { url: 'FLIGHTS_URL' } },
        { listen: { number: 8402 }, clientVariables: { address: 'HOTELS' }, clients: ['worker'] },
      ],
    });
    const { containers: apps, initContainers } = podOf(chart);
    expect((apps as Json[]).map(({ env }) => env as unknown)).toEqual([
      [{ name: 'FLIGHTS_URL', value: 'http://127.0.0.1:8401' }],
      [
        { name: 'FLIGHTS_URL', value: 'http://127.0.0.1:8401' },
        { name: 'HOTELS', value: '127.0.0.1:8402' },
      ],
    ]);
    expect(initContainers[0].ports).toEqual([
      { containerPort: 8401, name: 'flights' },
      { containerPort: 8402 },
      { containerPort: 9000 },
    ]);
  });

  test('exposes metrics as an adapter does', () => {
    const chart = newChart();
    const metrics = { port: 9901, servicePort: 80, discovery: MetricsDiscovery.ANNOTATIONS };
    new Sidecar(deployment(chart), 'gateway', { ...PLAIN, metrics });
    expect(podOf(chart)['initContainers'][0].ports).toEqual([{ containerPort: 9901, name: 'metrics' }]);
    expect(templateOf(chart)['metadata'].annotations).toMatchObject({ 'prometheus.io/port': '9901' });
    expect(objectOf(chart, 'Service')['spec'].ports).toEqual([{ name: 'metrics', port: 80, targetPort: 9901 }]);
  });
});

test('an ambassador exposes metrics, and serves more ports than its own', () => {
  const chart = newChart();
  new Ambassador(deployment(chart), 'database', {
    ...PLAIN,
    listen: { number: 5432 },
    clientVariables: { port: 'WRITER_PORT' },
    localhostEndpoints: [{ listen: { number: 5433 }, clientVariables: { port: 'READER_PORT' } }],
    metrics: { port: 9127, discovery: MetricsDiscovery.POD_MONITOR },
  });
  const { containers, initContainers } = podOf(chart);
  expect(containers[0].env).toEqual([
    { name: 'READER_PORT', value: '5433' },
    { name: 'WRITER_PORT', value: '5432' },
  ]);
  expect(initContainers[0].ports).toEqual([
    { containerPort: 5432 },
    { containerPort: 5433 },
    { containerPort: 9127, name: 'metrics' },
  ]);
  expect(objectOf(chart, 'PodMonitor')['spec'].podMetricsEndpoints).toEqual([{ port: 'metrics', path: '/metrics' }]);
});

test('an adapter serves ports on localhost too', () => {
  const chart = newChart();
  new Adapter(deployment(chart), 'telemetry', {
    ...PLAIN,
    source: AdapterSource.fromPort(8080),
    localhostEndpoints: [{ listen: { number: 4317 }, clientVariables: { url: 'OTEL_EXPORTER_OTLP_ENDPOINT' } }],
  });
  expect(podOf(chart)['containers'][0].env).toEqual([
    { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: 'http://127.0.0.1:4317' },
  ]);
});

describe('a port on localhost is refused', () => {
  const endpoint = { listen: { number: 8401 }, clientVariables: { url: 'FLIGHTS_URL' } };

  test('whose list of clients is empty', () => {
    const web = deployment(newChart());
    const localhostEndpoints = [{ ...endpoint, clients: [] }];
    expect(messageOf(() => new Sidecar(web, 'gateway', { ...PLAIN, localhostEndpoints }))).toBe(`1 finding:

error localhost-clients: no container gets the variables for port 8401: the list of \`clients\` is empty.
  at:  test/web/gateway
  in:  Sidecar.localhostEndpoints[0].clients = []
  fix: name the containers, or leave \`clients\` out: every app container gets them then.`);
  });

  test('that is out of range', () => {
    const web = deployment(newChart());
    const localhostEndpoints = [{ ...endpoint, listen: { number: 70000 } }];
    expect(messageOf(() => new Sidecar(web, 'gateway', { ...PLAIN, localhostEndpoints }))).toBe(`1 finding:

error port-number: the port 70000 is not a whole number from 1 to 65535.
  at:  test/web/gateway
  in:  Sidecar.localhostEndpoints[0].listen.number = 70000
  fix: use the port that the program listens on.`);
  });

  test('that two of its endpoints have', () => {
    const chart = newChart();
    const other = { ...endpoint, clientVariables: { url: 'HOTELS_URL' } };
    new Sidecar(deployment(chart), 'gateway', { ...PLAIN, localhostEndpoints: [endpoint, other] });
    expect(refusalOf(chart).match(/^error .*$/gm)).toEqual([
      'error duplicate-port: "gateway" declares port 8401/TCP twice: server-side apply refuses that, and other updates may drop one of them.',
    ]);
  });

  test('that an init step is to reach before an adapter serves it', () => {
    const chart = newChart();
    const web = deployment(chart);
    new InitStep(web, 'migrate', PLAIN);
    const source = AdapterSource.fromEndpoint({ ...endpoint, clients: ['migrate'] });
    new Adapter(web, 'telemetry', { ...PLAIN, source });
    expect(refusalOf(chart).split('\n')[2]).toBe(
      'error client-starts-first: "migrate" is a client of "telemetry", but runs to completion before "telemetry" starts.',
    );
  });
});
