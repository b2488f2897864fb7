import { ApiObject, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Adapter, AdapterSource, MetricsDiscovery, PodTemplate, type MetricsEndpoint } from '../../src';
import {
  deployment,
  job,
  messageOf,
  newChart,
  objectOf,
  objectsOf,
  podOf,
  refusalOf,
  templateOf,
  type Json,
} from '../template/support';

const PLAIN = {
  image: 'exporter:1',
  securityContext: { hardened: false },
  source: AdapterSource.fromPort(8080, { undeclared: true }),
};

function chartWith(metrics: MetricsEndpoint): ReturnType<typeof newChart> {
  const chart = newChart();
  new Adapter(deployment(chart), 'metrics', { ...PLAIN, metrics });
  return chart;
}

/** What is made beside the workload, without the names that cdk8s generates. */
function others(chart: ReturnType<typeof newChart>): unknown[] {
  return objectsOf(chart).slice(1);
}

const SERVICE = 'test-web-metrics-service-c87eb436';
const MONITOR = 'test-web-metrics-monitor-c8bf35b4';

describe('an adapter that offers metrics', () => {
  test('declares a port with the name metrics, before its other ports', () => {
    const chart = newChart();
    new Adapter(deployment(chart), 'metrics', { ...PLAIN, metrics: { port: 9113 }, ports: [{ number: 9114 }] });
    expect(podOf(chart)['initContainers'][0].ports).toEqual([
      { containerPort: 9113, name: 'metrics' },
      { containerPort: 9114 },
    ]);
    expect(objectsOf(chart)).toHaveLength(1);
  });

  test('is found by annotations of the Pod', () => {
    const chart = chartWith({ port: 9113, path: '/stats', discovery: MetricsDiscovery.ANNOTATIONS });
    expect(templateOf(chart)['metadata'].annotations).toEqual({
      'kubectl.kubernetes.io/default-container': 'web',
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': '9113',
      'prometheus.io/path': '/stats',
    });
    expect(others(chart)).toEqual([]);
  });

  test('is found by a PodMonitor', () => {
    const chart = chartWith({ port: 9113, discovery: MetricsDiscovery.POD_MONITOR });
    expect(others(chart)).toEqual([
      {
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'PodMonitor',
        metadata: { name: MONITOR },
        spec: {
          selector: { matchLabels: { app: 'web' } },
          podMetricsEndpoints: [{ port: 'metrics', path: '/metrics' }],
        },
      },
    ]);
  });

  test('is found by a ServiceMonitor through a Service of its own', () => {
    const chart = chartWith({
      port: 9113,
      portName: 'stats',
      path: '/stats',
      interval: Duration.minutes(1),
      servicePort: 80,
      discovery: MetricsDiscovery.SERVICE_MONITOR,
      monitorLabels: { release: 'prometheus' },
    });
    expect(others(chart)).toEqual([
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: SERVICE, labels: { 'app.kubernetes.io/name': SERVICE } },
        spec: { selector: { app: 'web' }, ports: [{ name: 'stats', port: 80, targetPort: 9113 }] },
      },
      {
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'ServiceMonitor',
        metadata: { name: MONITOR, labels: { release: 'prometheus' } },
        spec: {
          selector: { matchLabels: { 'app.kubernetes.io/name': SERVICE } },
          endpoints: [{ port: 'stats', path: '/stats', interval: '60s' }],
        },
      },
    ]);
  });

  test.each([MetricsDiscovery.NONE, MetricsDiscovery.ANNOTATIONS, MetricsDiscovery.POD_MONITOR])(
    'has a Service if one is asked for, with the discovery %s',
    (discovery) => {
      const { metadata, spec } = objectOf(chartWith({ port: 9113, servicePort: 9200, discovery }), 'Service');
      expect(metadata).toEqual({ name: SERVICE });
      expect(spec).toEqual({ selector: { app: 'web' }, ports: [{ name: 'metrics', port: 9200, targetPort: 9113 }] });
    },
  );

  test('selects by labels that are added later', () => {
    const chart = newChart();
    const pod = new ApiObject(chart, 'pod', {
      apiVersion: 'v1',
      kind: 'Pod',
      spec: { containers: [{ name: 'a', image: 'a:1' }] },
    } as never);
    const metrics = { port: 9113, servicePort: 9113, discovery: MetricsDiscovery.POD_MONITOR };
    new Adapter(pod, 'metrics', { ...PLAIN, metrics });
    PodTemplate.all(chart).addLabel('app', 'late');
    expect(objectOf(chart, 'Service')['spec'].selector).toEqual({ app: 'late' });
    expect(objectOf(chart, 'PodMonitor')['spec'].selector).toEqual({ matchLabels: { app: 'late' } });
  });

  test('selects by the selector of a workload of cdk8s-plus', () => {
    const chart = newChart();
    const web = new kplus.Deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1' }] });
    new Adapter(web, 'metrics', { ...PLAIN, metrics: { port: 9113, servicePort: 9113 } });
    expect(objectOf(chart, 'Service')['spec'].selector).toEqual({ 'cdk8s.io/metadata.addr': 'test-web-c8694308' });
  });

  test('selects the Pods of a Job by their labels', () => {
    const chart = newChart();
    new Adapter(job(chart), 'metrics', { ...PLAIN, metrics: { port: 9113, discovery: MetricsDiscovery.POD_MONITOR } });
    expect(objectOf(chart, 'PodMonitor')['spec'].selector).toEqual({ matchLabels: { app: 'work' } });
  });

  test('stands in the namespace of the workload', () => {
    const chart = newChart();
    const template = (deployment(newChart()).toJson() as Json)['spec'].template as Json;
    const web = new ApiObject(chart, 'web', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace: 'shop' },
      spec: { template },
    });
    const metrics = { port: 9113, servicePort: 80, discovery: MetricsDiscovery.SERVICE_MONITOR };
    new Adapter(web, 'metrics', { ...PLAIN, metrics, configuration: { path: '/etc/a', files: { a: 'b' } } });
    expect(objectsOf(chart).map(({ kind, metadata }) => [kind, metadata.namespace] as unknown)).toEqual([
      ['Deployment', 'shop'],
      ['ConfigMap', 'shop'],
      ['Service', 'shop'],
      ['ServiceMonitor', 'shop'],
    ]);
  });
});

