import { Duration } from 'cdk8s';
import { parse } from 'yaml';
import {
  CollectorHostScraper,
  CollectorLogFormat,
  CollectorOtlpProtocol,
  Findings,
  MetricsDiscovery,
  OtelCollectorSidecar,
} from '../../../src';
import { deployment, newChart, objectOf, podOf, type Json } from '../../template/support';
import { hardenedAs } from './support';
import { BACKEND, chartWith, configurationOf, textOf } from '../collector/support';

test('the app finds the collector by the variables that every SDK reads', () => {
  const chart = newChart();
  new OtelCollectorSidecar(deployment(chart), 'telemetry', { otlp: {}, exporters: [BACKEND] });
  const pod = podOf(chart);
  expect(pod['initContainers']).toEqual([
    {
      name: 'telemetry',
      image: 'otel/opentelemetry-collector-contrib:0.161.0',
      args: ['--config=/etc/otelcol/collector.yaml'],
      restartPolicy: 'Always',
      env: [
        { name: 'K8S_POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
        { name: 'K8S_NAMESPACE_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
        { name: 'GOMEMLIMIT', value: '204MiB' },
      ],
      ports: [
        { containerPort: 4318 },
        { containerPort: 13133, name: 'otelcol-health' },
        { containerPort: 8888, name: 'otelcol-metrics' },
      ],
      volumeMounts: [{ name: 'telemetry-config', mountPath: '/etc/otelcol', readOnly: true }],
      startupProbe: { httpGet: { path: '/', port: 13133 }, periodSeconds: 1, timeoutSeconds: 1, failureThreshold: 31 },
      resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '256Mi' } },
      securityContext: hardenedAs(10001),
    },
  ]);
  expect(pod['containers'][0].env).toEqual([
    { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: 'http://127.0.0.1:4318' },
    { name: 'OTEL_EXPORTER_OTLP_PROTOCOL', value: 'http/protobuf' },
  ]);
});

test('the memory is limited first, and batches are made last', () => {
  expect(textOf(chartWith({ otlp: {}, exporters: [BACKEND] }))).toBe(`extensions:
  health_check:
    endpoint: "0.0.0.0:13133"
receivers:
  otlp:
    protocols:
      http:
        endpoint: "127.0.0.1:4318"
processors:
  memory_limiter:
    check_interval: "1s"
    limit_percentage: 80
    spike_limit_percentage: 25
  resource:
    attributes:
      - key: k8s.pod.name
        value: "\${env:K8S_POD_NAME}"
        action: insert
      - key: k8s.namespace.name
        value: "\${env:K8S_NAMESPACE_NAME}"
        action: insert
  batch: {}
exporters:
  otlp_http:
    endpoint: "https://otlp.example.com"
service:
  extensions:
    - health_check
  pipelines:
    metrics:
      receivers:
        - otlp
      processors:
        - memory_limiter
        - resource
        - batch
      exporters:
        - otlp_http
    logs:
      receivers:
        - otlp
      processors:
        - memory_limiter
        - resource
        - batch
      exporters:
        - otlp_http
    traces:
      receivers:
        - otlp
      processors:
        - memory_limiter
        - resource
        - batch
      exporters:
        - otlp_http
  telemetry:
    metrics:
      readers:
        - pull:
            exporter:
              prometheus:
                host: "0.0.0.0"
                port: 8888
`);
});

test('an app that speaks gRPC, and variables of its own', () => {
  const otlp = { protocol: CollectorOtlpProtocol.GRPC, clientVariables: { address: 'COLLECTOR' } };
  const chart = chartWith({ otlp, exporters: [BACKEND] });
  expect(podOf(chart)['containers'][0].env).toEqual([{ name: 'COLLECTOR', value: '127.0.0.1:4317' }]);
  expect(parse(textOf(chart))).toMatchObject({
    receivers: { otlp: { protocols: { grpc: { endpoint: '127.0.0.1:4317' } } } },
  });
});

