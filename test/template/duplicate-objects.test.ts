import { ApiObject, App, Chart } from 'cdk8s';
import { Adapter, AdapterSource, KubernetesVersion, MetricsDiscovery, Sidecar, TargetCluster } from '../../src';
import { deployment, messageOf, objectsOf, refusalOf } from './support';

const securityContext = { user: 2000 };
const configuration = { path: '/etc/logs', files: { 'logs.conf': 'tail' } };
const FIX = 'give each of them another name, or remove all but one.';

/** A chart whose names have no hashes. */
function plainNames(app = new App(), id = 'test'): Chart {
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  return new Chart(app, id, { disableResourceNameHashes: true });
}

test('ids that differ only in case and give one name to two ConfigMaps are refused', () => {
  const chart = plainNames();
  const web = deployment(chart);
  new Sidecar(web, 'logs', { image: 'logs:1', securityContext, configuration });
  new Sidecar(web, 'Logs', { name: 'more-logs', image: 'logs:1', securityContext, configuration });
  expect(refusalOf(chart)).toBe(`1 finding:

error duplicate-object: 2 objects are the ConfigMap "test-web-logs-config", and the last one that is applied replaces the others.
  at:  test/web/Logs/config, ConfigMap "test-web-logs-config"
  in:  metadata.name = "test-web-logs-config"
  by:  test/web/logs/config, test/web/Logs/config
  fix: ${FIX}`);
});

test('each of several objects with one name is named', () => {
  const chart = plainNames();
  const web = deployment(chart);
  for (const id of ['logs', 'Logs', 'LOGS']) {
    new Sidecar(web, id, {
      name: `${id.toLowerCase()}-${id.length}${id.charCodeAt(1)}`,
      image: 'logs:1',
      securityContext,
      configuration,
    });
  }
  expect(refusalOf(chart).split('\n')[2]).toBe(
    'error duplicate-object: 3 objects are the ConfigMap "test-web-logs-config", and the last one that is applied replaces the others.',
  );
});

test('an object of the user with the name of one that a pattern makes is refused', () => {
  const chart = plainNames();
  new Adapter(deployment(chart), 'metrics', {
    image: 'exporter:1',
    securityContext,
    source: AdapterSource.fromPort(8080, { undeclared: true }),
    metrics: { port: 9113, servicePort: 9113, discovery: MetricsDiscovery.SERVICE_MONITOR },
  });
  new ApiObject(chart, 'mine', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'test-web-metrics-service' } });
  new ApiObject(chart, 'other', {
    apiVersion: 'monitoring.coreos.com/v2',
    kind: 'ServiceMonitor',
    metadata: { name: 'test-web-metrics-monitor' },
  });
  expect(refusalOf(chart)).toBe(`2 findings:

error duplicate-object: 2 objects are the Service "test-web-metrics-service", and the last one that is applied replaces the others.
  at:  test/mine, Service "test-web-metrics-service"
  in:  metadata.name = "test-web-metrics-service"
  by:  test/web/metrics/service, test/mine
  fix: ${FIX}

error duplicate-object: 2 objects are the ServiceMonitor "test-web-metrics-monitor", and the last one that is applied replaces the others.
  at:  test/other, ServiceMonitor "test-web-metrics-monitor"
  in:  metadata.name = "test-web-metrics-monitor"
  by:  test/web/metrics/monitor, test/other
  fix: ${FIX}`);
});

test('objects of other charts count too', () => {
  const app = new App();
  const [first, second] = [plainNames(app, 'shop'), plainNames(app, 'shop-web')];
  new Sidecar(deployment(first, 'web-db'), 'logs', { image: 'logs:1', securityContext, configuration });
  new Sidecar(deployment(second, 'db'), 'logs', { image: 'logs:1', securityContext, configuration });
  expect(messageOf(() => app.synthYaml()).split('\n')[2]).toBe(
    'error duplicate-object: 2 objects are the ConfigMap "shop-web-db-logs-config", and the last one that is applied replaces the others.',
  );
});

test('another namespace, another kind and another API make room for the name', () => {
  const chart = plainNames();
  new Sidecar(deployment(chart), 'logs', { image: 'logs:1', securityContext, configuration });
  const name = 'test-web-logs-config';
  new ApiObject(chart, 'a', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'other' } });
  new ApiObject(chart, 'b', { apiVersion: 'v1', kind: 'Secret', metadata: { name } });
  new ApiObject(chart, 'c', { apiVersion: 'example.com/v1', kind: 'ConfigMap', metadata: { name } });
  expect(objectsOf(chart)).toHaveLength(5);
});

test('objects of the user with one name are left to the user', () => {
  const chart = plainNames();
  new Sidecar(deployment(chart), 'logs', { image: 'logs:1', securityContext });
  for (const id of ['a', 'b']) {
    new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'same' } });
  }
  expect(objectsOf(chart)).toHaveLength(3);
});

test('a chart with hashes in its names has room for ids that differ only in case', () => {
  const app = new App();
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  const chart = new Chart(app, 'test');
  const web = deployment(chart);
  new Sidecar(web, 'logs', { image: 'logs:1', securityContext, configuration });
  new Sidecar(web, 'Logs', { name: 'more-logs', image: 'logs:1', securityContext, configuration });
  expect(objectsOf(chart)).toHaveLength(3);
});
