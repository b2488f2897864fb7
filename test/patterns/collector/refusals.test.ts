import { Duration } from 'cdk8s';
import { CollectorExporter, CollectorSignal, type OtelCollectorSidecarProps } from '../../../src';
import { refusalBy } from '../presets/support';
import { BACKEND, TOKEN, chartWith } from './support';

const OTLP = { otlp: {}, exporters: [BACKEND] };

function exportingTo(options: Partial<Parameters<typeof CollectorExporter.otlpHttp>[0]>): OtelCollectorSidecarProps {
  return { otlp: {}, exporters: [CollectorExporter.otlpHttp({ endpoint: 'https://otlp.example.com', ...options })] };
}

const REFUSED: [OtelCollectorSidecarProps, string, string][] = [
  [
    { exporters: [BACKEND] },
    'otlp = []',
    'the collector receives nothing: there is no `otlp`, `statsd`, `scrape`, `logFiles` or `hostMetrics`.',
  ],
  [{ otlp: {} }, 'exporters', 'no exporter takes the metrics, logs and traces of the receiver "otlp".'],
  [
    { logFiles: [{ volume: 'log', path: '/logs' }], prometheus: {} },
    'exporters',
    'no exporter takes the logs of the receiver "file_log".',
  ],
  [
    {
      statsd: { clientVariables: {} },
      prometheus: {},
      exporters: [CollectorExporter.debug({ signals: [CollectorSignal.TRACES] })],
    },
    'exporters',
    'the exporter "debug" has nothing to send: the collector receives no traces.',
  ],
  [{ ...OTLP, otlp: { listen: 0 } }, 'otlp.listen = 0', 'the port 0 is not a whole number from 1 to 65535.'],
  [{ ...OTLP, healthPort: 70000 }, 'healthPort = 70000', 'the port 70000 is not a whole number from 1 to 65535.'],
  [
    { ...OTLP, statsd: { clientVariables: {}, interval: Duration.seconds(0) } },
    'statsd.interval = "0 ms"',
    '0 ms is not a time that the collector can wait, which is whole milliseconds and at least 1.',
  ],
  [{ ...OTLP, hostMetrics: { scrapers: [] } }, 'hostMetrics.scrapers = []', 'there is nothing to measure.'],
  [{ ...OTLP, scrape: [{ port: 8080, job: '' }] }, 'scrape[0].job = ""', 'the text is empty.'],
  [
    { ...OTLP, scrape: [{ port: 8080, job: 'shop', path: 'metrics' }] },
    'scrape[0].path = "metrics"',
    '"metrics" is not the path of a request.',
  ],
  [
    { ...OTLP, logFiles: [{ volume: 'log', path: '/logs', files: ['a.log', '../*.log'] }] },
    'logFiles[0].files[1] = "../*.log"',
    '"../*.log" leads out of the volume.',
  ],
  [{ ...OTLP, logFiles: [{ volume: 'log', path: '/logs', files: [] }] }, 'logFiles[0].files = []', 'no file is read.'],
  [
    exportingTo({ endpoint: 'otlp.example.com:4317' }),
    'exporters[0].endpoint = "otlp.example.com:4317"',
    '"otlp.example.com:4317" is not the URL of a server.',
  ],
  [
    exportingTo({ endpoint: 'https://user:secret@otlp.example.com' }),
    'exporters[0].endpoint',
    'the URL holds a password, which everybody who reads the ConfigMap would see.',
  ],
  [
    exportingTo({ endpoint: 'http://otlp.example.com', ca: TOKEN }),
    'exporters[0].endpoint = "http://otlp.example.com"',
    'the connection is not encrypted, and certificates are given for it.',
  ],
  [exportingTo({ headers: { 'a b': 'c' } }), 'exporters[0].headers = "a b"', '"a b" is not the name of a header.'],
  [
    exportingTo({ headers: { a: 'b\nc' } }),
    'exporters[0].headers["a"] = "b\\nc"',
    '"b\\nc" has characters that cannot be printed.',
  ],
  [
    exportingTo({ headers: { authorization: 'Basic eA==' }, bearerToken: TOKEN }),
    'exporters[0].headers["authorization"]',
    'the header is given twice: `bearerToken` makes it as well.',
  ],
  [
    exportingTo({ bearerToken: { ...TOKEN, key: 'a b' } }),
    'exporters[0].bearerToken.key = "a b"',
    '"a b" is not a key of the Secret "telemetry": a key has letters, digits, "-", "_" and ".".',
  ],
  [exportingTo({ signals: [] }), 'exporters[0].signals = []', 'the exporter sends no signal.'],
  [
    { ...OTLP, config: { receiver: {} } },
    'config = "receiver"',
    'the collector has no section "receiver" in its configuration.',
  ],
  [
    { ...OTLP, config: { receivers: { 'otlp::protocols': {} } } },
    'config.receivers = "otlp::protocols"',
    'the collector reads "otlp::protocols" as several names: it divides them at "::".',
  ],
  [
    { ...OTLP, config: { processors: { batch: { timeout: Duration.seconds(1) } } } },
    'config.processors.batch.timeout',
    'the configuration is plain data, and this is an object of class Duration.',
  ],
  [
    { ...OTLP, config: { receivers: { redis: { password: { ...TOKEN, key: '' } } } } },
    'config.receivers.redis.password.key = ""',
    'the key of the Secret "telemetry" is empty.',
  ],
  [
    { ...OTLP, config: { service: { pipelines: { metrics: { receivers: ['redis'] } } } } },
    'config.service.pipelines.metrics.receivers = ["redis"]',
    '"redis" is not configured.',
  ],
  [
    { ...OTLP, config: { service: { pipelines: { metrics: { processors: ['batch'] } } } } },
    'config.service.pipelines.metrics.processors = ["batch"]',
    'the first processor is not `memory_limiter`: the collector could take in more than its memory holds.',
  ],
  [
    { ...OTLP, config: { service: { pipelines: { metric: {} } } } },
    'config.service.pipelines = "metric"',
    '"metric" is not the name of a pipeline.',
  ],
  [
    { config: { receivers: { redis: {} } } },
    'config.service.pipelines',
    'the collector has no pipeline: what is received goes nowhere.',
  ],
  [
    {
      config: {
        receivers: { redis: {} },
        service: { pipelines: { metrics: { receivers: ['redis'], processors: ['memory_limiter'] } } },
      },
    },
    'config.service.pipelines.metrics.exporters',
    'the pipeline "metrics" has no exporters.',
  ],
];

test.each(REFUSED)('%j is refused', (props, place, message) => {
  expect(refusalBy(() => chartWith(props))).toEqual({
    message,
    at: 'test/web/telemetry',
    in: `OtelCollectorSidecar.${place}`,
  });
});
