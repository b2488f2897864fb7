import { Duration } from 'cdk8s';
import {
  MetricsDiscovery,
  StatsdExporterAdapter,
  StatsdMatch,
  StatsdMetricType,
  StatsdTimer,
  type StatsdExporterAdapterProps,
} from '../../../src';
import { deployment, messageOf, newChart, objectOf, podOf, type Json } from '../../template/support';
import { hardenedAs, testRefusals } from './support';

function chartWith(props: Partial<StatsdExporterAdapterProps> = {}): ReturnType<typeof newChart> {
  const chart = newChart();
  const clientVariables = { host: 'STATSD_HOST', port: 'STATSD_PORT' };
  new StatsdExporterAdapter(deployment(chart), 'metrics', { clientVariables, ...props });
  return chart;
}

/** The mapping file as the exporter reads it. */
function mappingsOf(props: Partial<StatsdExporterAdapterProps>): Json {
  return JSON.parse(objectOf(chartWith(props), 'ConfigMap')['data']['mappings.json'] as string) as Json;
}

test('the exporter takes StatsD on localhost, and offers metrics', () => {
  const pod = podOf(chartWith());
  expect(pod['initContainers']).toEqual([
    {
      name: 'metrics',
      image: 'quay.io/prometheus/statsd-exporter:v0.30.0',
      args: [
        '--statsd.listen-udp=127.0.0.1:9125',
        '--statsd.listen-tcp=127.0.0.1:9125',
        '--web.listen-address=:9102',
        '--statsd.mapping-config=/etc/statsd-exporter/mappings.json',
      ],
      restartPolicy: 'Always',
      ports: [
        { containerPort: 9102, name: 'metrics' },
        { containerPort: 9125 },
        { containerPort: 9125, protocol: 'UDP' },
      ],
      volumeMounts: [{ name: 'metrics-config', mountPath: '/etc/statsd-exporter', readOnly: true }],
      startupProbe: {
        httpGet: { path: '/-/healthy', port: 9102 },
        periodSeconds: 1,
        timeoutSeconds: 1,
        failureThreshold: 31,
      },
      resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '64Mi' } },
      securityContext: hardenedAs(65534),
    },
  ]);
  expect(pod['containers'][0].env).toEqual([
    { name: 'STATSD_HOST', value: '127.0.0.1' },
    { name: 'STATSD_PORT', value: '9125' },
  ]);
  expect(mappingsOf({})).toEqual({ defaults: { observer_type: 'histogram' }, mappings: [] });
});

test('mappings name metrics, label them, and drop the others', () => {
  const mappings = [
    { match: 'shop.*.requests', name: 'shop_requests_total', labels: { page: '$1' }, help: 'Requests by page.' },
    { match: 'shop.debug.*' },
    {
      match: String.raw`^jobs\.(\w+)\.time$`,
      matchType: StatsdMatch.REGEX,
      metricType: StatsdMetricType.OBSERVER,
      name: 'jobs_${1}_seconds',
      buckets: [0.1, 1],
      forgetAfter: Duration.minutes(5),
    },
    { match: 'shop.cart', name: 'shop_cart', timers: StatsdTimer.SUMMARY },
  ];
  expect(mappingsOf({ mappings, dropUnmapped: true, buckets: [1, 10], forgetAfter: Duration.hours(1) })).toEqual({
    defaults: { observer_type: 'histogram', histogram_options: { buckets: [1, 10] }, ttl: '3600s' },
    mappings: [
      {
        match: 'shop.*.requests',
        name: 'shop_requests_total',
        labels: { page: '${1}' },
        help: 'Requests by page.',
      },
      { match: 'shop.debug.*', name: 'dropped', action: 'drop' },
      {
        match: String.raw`^jobs\.(\w+)\.time$`,
        match_type: 'regex',
        match_metric_type: 'observer',
        name: 'jobs_${1}_seconds',
        observer_type: 'histogram',
        histogram_options: { buckets: [0.1, 1] },
        ttl: '300s',
      },
      { match: 'shop.cart', name: 'shop_cart', observer_type: 'summary' },
      { match: '.', match_type: 'regex', action: 'drop', name: 'dropped' },
    ],
  });
});

test('references stand in braces, and a percent sign beside them is not taken for a format', () => {
  const labels = { both: '$1_of 100%', plain: '100%' };
  const [glob] = mappingsOf({ mappings: [{ match: 'a.*', name: 'a_$1_b', labels }] })['mappings'] as Json[];
  expect(glob).toEqual({ match: 'a.*', name: 'a_${1}_b', labels: { both: '${1}_of 100%%', plain: '100%' } });
  const matchType = StatsdMatch.REGEX;
  const [regex] = mappingsOf({ mappings: [{ match: '(a)', matchType, name: 'a', labels }] })['mappings'] as Json[];
  expect(regex?.['labels']).toEqual({ both: '${1}_of 100%', plain: '100%' });
});