test('a ServiceMonitor without a Service port is refused at once', () => {
  const metrics = { port: 9113, discovery: MetricsDiscovery.SERVICE_MONITOR };
  expect(messageOf(() => chartWith(metrics))).toBe(`1 finding:

error service-port: a ServiceMonitor finds the metrics through a Service, and none is made.
  at:  test/web/metrics
  in:  Adapter.metrics.servicePort
  fix: give the \`servicePort\`, or choose MetricsDiscovery.POD_MONITOR.`);
});

test('a Service port out of range is refused', () => {
  expect(refusalOf(chartWith({ port: 9113, servicePort: 0 }))).toBe(`1 finding:

error port-number: the port 0 of the Service is not a whole number from 1 to 65535.
  at:  test/web/metrics, Deployment "web"
  in:  Adapter.metrics.servicePort = 0
  fix: use a port in this range.`);
});

test.each([
  [{ 'a b': 'c' }, "metrics.monitorLabels['a b']", 'its name is not a qualified name'],
  [{ release: 'c d' }, "metrics.monitorLabels['release']", 'the value "c d" must consist of'],
])('the labels %j of a monitor are refused', (monitorLabels, option, words) => {
  const web = deployment(newChart());
  const metrics = { port: 9113, discovery: MetricsDiscovery.POD_MONITOR, monitorLabels };
  const props = { image: 'exporter:1', source: AdapterSource.fromPort(8080), metrics };
  const message = messageOf(() => new Adapter(web, 'metrics', props));
  expect(message).toContain(`in:  Adapter.${option} = `);
  expect(message).toContain(`the monitor cannot have this label: ${words}`);
});

