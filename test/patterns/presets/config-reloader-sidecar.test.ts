import { ConfigReloaderSidecar, Findings, PodTemplate, type ConfigReloaderSidecarProps } from '../../../src';
import { deployment, newChart, podOf, type Json } from '../../template/support';
import { hardenedAs, testRefusals } from './support';

function chartWith(props: Partial<ConfigReloaderSidecarProps> = {}): ReturnType<typeof newChart> {
  const chart = newChart();
  const volumeMounts = [{ name: 'settings', mountPath: '/etc/shop' }];
  const container = { name: 'web', image: 'shop:1', ports: [{ containerPort: 8080 }], volumeMounts };
  const volumes = [{ name: 'settings', configMap: { name: 'shop-settings' } }];
  const web = deployment(chart, 'web', { containers: [container], volumes });
  const reload = { port: 8080, path: '/-/reload' };
  new ConfigReloaderSidecar(web, 'reloader', { volumes: ['settings'], reload, ...props });
  return chart;
}

test('the reloader watches a volume, and asks the app to reload', () => {
  expect(podOf(chartWith())['initContainers']).toEqual([
    {
      name: 'reloader',
      image: 'quay.io/prometheus-operator/prometheus-config-reloader:v0.93.1',
      args: [
        '--watched-dir=/watched/settings',
        '--reload-url=http://127.0.0.1:8080/-/reload',
        '--listen-address=:8085',
      ],
      restartPolicy: 'Always',
      ports: [{ containerPort: 8085, name: 'metrics' }],
      volumeMounts: [{ name: 'settings', mountPath: '/watched/settings', readOnly: true }],
      startupProbe: {
        httpGet: { path: '/healthz', port: 8085 },
        periodSeconds: 1,
        timeoutSeconds: 1,
        failureThreshold: 31,
      },
      resources: { requests: { cpu: '10m', memory: '50Mi' }, limits: { memory: '50Mi' } },
      securityContext: hardenedAs(65534),
    },
  ]);
});

test('several volumes, another port and other flags become arguments', () => {
  const chart = newChart();
  const web = deployment(chart);
  for (const name of ['settings', 'keys']) PodTemplate.of(web).addVolume({ name, emptyDir: {} });
  new ConfigReloaderSidecar(web, 'reloader', {
    volumes: ['settings', { name: 'keys' }],
    reload: { port: 9090, path: '/reload?all=$(id)', undeclared: true },
    healthPort: 9000,
    flags: { 'watch-interval': '1m', 'log-format': 'json' },
  });
  expect((podOf(chart)['initContainers'] as Json[])[0]!['args']).toEqual([
    '--watched-dir=/watched/settings',
    '--watched-dir=/watched/keys',
    '--reload-url=http://127.0.0.1:9090/reload?all=$$(id)',
    '--listen-address=:9000',
    '--watch-interval=1m',
    '--log-format=json',
  ]);
});

test('a volume that the Pod lacks and a port that nobody declares are found', () => {
  const found = Findings.of(chartWith({ volumes: ['other'], reload: { port: 9090, path: '/-/reload' } }));
  expect(found.map(({ rule, message }) => [rule, message])).toEqual([
    ['upstream-port', 'no container of the app declares the port 9090, which the helper calls: they declare 8080.'],
    ['mount-volume', 'no volume of the Pod has the name "other".'],
  ]);
});

const REFUSED: [Partial<ConfigReloaderSidecarProps>, string, string][] = [
  [{ volumes: [] }, 'volumes = []', 'there is no volume that the reloader could watch.'],
  [{ reload: { port: 0, path: '/' } }, 'reload.port = 0', 'the port 0 is not a whole number from 1 to 65535.'],
  [{ reload: { port: 1, path: '-/reload' } }, 'reload.path = "-/reload"', '"-/reload" is not the path of a request.'],
  [{ healthPort: -1 }, 'healthPort = -1', 'the port -1 is not a whole number from 1 to 65535.'],
  [
    { flags: { 'reload-method': 'signal' } },
    'flags[\'reload-method\'] = "signal"',
    'the flag `--reload-method` must agree with the container.',
  ],
  [
    { flags: { 'config-file': '/a' } },
    'flags[\'config-file\'] = "/a"',
    'prometheus-config-reloader has no flag `--config-file` that could be set here.',
  ],
];

testRefusals('ConfigReloaderSidecar', 'reloader', REFUSED, chartWith);
