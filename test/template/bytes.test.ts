import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, Cron, JsonPatch, YamlOutputType } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { KubernetesVersion, PodTemplate, Sidecar, TargetCluster, type Manifest } from '../../src';
import { deployment, newChart, newChartKnowing, objectsOf, type Json } from './support';

function plusApp(props: ConstructorParameters<typeof App>[0] = {}): { app: App; web: kplus.Deployment } {
  const app = new App(props);
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  const chart = new Chart(app, 'shop', { namespace: 'shop', labels: { team: 'shop' } });
  const containers = [{ name: 'web', image: 'shop:1', portNumber: 8080 }];
  const web = new kplus.Deployment(chart, 'web', { containers });
  const work = new kplus.CronJob(chart, 'work', { schedule: Cron.daily(), containers });
  new kplus.Pod(chart, 'debug', { containers }).metadata.addAnnotation('b', 'a');
  work.metadata.addLabel('z', 'a');
  web.exposeViaService();
  return { app, web };
}

function addLogs(web: kplus.Deployment): void {
  new Sidecar(web, 'logs', {
    image: 'fluent-bit:4',
    securityContext: { user: 2000 },
    configuration: { path: '/etc/logs', files: { 'logs.conf': 'tail' } },
  });
}

/** The files that an app writes, by name. */
function filesOf(app: App): Json {
  app.synth();
  const names = readdirSync(app.outdir, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(app.outdir, name), 'utf8')]));
}

function withOutdir<T>(use: (outdir: string) => T): T {
  const outdir = mkdtempSync(join(tmpdir(), 'bytes-'));
  try {
    return use(outdir);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

test('the same app gives the same bytes each time', () => {
  const { app, web } = plusApp();
  addLogs(web);
  const again = plusApp();
  addLogs(again.web);
  const first = app.synthYaml();
  expect(app.synthYaml()).toBe(first);
  expect(again.app.synthYaml()).toBe(first);
});

test('workloads that nothing is added to come out byte for byte as cdk8s writes them', () => {
  const plain = plusApp().app.synthYaml().split('---\n');
  const { app, web } = plusApp();
  addLogs(web);
  const joined = app.synthYaml().split('---\n');
  const isConfig = (text: string): boolean => text.includes('kind: ConfigMap');
  expect(joined.filter(isConfig)).toHaveLength(1);
  expect(joined.filter((text) => !isConfig(text)).slice(1)).toEqual(plain.slice(1));
  expect(joined[0]).not.toBe(plain[0]);
});

test('a look at a Pod changes nothing', () => {
  const { app, web } = plusApp();
  expect(PodTemplate.of(web).manifest['spec']).toMatchObject({ containers: [{ name: 'web' }] });
  expect(PodTemplate.of(web).selectorLabels).toEqual({ 'cdk8s.io/metadata.addr': 'shop-web-c80b2a96' });
  expect(app.synthYaml()).toBe(plusApp().app.synthYaml());
});

test('each way to divide the output into files writes the same objects, and twice the same bytes', () => {
  const types = [
    YamlOutputType.FILE_PER_APP,
    YamlOutputType.FILE_PER_CHART,
    YamlOutputType.FILE_PER_RESOURCE,
    YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
  ];
  const written = types.map((yamlOutputType) =>
    withOutdir((outdir) => {
      const { app, web } = plusApp({ outdir, yamlOutputType });
      addLogs(web);
      const files = filesOf(app);
      expect(filesOf(app)).toEqual(files);
      return files;
    }),
  );
  const [reference] = written.map((files) => textsOf(files));
  expect(reference).toHaveLength(5);
  expect(written.map((files) => textsOf(files))).toEqual([reference, reference, reference, reference]);
  expect(written.map((files) => Object.keys(files).length)).toEqual([1, 1, 5, 5]);
});

function textsOf(files: Json): string[] {
  return Object.values(files)
    .flatMap((text) => (text as string).split('---\n'))
    .sort();
}

test('one piece that is used twice is written twice, and not as a YAML anchor', () => {
  const shared = { name: 'shared', image: 'redis:8', args: ['a'] };
  const chart = newChartKnowing({ x: [] });
  const pod = PodTemplate.of(deployment(chart));
  pod.addContainer(shared);
  pod.mergeContainer('web', { args: shared.args, x: shared.args } as Manifest);
  pod.mergePatch({ metadata: { annotations: { a: 'b' } } });
  pod.patch(JsonPatch.copy('/spec/containers/0/args', '/spec/containers/1/command'));
  expect((chart.node.root as App).synthYaml()).not.toMatch(/[&*]\w/);
});

describe('the order of keys', () => {
  const unsorted = { spec: { template: { spec: { containers: [{ name: 'web', image: 'shop:1' }] }, metadata: {} } } };

  function yamlOf(): string {
    const chart = newChartKnowing({ x: [] });
    const web = new ApiObject(chart, 'web', { apiVersion: 'apps/v1', kind: 'Deployment', ...unsorted });
    const pod = PodTemplate.of(web);
    pod.mergeSpec({ volumes: [], hostname: 'web' });
    pod.patch(JsonPatch.copy('/spec/containers/0', '/spec/x'));
    return (chart.node.root as App).synthYaml();
  }

  afterEach(() => delete process.env['CDK8S_DISABLE_SORT']);

  test('is alphabetical in the Pod template, as cdk8s sorts everywhere', () => {
    expect(yamlOf().split('template:')[1]).toBe(`
    metadata: {}
    spec:
      containers:
        - image: shop:1
          name: web
      hostname: web
      volumes: []
      x:
        image: shop:1
        name: web
`);
  });

  test('stays at the top of a bare Pod, where fields that cdk8s does not know come last', () => {
    const chart = newChart();
    const pod = { apiVersion: 'v1', kind: 'Pod', ...unsorted.spec.template, addendum: 1 };
    PodTemplate.of(new ApiObject(chart, 'pod', { ...pod, metadata: { name: 'pod' } })).addLabel('app', 'pod');
    expect(Object.keys(objectsOf(chart)[0]!)).toEqual(['apiVersion', 'kind', 'metadata', 'addendum', 'spec']);
  });

  test('is that of the code where sorting is switched off', () => {
    process.env['CDK8S_DISABLE_SORT'] = '1';
    expect(yamlOf().split('template:')[1]).toBe(`
    spec:
      containers:
        - name: web
          image: shop:1
      volumes: []
      hostname: web
      x:
        name: web
        image: shop:1
    metadata: {}
`);
  });
});
