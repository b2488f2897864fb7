import { Size } from 'cdk8s';
import { parse } from 'yaml';
import { CollectorExporter, CollectorSignal, OtelCollectorSidecar, QosPolicy } from '../../../src';
import { deployment, newChart, podOf, type Json } from '../../template/support';
import { BACKEND, TOKEN, chartWith, configurationOf, textOf } from './support';
import { HOSTILE_VALUES } from '../config/hostile-values';

test('exporters sign in with Secrets, trust an authority, and send what they are for', () => {
  const chart = chartWith({
    otlp: {},
    exporters: [
      BACKEND,
      CollectorExporter.otlpHttp({
        endpoint: 'https://logs.example.com',
        signals: [CollectorSignal.LOGS],
        headers: { 'X-Scope-OrgID': 'shop$1', 'X-Key': { secret: { name: 'logs' }, key: 'key' } },
      }),
      CollectorExporter.otlpGrpc({
        endpoint: 'https://traces.example.com:4317',
        bearerToken: TOKEN,
        ca: { secret: { name: 'authority' }, key: 'ca.pem' },
        clientCertificate: { name: 'shop-client' },
      }),
      CollectorExporter.debug({ detailed: true }),
    ],
  });
  const { exporters, service } = parse(textOf(chart)) as Json;
  expect(exporters).toEqual({
    otlp_http: { endpoint: 'https://otlp.example.com' },
    'otlp_http/2': {
      endpoint: 'https://logs.example.com',
      headers: { 'X-Scope-OrgID': 'shop$$1', 'X-Key': '${env:COLLECTOR_SECRET_1}' },
    },
    otlp_grpc: {
      endpoint: 'https://traces.example.com:4317',
      tls: {
        ca_file: '/etc/otelcol-exporter-3-ca/ca.crt',
        cert_file: '/etc/otelcol-exporter-3-client/tls.crt',
        key_file: '/etc/otelcol-exporter-3-client/tls.key',
      },
      headers: { Authorization: 'Bearer ${env:COLLECTOR_SECRET_2}' },
    },
    debug: { verbosity: 'detailed' },
  });
  expect([service.pipelines.metrics.exporters, service.pipelines.logs.exporters]).toEqual([
    ['otlp_http', 'otlp_grpc', 'debug'],
    ['otlp_http', 'otlp_http/2', 'otlp_grpc', 'debug'],
  ]);
  const pod = podOf(chart);
  expect(pod['initContainers'][0].env.slice(2)).toEqual([
    { name: 'COLLECTOR_SECRET_1', valueFrom: { secretKeyRef: { name: 'logs', key: 'key' } } },
    { name: 'COLLECTOR_SECRET_2', valueFrom: { secretKeyRef: { name: 'telemetry', key: 'token' } } },
    { name: 'GOMEMLIMIT', value: '204MiB' },
  ]);
  expect((pod['volumes'] as Json[]).slice(1)).toEqual([
    {
      name: 'telemetry-exporter-3-ca',
      secret: { secretName: 'authority', items: [{ key: 'ca.pem', path: 'ca.crt' }] },
    },
    { name: 'telemetry-exporter-3-client', secret: { secretName: 'shop-client' } },
  ]);
});

test('a server without TLS is one for gRPC as well', () => {
  const endpoint = 'http://collector.telemetry.svc:4317';
  const exporters = [CollectorExporter.otlpGrpc({ endpoint }), CollectorExporter.otlpHttp({ endpoint })];
  expect(configurationOf({ otlp: {}, exporters })['exporters']).toEqual({
    otlp_grpc: { endpoint, tls: { insecure: true } },
    otlp_http: { endpoint },
  });
});

test('configuration of the user is merged in, and its Secrets become variables', () => {
  const { receivers, processors, exporters, service } = configurationOf({
    otlp: {},
    exporters: [BACKEND],
    resourceAttributes: { 'deployment.environment.name': 'production', 'k8s.pod.name': 'fixed' },
    config: {
      extensions: { zpages: null },
      receivers: { redis: { endpoint: '127.0.0.1:6379', password: TOKEN } },
      processors: {
        batch: { timeout: '5s' },
        attributes: { actions: [{ key: '${A}', value: '$$', action: 'insert' }] },
      },
      exporters: { otlp_http: { compression: 'zstd' } },
      service: {
        extensions: ['zpages'],
        pipelines: {
          metrics: { receivers: ['redis'], processors: ['memory_limiter', 'attributes', 'batch'] },
          'logs/second': { receivers: ['otlp'], processors: ['memory_limiter'], exporters: ['otlp_http'] },
        },
      },
    },
  });
  expect(receivers.redis).toEqual({ endpoint: '127.0.0.1:6379', password: '${env:COLLECTOR_SECRET_1}' });
  expect(processors).toMatchObject({
    batch: { timeout: '5s' },
    attributes: { actions: [{ key: '$${A}', value: '$$$$', action: 'insert' }] },
    resource: {
      attributes: [
        { key: 'k8s.namespace.name', value: '${env:K8S_NAMESPACE_NAME}', action: 'insert' },
        { key: 'deployment.environment.name', value: 'production', action: 'insert' },
        { key: 'k8s.pod.name', value: 'fixed', action: 'insert' },
      ],
    },
  });
  expect(exporters.otlp_http).toEqual({ endpoint: 'https://otlp.example.com', compression: 'zstd' });
  expect(service.extensions).toEqual(['health_check', 'zpages']);
  expect(service.pipelines).toMatchObject({
    metrics: {
      receivers: ['otlp', 'redis'],
      processors: ['memory_limiter', 'attributes', 'batch'],
      exporters: ['otlp_http'],
    },
    'logs/second': { receivers: ['otlp'] },
  });
});

test('nothing in a value is expanded, and every character comes back', () => {
  const odd = { ...HOSTILE_VALUES, 'a line break': 'a\nb', 'a NUL': 'a\u0000b', 'a word of YAML': 'yes' };
  const attributes = Object.entries(odd).map(([key, value]) => ({ key, value, action: 'insert' }));
  const { processors } = configurationOf({
    otlp: {},
    exporters: [BACKEND],
    config: { processors: { resource: { attributes } } },
  });
  const values = (processors.resource.attributes as { value: string }[]).map(({ value }) => value);
  expect(values.map((value) => value.replaceAll('$$', () => '$'))).toEqual(Object.values(odd));
  expect(values.filter((value) => value.replaceAll('$$', '').includes('$'))).toEqual([]);
});

test('the memory that Go may use follows the limit of the container', () => {
  const memory = { request: Size.mebibytes(512), limit: Size.gibibytes(1) };
  const sized = podOf(chartWith({ otlp: {}, exporters: [BACKEND], resources: { memory } }));
  expect(sized['initContainers'][0].env.at(-1)).toEqual({
    name: 'GOMEMLIMIT',
    value: '819MiB',
  });
  const chart = newChart();
  const web = deployment(chart);
  new OtelCollectorSidecar(web, 'telemetry', { otlp: {}, exporters: [BACKEND] });
  QosPolicy.of(web).requireBestEffort();
  const variables = podOf(chart)['initContainers'][0].env as Json[];
  expect(variables.map(({ name }) => name as string)).toEqual(['K8S_POD_NAME', 'K8S_NAMESPACE_NAME']);
});
