import type { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import {
  Adapter,
  AdapterSource,
  Ambassador,
  Findings,
  InitStep,
  PodTemplate,
  Protocol,
  RedisCacheSidecar,
  SharedVolume,
  Sidecar,
} from '../../src';
import { deployment, newChart, podOf, refusalOf } from '../template/support';

const PLAIN = { image: 'envoy:1', securityContext: { hardened: false } };

test('two helpers with one name are refused', () => {
  const chart = newChart();
  const web = deployment(chart);
  new Sidecar(web, 'logs', PLAIN);
  new InitStep(web, 'prepare', { ...PLAIN, name: 'logs' });
  expect(refusalOf(chart)).toBe(`1 finding:

error duplicate-container: 2 containers have the name "logs".
  at:  test/web/prepare, Deployment "web", container "logs"
  in:  spec.template.spec.initContainers[1].name = "logs"
  by:  test/web/logs, test/web/prepare
  fix: give each container of the Pod a name of its own.
  code: a helper takes the id of its construct as the name of its container, unless its props give a \`name\`.`);
});

/** What is wrong, and the constructs that have a part in it. */
function messageAndConstructs(chart: Chart): string[] {
  return refusalOf(chart)
    .split('\n')
    .filter((line, index) => index === 2 || line.startsWith('  by:'));
}

test('a helper with the name of an app container of cdk8s-plus is refused', () => {
  const chart = newChart();
  const web = new kplus.Deployment(chart, 'shop', {
    metadata: { name: 'shop' },
    containers: [{ name: 'web', image: 'shop:1' }],
  });
  new Sidecar(web, 'web', PLAIN);
  expect(refusalOf(chart).split('\n').slice(2, 6)).toEqual([
    'error duplicate-container: 2 containers have the name "web".',
    '  at:  test/shop/web, Deployment "shop", container "web"',
    '  in:  spec.template.spec.initContainers[0].name = "web"',
    '  by:  test/shop, test/shop/web',
  ]);
});

describe('two ports in one place', () => {
  test('are refused between two helpers', () => {
    const chart = newChart();
    const web = deployment(chart);
    new Ambassador(web, 'database', { ...PLAIN, listen: { number: 9000 }, clientVariables: {} });
    const source = AdapterSource.fromPort(80, { undeclared: true });
    new Adapter(web, 'metrics', { ...PLAIN, source, metrics: { port: 9000 } });
    expect(refusalOf(chart)).toBe(`1 finding:

error duplicate-port: port 9000/TCP is declared by "database" and "metrics", and the containers of a Pod share one address.
  at:  test/web/metrics, Deployment "web", container "metrics"
  in:  spec.template.spec.initContainers[1].ports[0].containerPort = 9000
  by:  test/web/database, test/web/metrics
  fix: let one of them listen on another port, or one on localhost and the other on the IP address of the Pod, not on all addresses.`);
  });

  test('are refused between a helper and the app', () => {
    const chart = newChart();
    const ports = [{ containerPort: 9000 }];
    const web = deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1', ports }] });
    new Sidecar(web, 'proxy', { ...PLAIN, ports: [{ number: 9000 }] });
    expect(messageAndConstructs(chart)).toEqual([
      'error duplicate-port: port 9000/TCP is declared by "proxy" and "web", and the containers of a Pod share one address.',
      '  by:  test/web, test/web/proxy',
    ]);
  });

  test('are refused within one helper', () => {
    const chart = newChart();
    new Sidecar(deployment(chart), 'proxy', { ...PLAIN, ports: [{ number: 9000 }, { number: 9000, name: 'again' }] });
    expect(refusalOf(chart).split('\n').slice(2, 4)).toEqual([
      'error duplicate-port: "proxy" declares port 9000/TCP twice: server-side apply refuses that, and other updates may drop one of them.',
      '  at:  test/web/proxy, Deployment "web", container "proxy"',
    ]);
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
    const volumeMounts = ['web', 'logs'].map((container) => ({ container, path: '/logs' }));
    const logs = new Sidecar(web, 'logs', PLAIN);
    new SharedVolume(web, 'spool', { volumeMounts });
    new SharedVolume(logs, 'spool');
    expect(refusalOf(chart)).toBe(`1 finding:

error duplicate-volume: 2 volumes have the name "spool".
  at:  test/web/logs/spool, Deployment "web"
  in:  spec.template.spec.volumes[1].name = "spool"
  by:  test/web/spool, test/web/logs/spool
  fix: give each volume a name of its own, or let both users mount one volume.
  code: one SharedVolume with several \`volumeMounts\` is one volume for several containers.`);
  });

  test('of a pattern and the workload', () => {
    const chart = newChart();
    const web = deployment(chart, 'web', { volumes: [{ name: 'logs-config', emptyDir: {} }] });
    new Sidecar(web, 'logs', { ...PLAIN, configuration: { path: '/etc/logs', files: { a: 'b' } } });
    expect(messageAndConstructs(chart)).toEqual([
      'error duplicate-volume: 2 volumes have the name "logs-config".',
      '  by:  test/web, test/web/logs',
    ]);
  });
});

describe('two mounts on one path are refused', () => {
  test('of two patterns', () => {
    const chart = newChart();
    const web = deployment(chart);
    new Sidecar(web, 'logs', { ...PLAIN, emptyDirs: [{ path: '/data' }] });
    new SharedVolume(web, 'shared', {
      volumeMounts: ['web', 'logs'].map((container) => ({ container, path: '/data' })),
    });
    expect(refusalOf(chart)).toBe(`1 finding:

error duplicate-mount: 2 mounts are at "/data", of the volumes "logs-data" and "shared".
  at:  test/web/shared, Deployment "web", container "logs"
  in:  spec.template.spec.initContainers[0].volumeMounts[1].mountPath = "/data"
  by:  test/web/logs, test/web/shared
  fix: mount each of them at a path of its own.`);
  });

  test('of a pattern and the workload', () => {
    const chart = newChart();
    const volumeMounts = [{ name: 'own', mountPath: '/data' }];
    const containers = [{ name: 'web', image: 'shop:1', volumeMounts }];
    const web = deployment(chart, 'web', { containers, volumes: [{ name: 'own', emptyDir: {} }] });
    new Adapter(web, 'metrics', { ...PLAIN, source: AdapterSource.fromDirectory({ container: 'web', path: '/data' }) });
    expect(messageAndConstructs(chart)).toEqual([
      'error duplicate-mount: 2 mounts are at "/data", of the volumes "own" and "metrics-source".',
      '  by:  test/web, test/web/metrics/source',
    ]);
  });
});

test('a mount without its volume is refused, with the volumes that there are', () => {
  const chart = newChart();
  const web = deployment(chart);
  new Sidecar(web, 'logs', { ...PLAIN, volumeMounts: [{ volume: 'log', path: '/logs' }] });
  PodTemplate.of(web).addVolume({ name: 'logs', emptyDir: {} });
  expect(refusalOf(chart)).toBe(`1 finding:

error mount-volume: no volume of the Pod has the name "log".
  at:  test/web/logs, Deployment "web", container "logs"
  in:  spec.template.spec.initContainers[0].volumeMounts[0].name = "log"
  fix: did you mean "logs"? Mount that one, or add the volume to spec.volumes.
  code: PodTemplate.of(workload).addVolume({ name: 'log', emptyDir: {} });`);
});

test('a mount without any volume is refused', () => {
  const chart = newChart();
  new Sidecar(deployment(chart), 'logs', { ...PLAIN, volumeMounts: [{ volume: 'logs', path: '/logs' }] });
  expect(refusalOf(chart).split('\n').slice(-2)).toEqual([
    '  fix: add the volume to spec.volumes; the Pod has none yet.',
    "  code: PodTemplate.of(workload).addVolume({ name: 'logs', emptyDir: {} });",
  ]);
});

describe('a port on localhost that a container of the app declares too', () => {
  const chartWith = (args: string[]): ReturnType<typeof newChart> => {
    const chart = newChart();
    const container = { name: 'web', image: 'shop:1', args, ports: [{ containerPort: 6379 }] };
    new RedisCacheSidecar(deployment(chart, 'web', { containers: [container] }), 'cache', {
      clientVariables: { host: 'CACHE_HOST', port: 'CACHE_PORT' },
    });
    return chart;
  };

  test('is refused, although Redis says that it listens there alone', () => {
    expect(refusalOf(chartWith([]))).toBe(`1 finding:

error duplicate-port: port 6379/TCP is declared by "cache" and "web", and the containers of a Pod share one address.
  at:  test/web/cache, Deployment "web", container "cache"
  in:  spec.template.spec.initContainers[0].ports[0].containerPort = 6379
  by:  test/web, test/web/cache
  fix: let one of them listen on another port, or one on localhost and the other on the IP address of the Pod, not on all addresses.`);
  });

  test('is taken if the app says that it listens on the address of the Pod', () => {
    expect(Findings.of(chartWith(['--listen=$(POD_IP):6379']))).toEqual([]);
  });
});