test('StatsD messages become metrics that Prometheus fetches', () => {
  const chart = chartWith({
    statsd: { clientVariables: { host: 'STATSD_HOST', port: 'STATSD_PORT' }, interval: Duration.millis(1500) },
    prometheus: { discovery: MetricsDiscovery.POD_MONITOR, interval: Duration.seconds(15) },
  });
  const { receivers, exporters, service } = parse(textOf(chart)) as Json;
  expect(receivers.statsd).toEqual({
    endpoint: '127.0.0.1:8125',
    transport: 'udp',
    aggregation_interval: '1500ms',
    ignore_host: true,
    is_monotonic_counter: true,
    timer_histogram_mapping: [
      { statsd_type: 'timing', observer_type: 'summary' },
      { statsd_type: 'histogram', observer_type: 'summary' },
      { statsd_type: 'distribution', observer_type: 'summary' },
    ],
  });
  expect(exporters).toEqual({ prometheus: { endpoint: '0.0.0.0:8889' } });
  expect(Object.keys(service.pipelines as Json)).toEqual(['metrics']);
  const pod = podOf(chart);
  expect(pod['initContainers'][0].ports.slice(0, 2)).toEqual([
    { containerPort: 8125, protocol: 'UDP' },
    { containerPort: 8889, name: 'metrics' },
  ]);
  expect(pod['containers'][0].env).toEqual([
    { name: 'STATSD_HOST', value: '127.0.0.1' },
    { name: 'STATSD_PORT', value: '8125' },
  ]);
  expect(objectOf(chart, 'PodMonitor')['spec'].podMetricsEndpoints).toEqual([
    { port: 'metrics', path: '/metrics', interval: '15s' },
  ]);
});

test('the port of the app is scraped under the name of the Pod', () => {
  const scrape = [{ port: 9100, job: 'shop', path: '/stats', interval: Duration.seconds(5) }];
  expect(configurationOf({ scrape, exporters: [BACKEND] })['receivers'].prometheus).toEqual({
    config: {
      scrape_configs: [
        {
          job_name: 'shop',
          scrape_interval: '5s',
          scrape_timeout: '5s',
          metrics_path: '/stats',
          static_configs: [{ targets: ['127.0.0.1:9100'], labels: { instance: '${env:K8S_POD_NAME}:9100' } }],
        },
      ],
    },
  });
});

test('a port that nobody declares is found, unless the code says that nobody does', () => {
  const found = Findings.of(chartWith({ scrape: [{ port: 9999, job: 'shop' }], exporters: [BACKEND] }));
  expect(found.map(({ rule, message }) => [rule, message])).toEqual([
    [
      'source-port',
      'no container of the app declares the port 9999, from which the collector reads metrics: they declare 8080 and 9100.',
    ],
  ]);
  const scrape = [{ port: 9999, job: 'shop', undeclared: true }];
  expect(Findings.of(chartWith({ scrape, exporters: [BACKEND] }))).toEqual([]);
});

test('log files are read from the beginning, and the place in them is kept over a restart', () => {
  const logFiles = [
    { volume: 'log', path: '/logs', format: CollectorLogFormat.JSON, files: ['*.json', 'old/**/*.json'] },
    { volume: 'log', path: '/logs', firstLine: '^\\S' },
  ];
  const chart = chartWith({ logFiles, exporters: [BACKEND] });
  const { receivers, extensions, service } = parse(textOf(chart)) as Json;
  const each = { start_at: 'beginning', include_file_path: true, storage: 'file_storage' };
  expect(receivers).toEqual({
    file_log: {
      ...each,
      include: ['/logs/*.json', '/logs/old/**/*.json'],
      retry_on_failure: { enabled: true },
      operators: [{ type: 'json_parser', parse_to: 'attributes', on_error: 'send_quiet' }],
    },
    'file_log/2': {
      ...each,
      include: ['/logs/*.log'],
      retry_on_failure: { enabled: true },
      multiline: { line_start_pattern: '^\\S' },
    },
  });
  expect([extensions.file_storage, service.extensions]).toEqual([
    { directory: '/var/lib/otelcol' },
    ['health_check', 'file_storage'],
  ]);
  const pod = podOf(chart);
  expect(pod['initContainers'][0].volumeMounts).toEqual([
    { name: 'log', mountPath: '/logs', readOnly: true },
    { name: 'telemetry-config', mountPath: '/etc/otelcol', readOnly: true },
    { name: 'telemetry-var-lib-otelcol', mountPath: '/var/lib/otelcol' },
  ]);
  expect((pod['volumes'] as Json[]).find(({ name }) => name === 'telemetry-var-lib-otelcol')).toEqual({
    name: 'telemetry-var-lib-otelcol',
    emptyDir: { sizeLimit: '16Mi' },
  });
});

test('the collector measures what it is asked for', () => {
  const scrapers = [CollectorHostScraper.CPU, CollectorHostScraper.NETWORK];
  expect(configurationOf({ hostMetrics: { scrapers }, exporters: [BACKEND] })['receivers']).toEqual({
    host_metrics: { collection_interval: '60s', scrapers: { cpu: {}, network: {} } },
  });
});
