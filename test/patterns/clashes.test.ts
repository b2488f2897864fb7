import * as kplus from 'cdk8s-plus-27';
import { Adapter, AdapterSource, Ambassador, InitStep, PodTemplate, Protocol, SharedVolume, Sidecar } from '../../src';
import { deployment, newChart, podOf, refusalOf } from '../template/support';

const PLAIN = { image: 'envoy:1', security: { hardened: false } };

test('two helpers with one name are refused', () => {
  const chart = newChart();
  const web = deployment(chart);
  new Sidecar(web, 'logs', PLAIN);
  new InitStep(web, 'prepare', { ...PLAIN, name: 'logs' });
  expect(refusalOf(chart)).toBe(`1 finding:

error duplicate-container: 2 containers have the name "logs": one is from test/web/logs, one from test/web/prepare.
  at:  test/web/prepare, Deployment "web", container "logs"
  in:  spec.template.spec.initContainers[1].name = "logs"
  fix: give one of them another name; the name of a helper is its construct id unless \`name\` is given.`);
});

test('a helper with the name of an app container of cdk8s-plus is refused', () => {
  const chart = newChart();
  const web = new kplus.Deployment(chart, 'shop', {
    metadata: { name: 'shop' },
    containers: [{ name: 'web', image: 'shop:1' }],
  });
  new Sidecar(web, 'web', PLAIN);
  expect(refusalOf(chart).split('\n').slice(2, 5)).toEqual([
    'error duplicate-container: 2 containers have the name "web": one is from test/shop, one from test/shop/web.',
    '  at:  test/shop/web, Deployment "shop", container "web"',
    '  in:  spec.template.spec.containers[0].name = "web"',
  ]);
});

describe('two ports in one place', () => {
  test('are refused between two helpers', () => {
    const chart = newChart();
    const web = deployment(chart);
    new Ambassador(web, 'database', { ...PLAIN, listen: { number: 9000 }, clientVariables: {} });
    const source = AdapterSource.port(80);
    new Adapter(web, 'metrics', { ...PLAIN, source, metrics: { port: 9000 } });
    expect(refusalOf(chart)).toBe(`1 finding:

error duplicate-port: port 9000/TCP is used by "database" and "metrics", and the containers of a Pod share one address: one is from test/web/database, one from test/web/metrics.
  at:  test/web/metrics, Deployment "web", container "metrics"
  in:  spec.template.spec.initContainers[1].ports[0].containerPort = 9000
  fix: let one of them listen on another port.`);
  });

  test('are refused between a helper and the app', () => {
    const chart = newChart();
    const ports = [{ containerPort: 9000 }];
    const web = deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1', ports }] });
    new Sidecar(web, 'proxy', { ...PLAIN, ports: [{ number: 9000 }] });
    expect(refusalOf(chart).split('\n')[2]).toBe(
      'error duplicate-port: port 9000/TCP is used by "web" and "proxy", and the containers of a Pod share one address: one is from test/web, one from test/web/proxy.',
    );
  });

  test('are refused within one helper', () => {
    const chart = newChart();
    new Sidecar(deployment(chart), 'proxy', { ...PLAIN, ports: [{ number: 9000 }, { number: 9000, name: 'again' }] });
    expect(refusalOf(chart).split('\n')[2]).toBe(
      'error duplicate-port: port 9000/TCP is used twice by "proxy", and the containers of a Pod share one address: one is from test/web/proxy, one from test/web/proxy.',
    );
  });

  test('are taken with two protocols, and of an init step that is done when the app starts', () => {
    const chart = newChart();
    const web = deployment(chart);
    new InitStep(web, 'migrate', { ...PLAIN, ports: [{ number: 9000 }] });
    new Sidecar(web, 'one', { ...PLAIN, ports: [{ number: 9000 }] });
    new Sidecar(web, 'two', { ...PLAIN, ports: [{ number: 9000, protocol: Protocol.UDP }] });
    expect(podOf(chart)['initContainers']).toHaveLength(3);
  });
});