test('a Pod without labels cannot be selected, and is refused', () => {
  const chart = newChart();
  const spec = { containers: [{ name: 'web', image: 'shop:1' }] };
  const pod = new ApiObject(chart, 'pod', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'pod' }, spec } as never);
  new Adapter(pod, 'metrics', { ...PLAIN, metrics: { port: 9113, servicePort: 80 } });
  expect(refusalOf(chart)).toBe(`1 finding:

error selector-missing: a Service or monitor finds the Pods by their labels, and they have none.
  at:  test/pod/metrics, Pod "pod"
  in:  Adapter.metrics
  fix: label the Pods.
  code: PodTemplate.of(workload).addLabel('app', 'web');`);
});

test('annotations that the Pod has already for another port are refused', () => {
  const chart = newChart();
  const web = deployment(chart);
  PodTemplate.of(web).addAnnotation('prometheus.io/port', '8080');
  const metrics = { port: 9113, discovery: MetricsDiscovery.ANNOTATIONS };
  new Adapter(web, 'metrics', { ...PLAIN, metrics });
  expect(refusalOf(chart)).toBe(`1 finding:

error metadata-clash: the annotation prometheus.io/port is "8080" already, and "9113" would replace it.
  at:  test/web/metrics, Deployment "web"
  fix: remove it from one side.
  code: \`discovery: MetricsDiscovery.POD_MONITOR\` finds several endpoints of a Pod; \`discovery: MetricsDiscovery.NONE\` leaves the annotations of one of them out.`);
});

test('of two adapters with annotations for one port each, advice names the discovery to choose', () => {
  const chart = newChart();
  const web = deployment(chart);
  for (const port of [9113, 9114]) {
    const metrics = { port, portName: `m-${port}`, discovery: MetricsDiscovery.ANNOTATIONS };
    new Adapter(web, `metrics-${port}`, { ...PLAIN, metrics });
  }
  const text = refusalOf(chart);
  expect(text).toContain('prometheus.io/port is "9113" already, and "9114" would replace it.');
  expect(text).toContain('code: `discovery: MetricsDiscovery.POD_MONITOR` finds several endpoints of a Pod');
  expect(text).not.toContain('mergePatch');
});

describe('what would reach nobody', () => {
  const interval = Duration.seconds(30);
  test.each<[string, object, string, string]>([
    ['the path without a discovery', { path: '/stats' }, '`path` would', 'neither annotations nor a monitor'],
    [
      'the options of a monitor without a discovery',
      { interval, monitorLabels: { release: 'prometheus' } },
      '`interval` and `monitorLabels` would',
      'neither annotations nor a monitor',
    ],
    [
      'the options of a monitor with annotations',
      { discovery: MetricsDiscovery.ANNOTATIONS, path: '/stats', interval },
      '`interval` would',
      'annotations, and no monitor',
    ],
  ])('is refused, such as %s', (_title, options, names, medium) => {
    const metrics = { port: 9113, ...options };
    const [first = ''] = /[a-zA-Z]+/.exec(names) ?? [];
    expect(messageOf(() => new Adapter(deployment(newChart()), 'metrics', { ...PLAIN, metrics }))).toBe(`1 finding:

error metrics-discovery: ${names} reach nobody: Prometheus is told of the metrics by ${medium}.
  at:  test/web/metrics
  in:  Adapter.metrics.${first}
  fix: choose discovery: MetricsDiscovery.POD_MONITOR, or leave out ${names.replace(' would', '')}.`);
  });
});

describe('the time between two scrapes', () => {
  test.each<[Duration, string]>([
    [Duration.millis(500), 'is 0.5 s but must be a whole number of seconds from 1'],
    [Duration.seconds(0), 'is 0 s but must be a whole number of seconds from 1'],
  ])('is refused at once if it is %p', (interval, problem) => {
    const metrics = { port: 9113, discovery: MetricsDiscovery.POD_MONITOR, interval };
    expect(messageOf(() => new Adapter(deployment(newChart()), 'metrics', { ...PLAIN, metrics }))).toBe(`1 finding:

error metrics-interval: the time between two scrapes ${problem}.
  at:  test/web/metrics
  in:  Adapter.metrics.interval = "${interval.toSeconds({ integral: false })} s"
  fix: give whole seconds, as in Duration.seconds(15).`);
  });
});
