import { ApiObject, App, Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { KubernetesVersion, Sidecar, TargetCluster } from '../../src';
import { manifestSerializer } from '../../src/testing';
import * as serializerModule from '../../src/testing/serializer';
import { deployment, job, newChart } from '../template/support';
import { manifest, SERVICE } from './support';

expect.addSnapshotSerializer(serializerModule);

/** The text of a value as it stands in a snapshot file, with the line break that jest writes behind it. */
function printed(value: unknown): string {
  return `${manifestSerializer.serialize(value, {}, '')}\n`;
}

/** Two charts, of which the first waits for the second, with workloads, patterns and a Service. */
function shop(): { app: App; first: Chart; second: Chart; web: kplus.Deployment; sidecar: Sidecar } {
  const app = new App();
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  const [first, second] = [new Chart(app, 'first'), new Chart(app, 'second')];
  first.addDependency(second);
  const containers = [{ image: 'shop:1', portNumber: 80, envVariables: { ON: kplus.EnvValue.fromValue('yes') } }];
  const web = new kplus.Deployment(first, 'web', { containers });
  const configuration = { path: '/etc/fluent-bit', files: { 'a.conf': '[SERVICE]\n  Flush 1\n\n' } };
  const sidecar = new Sidecar(web, 'logs', {
    image: 'fluent/fluent-bit:5',
    securityContext: { user: 65532 },
    configuration,
  });
  web.exposeViaService();
  job(second);
  return { app, first, second, web, sidecar };
}

test('an app is printed in the bytes that it writes', () => {
  const { app } = shop();
  expect(printed(app)).toBe(app.synthYaml());
});

test('a chart is printed in the bytes of its file, whether as a construct or as its objects', () => {
  const { app, first, second } = shop();
  expect(`${printed(second)}---\n${printed(first)}`).toBe(app.synthYaml());
  expect(printed(Testing.synth(first))).toBe(printed(first));
});

test('a chart is printed with the charts in it', () => {
  const chart = newChart();
  deployment(chart);
  job(new Chart(chart, 'inner'));
  expect(printed(chart)).toBe((chart.node.root as App).synthYaml());
});

test('a workload is printed with what stands in it', () => {
  const { first, web } = shop();
  expect(printed(web)).toBe(printed(first));
});

test('a pattern is printed as its workload and what it adds, without what others add', () => {
  const { sidecar } = shop();
  const kinds = [...printed(sidecar).matchAll(/^kind: (.*)$/gm)].map(([, kind]) => kind);
  expect(kinds).toEqual(['Deployment', 'ConfigMap']);
});

test('an object of its own is printed alone', () => {
  const web = deployment(newChart());
  const inside = new ApiObject(web, 'service', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } });
  expect(printed(inside)).toBe('apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n');
});

test('the keys of a manifest keep their order', () => {
  expect(printed({ kind: 'B', metadata: {}, apiVersion: 'v1', a: 1 })).toBe(
    'kind: B\nmetadata: {}\napiVersion: v1\na: 1\n',
  );
});

test('a snapshot reads like the file', () => {
  expect([SERVICE, manifest('web')]).toMatchInlineSnapshot(`
   apiVersion: v1
   kind: Service
   metadata:
     name: web
   spec: {}
   ---
   apiVersion: apps/v1
   kind: Deployment
   metadata:
     name: web
   spec:
     selector:
       matchLabels:
         app: web
     template:
       metadata:
         labels:
           app: web
       spec:
         containers:
           - name: web
             image: shop:1
  `);
});

test('a property that differs from run to run is printed as its matcher', () => {
  expect({ ...SERVICE }).toMatchInlineSnapshot(
    { metadata: { name: expect.any(String) as string } },
    `
   apiVersion: v1
   kind: Service
   metadata:
     name: Any<String>
   spec: {}
  `,
  );
});

test('a manifest inside of another value is indented with it', () => {
  expect({ service: SERVICE }).toMatchInlineSnapshot(`
   {
     "service": apiVersion: v1
     kind: Service
     metadata:
       name: web
     spec: {},
   }
  `);
});

test.each([
  ['a string', 'apiVersion: v1'],
  ['a null', null],
  ['an empty list', []],
  ['a list of other things', [SERVICE, 1]],
  ['an object without a kind', { apiVersion: 'v1', metadata: {} }],
  ['an object without an apiVersion', { kind: 'Service', metadata: {} }],
  ['a reference to an object', { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }],
  ['a value of a class', Object.assign(new Map(), SERVICE)],
])('%s is left to other serializers', (_, value) => {
  expect(manifestSerializer.test(value)).toBe(false);
});
