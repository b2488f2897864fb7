import { App, Chart } from 'cdk8s';
import { Adapter, AdapterSource, KubernetesVersion, TargetCluster } from '../../src';
import { deployment, objectOf, refusalOf } from '../template/support';

const METRICS = {
  image: 'exporter:1',
  securityContext: { user: 65532 },
  source: AdapterSource.fromPort(8080, { undeclared: true }),
  metrics: { port: 9113, servicePort: 9113 },
};

function chartOf(id: string, version: KubernetesVersion): Chart {
  const app = new App();
  TargetCluster.set(app, { version });
  const chart = new Chart(app, id, { disableResourceNameHashes: true });
  new Adapter(deployment(chart), 'metrics', METRICS);
  return chart;
}

test('a Service of an adapter has a name that the target takes', () => {
  const { metadata } = objectOf(chartOf('shop', KubernetesVersion.V1_33), 'Service');
  expect(metadata.name).toBe('shop-web-metrics-service');
});

test('a Service whose name would begin with a digit is found', () => {
  expect(refusalOf(chartOf('1shop', KubernetesVersion.V1_33))).toBe(`1 finding:

error service-name: the name "1shop-web-metrics-service" of the Service that is made for it begins with a digit.
  at:  1shop/web/metrics, Deployment "web"
  in:  Adapter.id
  fix: give the chart or the construct an id that begins with a letter, and no dots.`);
});

test('a Service name may begin with a digit if the target takes it', () => {
  const { metadata } = objectOf(chartOf('1shop', KubernetesVersion.V1_36), 'Service');
  expect(metadata.name).toBe('1shop-web-metrics-service');
});

test.each([0, 65536, 1.5])('the port %s of a Service is found', (servicePort) => {
  const app = new App();
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  const chart = new Chart(app, 'shop');
  new Adapter(deployment(chart), 'metrics', { ...METRICS, metrics: { port: 9113, servicePort } });
  expect(refusalOf(chart)).toBe(`1 finding:

error port-number: the port ${servicePort} of the Service is not a whole number from 1 to 65535.
  at:  shop/web/metrics, Deployment "web"
  in:  Adapter.metrics.servicePort = ${servicePort}
  fix: use a port in this range.`);
});
