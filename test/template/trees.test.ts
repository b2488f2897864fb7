import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { KubernetesVersion, Placement, PodTemplate, SharedVolume, Sidecar, TargetCluster } from '../../src';
import { deployment, findingsOf, newChart, objectsOf, podOf, written, type Json } from './support';

const securityContext = { user: 2000 };

test('two apps in one process do not know of each other', () => {
  const [right, wrong] = [newChart(), newChart(KubernetesVersion.V1_27)];
  for (const chart of [right, wrong]) new Sidecar(deployment(chart), 'logs', { image: 'logs:1', securityContext });
  expect(findingsOf(wrong)).toMatchObject([{ rule: 'feature-unavailable', construct: 'test/web/logs' }]);
  expect(objectsOf(right)).toHaveLength(1);
});

test('a chart inside a chart keeps its own objects, and both are judged', () => {
  const chart = newChart();
  const nested = new Chart(chart, 'nested', { namespace: 'inner' });
  new Sidecar(deployment(chart), 'logs', { image: 'logs:1', securityContext });
  new Sidecar(deployment(nested), 'logs', { image: 'logs:1' });
  expect(findingsOf(chart)).toMatchObject([{ rule: 'hardened-user', construct: 'test/nested/web/logs' }]);
  nested.node.tryRemoveChild('web');
  expect([objectsOf(chart).length, objectsOf(nested).length]).toEqual([1, 0]);
});

test('charts that depend on each other are written in the order of cdk8s, each with its helper', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'trees-'));
  const app = new App({ outdir });
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  const [web, database] = [new Chart(app, 'web'), new Chart(app, 'database')];
  const shop = deployment(web);
  shop.node.addDependency(deployment(database));
  const configuration = { path: '/etc/logs', files: { 'logs.conf': 'tail' } };
  new Sidecar(shop, 'logs', { image: 'logs:1', securityContext, configuration });
  app.synth();
  const files = readdirSync(outdir);
  rmSync(outdir, { recursive: true });
  expect(files).toEqual(['0000-database.k8s.yaml', '0001-web.k8s.yaml']);
  expect(written(app).map(({ kind, metadata }) => `${kind as string} ${metadata.name as string}`)).toEqual([
    'Deployment web',
    'Deployment web',
    'ConfigMap web-logs-config-c89bbfe1',
  ]);
});

test('helpers of one workload depend on nothing, so that cdk8s finds no circle', () => {
  const chart = newChart();
  const web = new kplus.Deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1' }] });
  const files = { 'a.conf': 'a' };
  for (const id of ['one', 'two']) {
    new Sidecar(web, id, { image: 'logs:1', securityContext, configuration: { path: '/etc/a', files } });
  }
  web.node.addDependency(new kplus.ConfigMap(chart, 'first', { data: { a: 'b' } }));
  expect(objectsOf(chart).map(({ kind }) => kind as string)).toEqual([
    'ConfigMap',
    'Deployment',
    'ConfigMap',
    'ConfigMap',
  ]);
});

test('a workload under constructs of the user gets helpers at every level below it', () => {
  class Shop extends Construct {
    public readonly web = new kplus.Deployment(this, 'web', { containers: [{ name: 'web', image: 'shop:1' }] });
  }
  const chart = newChart();
  const { web } = new Shop(new Construct(chart, 'group'), 'shop');
  const observed = new Construct(new Construct(web, 'observability'), 'logs');
  const logs = new Sidecar(observed, 'collector', { image: 'logs:1', securityContext });
  expect(logs.podTemplate.workload).toBe(ApiObject.of(web));
  expect(podOf(chart)['initContainers']).toMatchObject([{ name: 'collector', image: 'logs:1' }]);
});

test('a pattern below another pattern joins the same Pod, and their clashes name both', () => {
  const chart = newChart();
  const logs = new Sidecar(deployment(chart), 'logs', { image: 'logs:1', securityContext });
  const spool = new SharedVolume(logs, 'spool', {
    volumeMounts: [
      { container: 'web', path: '/spool' },
      { container: logs.containerName, path: '/spool' },
    ],
  });
  const rotate = new Sidecar(spool, 'rotate', {
    image: 'rotate:1',
    securityContext,
    placement: Placement.APP_CONTAINER,
    volumeMounts: [{ volume: spool.volumeName, path: '/spool' }],
  });
  expect(rotate.node.path).toBe('test/web/logs/spool/rotate');
  const { containers, initContainers, volumes } = podOf(chart);
  expect(
    [...(containers as Json[]), ...(initContainers as Json[])].map((container) => container['volumeMounts'] as unknown),
  ).toEqual([
    [{ name: 'spool', mountPath: '/spool' }],
    [{ name: 'spool', mountPath: '/spool' }],
    [{ name: 'spool', mountPath: '/spool' }],
  ]);
  expect(volumes).toEqual([{ name: 'spool', emptyDir: {} }]);
  new SharedVolume(rotate, 'spool');
  expect(findingsOf(chart)).toMatchObject([
    {
      rule: 'duplicate-volume',
      message: '2 volumes have the name "spool".',
      constructs: ['test/web/logs/spool', 'test/web/logs/spool/rotate/spool'],
    },
  ]);
});

test('a workload inside the object of another keeps its own helpers', () => {
  const chart = newChart();
  const web = deployment(chart);
  const inner = deployment(web, 'inner');
  new Sidecar(web, 'outer-logs', { image: 'logs:1', securityContext });
  new Sidecar(inner, 'inner-logs', { image: 'logs:1', securityContext });
  const names = objectsOf(chart).map(({ spec }) => (spec.template.spec.initContainers as Json[])[0]!['name'] as string);
  expect(names).toEqual(['outer-logs', 'inner-logs']);
});

test('validations of the user are asked once for each time that cdk8s asks', () => {
  const chart = newChart();
  PodTemplate.of(deployment(chart)).addLabel('team', 'shop');
  let asked = 0;
  chart.node.addValidation({
    validate: () => {
      asked += 1;
      return [];
    },
  });
  chart.toJson();
  expect(asked).toBe(1);
});
