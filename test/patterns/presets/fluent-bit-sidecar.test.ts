import { Duration, Size } from 'cdk8s';
import { parse } from 'yaml';
import {
  Findings,
  FluentBitFormat,
  FluentBitMultiline,
  FluentBitOutput,
  FluentBitSidecar,
  GracefulShutdown,
  MetricsDiscovery,
  SharedVolume,
  type FluentBitSidecarProps,
} from '../../../src';
import { deployment, newChart, objectsOf, podOf, type Json } from '../../template/support';
import { hardenedAs } from './support';
import { HOSTILE_VALUES } from '../config/hostile-values';
import { chartWith, configurationOf, LOG, PASSWORD, textOf } from '../fluent-bit/support';

const SERVER = { host: 'logs.example.com', user: 'shop', password: PASSWORD };

test('Fluent Bit can only read the logs, and writes what waits to a directory of its own', () => {
  const chart = newChart();
  const web = deployment(chart);
  new SharedVolume(web, 'log', { volumeMounts: [{ container: 'web', path: '/var/log/shop' }] });
  new FluentBitSidecar(web, 'logs', { logFiles: [LOG], outputs: [FluentBitOutput.stdout()] });
  const pod = podOf(chart);
  expect(pod['initContainers']).toEqual([
    {
      args: ['-c', '/fluent-bit/etc/conf/fluent-bit.yaml'],
      env: [
        { name: 'K8S_POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
        { name: 'K8S_NAMESPACE_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
      ],
      image: 'cr.fluentbit.io/fluent/fluent-bit:5.2.0',
      name: 'logs',
      ports: [{ containerPort: 2020, name: 'metrics' }],
      resources: { limits: { memory: '128Mi' }, requests: { cpu: '50m', memory: '128Mi' } },
      restartPolicy: 'Always',
      securityContext: hardenedAs(65532),
      startupProbe: { failureThreshold: 31, httpGet: { path: '/', port: 2020 }, periodSeconds: 1, timeoutSeconds: 1 },
      volumeMounts: [
        { mountPath: '/var/log/shop', name: 'log', readOnly: true },
        { mountPath: '/fluent-bit/etc/conf', name: 'logs-config', readOnly: true },
        { mountPath: '/fluent-bit/state', name: 'logs-fluent-bit-state' },
      ],
    },
  ]);
  expect((pod['volumes'] as Json[]).find(({ name }) => name === 'logs-fluent-bit-state')).toEqual({
    name: 'logs-fluent-bit-state',
    emptyDir: { sizeLimit: '128Mi' },
  });
  expect(Findings.of(chart)).toEqual([]);
});

test('it follows files from their beginning, and writes one object of JSON a line', () => {
  expect(textOf(chartWith())).toBe(`service:
  flush: 1
  grace: 10
  log_level: info
  http_server: "on"
  http_listen: "0.0.0.0"
  http_port: 2020
  health_check: "on"
  storage.path: /fluent-bit/state/storage
  storage.max_chunks_up: 32
pipeline:
  inputs:
    - name: tail
      tag: app
      path: "/var/log/shop/*.log"
      path_key: file
      db: /fluent-bit/state/tail-1.db
      read_from_head: "on"
      refresh_interval: 5
      buffer_max_size: "256k"
      skip_long_lines: "on"
      storage.type: filesystem
  filters:
    - name: record_modifier
      match: "*"
      record:
        - "pod \${K8S_POD_NAME}"
        - "namespace \${K8S_NAMESPACE_NAME}"
  outputs:
    - name: stdout
      match: "*"
      format: json_lines
`);
});

test('lines of each format become fields, under a tag of their own', () => {
  const {
    parsers,
    multiline_parsers: multiline,
    pipeline,
  } = configurationOf({
    logFiles: [
      { ...LOG, tag: 'access', format: FluentBitFormat.JSON, timeKey: 'time', timeFormat: '%s' },
      {
        ...LOG,
        tag: 'app',
        files: ['a.txt', 'b/*.txt'],
        format: FluentBitFormat.REGEX,
        regex: '^(?<a>.)',
        firstLine: '^\\d',
      },
      { ...LOG, tag: 'java', multiline: FluentBitMultiline.JAVA },
    ],
  });
  expect(parsers).toEqual([
    { name: 'lines-1', format: 'json', time_key: 'time', time_format: '%s' },
    { name: 'lines-2', format: 'regex', regex: '/^(?<a>.)/' },
  ]);
  expect(multiline).toEqual([
    {
      name: 'entries-2',
      type: 'regex',
      flush_timeout: 1000,
      rules: [
        { state: 'start_state', regex: '/^\\d/', next_state: 'rest' },
        { state: 'rest', regex: '/^(?!(?:^\\d))/', next_state: 'rest' },
      ],
    },
  ]);
  const { inputs, filters } = pipeline as { inputs: Json[]; filters: Json[] };
  expect(inputs.map((input) => [input['tag'], input['path'], input['db'], input['multiline.parser']])).toEqual([
    ['access', '/var/log/shop/*.log', '/fluent-bit/state/tail-1.db', undefined],
    ['app', '/var/log/shop/a.txt,/var/log/shop/b/*.txt', '/fluent-bit/state/tail-2.db', 'entries-2'],
    ['java', '/var/log/shop/*.log', '/fluent-bit/state/tail-3.db', 'java'],
  ]);
  expect(filters.slice(0, -1)).toEqual([
    { name: 'parser', match: 'access', key_name: 'log', parser: 'lines-1', reserve_data: 'on' },
    { name: 'parser', match: 'app', key_name: 'log', parser: 'lines-2', reserve_data: 'on' },
  ]);
});

test('each server is reached in its own way, and secrets are variables', () => {
  const token = { secret: { name: 'token' }, key: 'token' };
  const chart = chartWith({
    outputs: [
      FluentBitOutput.elasticsearch({ ...SERVER, settings: { index: 'shop' } }),
      FluentBitOutput.loki({ ...SERVER, headers: { 'X-Scope-OrgID': 'shop' }, settings: { labels: 'app=shop' } }),
      FluentBitOutput.http({ host: '10.0.0.1', port: 8080, headers: { 'X-Token': token } }),
      FluentBitOutput.openTelemetry({ host: 'otlp.example.com', tls: true }),
      FluentBitOutput.forward({ host: 'logs.example.com', ca: { secret: { name: 'ca' }, key: 'tls.crt' } }),
    ],
  });
  const always = { match: '*', retry_limit: 'no_limits', 'storage.total_limit_size': '96M' };
  const tls = { tls: 'on', 'tls.verify': 'on', 'tls.verify_hostname': 'on' };
  const host = 'logs.example.com';
  expect((parse(textOf(chart)) as Json)['pipeline'].outputs).toEqual([
    {
      ...always,
      name: 'es',
      host,
      port: 9200,
      suppress_type_name: 'on',
      http_user: 'shop',
      http_passwd: '${FLUENT_BIT_SECRET_1}',
      index: 'shop',
    },
    {
      ...always,
      name: 'loki',
      host,
      port: 3100,
      http_user: 'shop',
      http_passwd: '${FLUENT_BIT_SECRET_2}',
      header: ['X-Scope-OrgID shop'],
      labels: 'app=shop',
    },
    {
      ...always,
      name: 'http',
      host: '10.0.0.1',
      port: 8080,
      format: 'json',
      log_response_payload: 'off',
      header: ['X-Token ${FLUENT_BIT_SECRET_3}'],
    },
    { ...always, name: 'opentelemetry', host: 'otlp.example.com', port: 4318, log_response_payload: 'off', ...tls },
    { ...always, name: 'forward', host, port: 24224, ...tls, 'tls.ca_file': '/fluent-bit/output-5-ca/ca.crt' },
  ]);
  const pod = podOf(chart);
  expect(pod['initContainers'][0].env.slice(2)).toEqual([
    { name: 'FLUENT_BIT_SECRET_1', valueFrom: { secretKeyRef: { name: 'search', key: 'password' } } },
    { name: 'FLUENT_BIT_SECRET_2', valueFrom: { secretKeyRef: { name: 'search', key: 'password' } } },
    { name: 'FLUENT_BIT_SECRET_3', valueFrom: { secretKeyRef: { name: 'token', key: 'token' } } },
  ]);
  expect((pod['volumes'] as Json[]).find(({ secret }) => secret !== undefined)).toEqual({
    name: 'logs-output-5-ca',
    secret: { secretName: 'ca', items: [{ key: 'tls.crt', path: 'ca.crt' }] },
  });
});

test('further configuration stands behind that of the preset, and settings of the service take its place', () => {
  const { service, pipeline, parsers } = configurationOf({
    grace: Duration.seconds(20),
    httpPort: 2021,
    bufferSize: Size.mebibytes(64),
    config: {
      service: { flush: 5 },
      parsers: [{ name: 'own', format: 'json' }],
      pipeline: {
        inputs: [{ name: 'dummy', anything: 'goes' }],
        filters: [{ name: 'grep', match: '*', regex: ['level info', 'text a'] }],
        outputs: [{ name: 'forward', match: '*', host: 'logs.example.com', shared_key: PASSWORD }],
      },
    },
  });
  expect(service).toMatchObject({ flush: 5, grace: 20, http_port: 2021, http_server: 'on' });
  expect(parsers).toEqual([{ name: 'own', format: 'json' }]);
  expect([pipeline.inputs[1], pipeline.filters[1], pipeline.outputs[1]]).toEqual([
    { name: 'dummy', anything: 'goes' },
    { name: 'grep', match: '*', regex: ['level info', 'text a'] },
    { name: 'forward', match: '*', host: 'logs.example.com', shared_key: '${FLUENT_BIT_SECRET_1}' },
  ]);
});

test('texts are written so that the same comes back', () => {
  const texts = Object.values(HOSTILE_VALUES).filter((value) => !value.includes('${'));
  const config = { pipeline: { filters: texts.map((regex) => ({ name: 'grep', match: '*', regex })) } };
  const { filters } = configurationOf({ config })['pipeline'] as { filters: Json[] };
  expect(filters.slice(1).map(({ regex }) => regex as string)).toEqual(texts);
});

test('a dollar sign and braces that Fluent Bit would not expand are taken', () => {
  const settings = (value: string): Partial<FluentBitSidecarProps> => ({
    outputs: [FluentBitOutput.stdout({ settings: { json_date_key: value } })],
  });
  for (const value of ['}${', '${}', '${HOME', '$HOME']) {
    expect(configurationOf(settings(value))['pipeline'].outputs[0].json_date_key).toBe(value);
  }
});

test('a monitor finds the metrics at their own path', () => {
  const chart = chartWith({ httpPort: 2021, metrics: { discovery: MetricsDiscovery.POD_MONITOR } });
  const monitor = objectsOf(chart).find(({ kind }) => kind === 'PodMonitor');
  expect(monitor?.['spec'].podMetricsEndpoints).toEqual([{ port: 'metrics', path: '/api/v2/metrics/prometheus' }]);
  expect(podOf(chart)['initContainers'][0].ports).toEqual([{ containerPort: 2021, name: 'metrics' }]);
});

test('its stop counts as its grace and a little more', () => {
  const chart = newChart();
  const web = deployment(chart);
  new SharedVolume(web, 'log', { volumeMounts: [{ container: 'web', path: '/var/log/shop' }] });
  const outputs = [FluentBitOutput.stdout()];
  new FluentBitSidecar(web, 'logs', { logFiles: [LOG], outputs, grace: Duration.seconds(20) });
  new GracefulShutdown(web, 'stop', { drain: Duration.seconds(10), timeout: Duration.seconds(30) });
  expect(podOf(chart)['terminationGracePeriodSeconds']).toBe(62);
});