describe('two volumes with one name are refused', () => {
  test('of two patterns', () => {
    const chart = newChart();
    const web = deployment(chart);
    const mounts = ['web', 'logs'].map((container) => ({ container, path: '/logs' }));
    const logs = new Sidecar(web, 'logs', PLAIN);
    new SharedVolume(web, 'spool', { mounts });
    new SharedVolume(logs, 'spool');
    expect(refusalOf(chart)).toBe(`1 finding:

error duplicate-volume: 2 volumes have the name "spool": one is from test/web/spool, one from test/web/logs/spool.
  at:  test/web/logs/spool, Deployment "web"
  in:  spec.template.spec.volumes[1].name = "spool"
  fix: give one of them another name, or make it one SharedVolume that both use.`);
  });

  test('of a pattern and the workload', () => {
    const chart = newChart();
    const web = deployment(chart, 'web', { volumes: [{ name: 'logs-config', emptyDir: {} }] });
    new Sidecar(web, 'logs', { ...PLAIN, configuration: { path: '/etc/logs', files: { a: 'b' } } });
    expect(refusalOf(chart).split('\n')[2]).toBe(
      'error duplicate-volume: 2 volumes have the name "logs-config": one is from test/web, one from test/web/logs.',
    );
  });
});

describe('two mounts on one path are refused', () => {
  test('of two patterns', () => {
    const chart = newChart();
    const web = deployment(chart);
    new Sidecar(web, 'logs', { ...PLAIN, scratch: [{ path: '/data' }] });
    new SharedVolume(web, 'shared', { mounts: ['web', 'logs'].map((container) => ({ container, path: '/data' })) });
    expect(refusalOf(chart)).toBe(`1 finding:

error duplicate-mount: 2 mounts are at "/data", of the volumes "logs-data" and "shared": one is from test/web/logs, one from test/web/shared.
  at:  test/web/shared, Deployment "web", container "logs"
  in:  spec.template.spec.initContainers[0].volumeMounts[1].mountPath = "/data"
  fix: mount one of them at another path.`);
  });

  test('of a pattern and the workload', () => {
    const chart = newChart();
    const volumeMounts = [{ name: 'own', mountPath: '/data' }];
    const containers = [{ name: 'web', image: 'shop:1', volumeMounts }];
    const web = deployment(chart, 'web', { containers, volumes: [{ name: 'own', emptyDir: {} }] });
    new Adapter(web, 'metrics', { ...PLAIN, source: AdapterSource.directory({ container: 'web', path: '/data' }) });
    expect(refusalOf(chart).split('\n')[2]).toBe(
      'error duplicate-mount: 2 mounts are at "/data", of the volumes "own" and "metrics-source": one is from test/web, one from test/web/metrics/source.',
    );
  });
});

test('a mount without its volume is refused, with the volumes that there are', () => {
  const chart = newChart();
  const web = deployment(chart);
  new Sidecar(web, 'logs', { ...PLAIN, mounts: [{ volume: 'log', path: '/logs' }] });
  PodTemplate.of(web).addVolume({ name: 'logs', emptyDir: {} });
  expect(refusalOf(chart)).toBe(`1 finding:

error mount-volume: no volume of the Pod has the name "log".
  at:  test/web/logs, Deployment "web", container "logs"
  in:  spec.template.spec.initContainers[0].volumeMounts[0].name = "log"
  fix: add the volume, or mount one that is there: "logs".`);
});

test('a mount without any volume is refused', () => {
  const chart = newChart();
  new Sidecar(deployment(chart), 'logs', { ...PLAIN, mounts: [{ volume: 'logs', path: '/logs' }] });
  expect(refusalOf(chart).split('\n').slice(-1)).toEqual([
    '  fix: add the volume, for example with a SharedVolume; the Pod has none yet.',
  ]);
});