test('further configuration is merged, and its mappings come after the others', () => {
  const config = {
    defaults: { summary_options: { max_age: '5m' } },
    mappings: [{ match: 'b', name: 'b', scale: 0.001 }],
  };
  expect(mappingsOf({ mappings: [{ match: 'a', name: 'a' }], config })).toEqual({
    defaults: { observer_type: 'histogram', summary_options: { max_age: '5m' } },
    mappings: [
      { match: 'a', name: 'a' },
      { match: 'b', name: 'b', scale: 0.001 },
    ],
  });
});

test('over a Unix socket the exporter makes room for it, and lets the users of apps write to it', () => {
  const pod = podOf(chartWith({ listen: '/run/statsd/statsd.sock', clientVariables: { socketPath: 'STATSD_SOCKET' } }));
  const { command, args, ports, volumeMounts } = pod['initContainers'][0] as Json;
  expect(command).toEqual(['/bin/sh', '-c', 'rm -f "$0" && exec statsd_exporter "$@"', '/run/statsd/statsd.sock']);
  expect(args.slice(0, 4)).toEqual([
    '--statsd.listen-unixgram=/run/statsd/statsd.sock',
    '--statsd.unixsocket-mode=777',
    '--statsd.listen-udp=',
    '--statsd.listen-tcp=',
  ]);
  expect(ports).toEqual([{ containerPort: 9102, name: 'metrics' }]);
  expect(volumeMounts[1]).toEqual({ name: 'metrics-run-statsd', mountPath: '/run/statsd' });
  expect(pod['containers'][0]).toMatchObject({
    env: [{ name: 'STATSD_SOCKET', value: '/run/statsd/statsd.sock' }],
    volumeMounts: [{ name: 'metrics-run-statsd', mountPath: '/run/statsd', readOnly: true }],
  });
});

test('the metrics are found as those of any adapter', () => {
  const chart = chartWith({ metricsPort: 9200, metrics: { discovery: MetricsDiscovery.POD_MONITOR } });
  expect(podOf(chart)['initContainers'][0]).toMatchObject({
    ports: [{ containerPort: 9200, name: 'metrics' }, {}, {}],
    startupProbe: { httpGet: { port: 9200 } },
  });
  expect(objectOf(chart, 'PodMonitor')['spec'].podMetricsEndpoints).toEqual([{ port: 'metrics', path: '/metrics' }]);
});

const REFUSED: [Partial<StatsdExporterAdapterProps>, string, string][] = [
  [
    { mappings: [{ match: 'shop..requests', name: 'a' }] },
    'mappings[0].match = "shop..requests"',
    '"shop..requests" matches no name of StatsD: its parts have letters, digits, "_" and "-", or are "*".',
  ],
  [
    { mappings: [{ match: 'a', name: 'a-b' }] },
    'mappings[0].name = "a-b"',
    '"a-b" is not the name of a Prometheus metric.',
  ],
  [
    { mappings: [{ match: 'a', name: 'a', labels: { p: 'x' } }] },
    'mappings[0].labels = "p"',
    '"p" is not the name of a label that the exporter takes.',
  ],
  [
    { mappings: [{ match: 'a.*', name: 'a', labels: { page: '$2' } }] },
    'mappings[0].labels[\'page\'] = "$2"',
    'the text has "$2", which the exporter drops: `match` has 1 of them.',
  ],
  [
    { mappings: [{ match: 'a.*', name: 'a', labels: { page: '$page' } }] },
    'mappings[0].labels[\'page\'] = "$page"',
    'the text has a "$" that no number follows, which the exporter drops: `match` has no such part.',
  ],
  [
    { buckets: [1, 1] },
    'buckets = [1,1]',
    '[1, 1] are not the limits of buckets, which are numbers in ascending order.',
  ],
  [{ buckets: [1], timers: StatsdTimer.SUMMARY }, 'buckets = [1]', 'a summary has quantiles, and no buckets.'],
  [
    { forgetAfter: Duration.millis(1500) },
    'forgetAfter = "1.5 s"',
    '`forgetAfter` is 1.5 s but must be a whole number of seconds from 1 to 86400.',
  ],
  [
    { config: { mapping: [] } },
    'config.mapping',
    '"mapping" is not a field of a mapping file. Did you mean "mappings"?',
  ],
  [
    { config: { defaults: { ttl: () => 1 } } },
    'config.defaults.ttl',
    'configuration is plain data, and this is a function.',
  ],
  [
    { listen: '/statsd.sock', clientVariables: {} },
    'listen = "/statsd.sock"',
    'the Unix socket "/statsd.sock" is not in a directory that could be shared.',
  ],
  [{ listen: 0 }, 'listen = 0', 'the port 0 is not a whole number from 1 to 65535.'],
];

testRefusals('StatsdExporterAdapter', 'metrics', REFUSED, chartWith);

test('half of a character is refused by the place of its text', () => {
  const mappings = [{ match: 'a', name: 'a', help: 'a\ud800' }];
  expect(messageOf(() => chartWith({ mappings }))).toContain(
    'error configuration-text: JSON cannot hold "a\\ud800": a text has whole characters.',
  );
});
