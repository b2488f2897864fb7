import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import {
  Adapter,
  AdapterSource,
  type FindingsError,
  KubernetesVersion,
  MetricsDiscovery,
  PodTemplate,
  Sidecar,
  TargetCluster,
} from '../../src';
import { deployment, errorOf, findingsOf, newChart, podOf, refusalOf, written, type Json } from './support';

const outdir = mkdtempSync(join(tmpdir(), 'memory-'));
afterAll(() => rmSync(outdir, { recursive: true }));

const securityContext = { user: 2000 };

/** How often the Deployment of each chart is rendered below the seam, before the app is synthesized and while it is. */
function countRenderings(charts: number, join_: (web: ApiObject) => void): { before: number; during: number[] } {
  const app = new App({ outdir });
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  const counts = Array.from({ length: charts }, () => 0);
  counts.forEach((_, index) => {
    const web = deployment(new Chart(app, `shop-${index}`));
    const render = web.toJson.bind(web);
    web.toJson = () => {
      counts[index]! += 1;
      return render() as unknown;
    };
    join_(web);
  });
  const before = counts.reduce((sum, count) => sum + count, 0);
  counts.fill(0);
  app.synth();
  return { before, during: [...new Set(counts)] };
}

describe('the work for a Pod does not grow with the number of charts', () => {
  test.each([1, 10, 50])(
    'with %i charts, a Pod with a sidecar is rendered once, to be judged and to be written',
    (charts) => {
      const join_ = (web: ApiObject): void => {
        new Sidecar(web, 'logs', { image: 'logs:1', securityContext });
      };
      expect(countRenderings(charts, join_)).toEqual({ before: 0, during: [1] });
    },
  );

  test.each([1, 10, 50])('with %i charts, a Pod that a Service and a monitor select is rendered once', (charts) => {
    const join_ = (web: ApiObject): void => {
      new Adapter(web, 'metrics', {
        image: 'exporter:1',
        securityContext,
        source: AdapterSource.fromPort(8080),
        metrics: { port: 9113, servicePort: 9113, discovery: MetricsDiscovery.POD_MONITOR },
      });
    };
    expect(countRenderings(charts, join_)).toEqual({ before: 0, during: [1] });
  });

  test('a Pod that nothing is added to is rendered once', () => {
    expect(countRenderings(10, () => undefined)).toEqual({ before: 0, during: [1] });
  });
});

describe('an edit between two syntheses is seen', () => {
  function plusChart(): { app: App; chart: Chart; web: kplus.Deployment } {
    const chart = newChart();
    const web = new kplus.Deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1' }] });
    new Sidecar(web, 'logs', { image: 'logs:1', securityContext });
    return { app: chart.node.root as App, chart, web };
  }

  function wayToSynthesize(name: string, { app, chart }: { app: App; chart: Chart }): () => Json {
    const first = (objects: readonly unknown[]): Json => objects[0] as Json;
    return name === 'app.synthYaml' ? () => first(written(app)) : () => first(Testing.synth(chart) as unknown[]);
  }

  describe.each(['app.synthYaml', 'Testing.synth'])('of %s', (name) => {
    test('that is made through PodTemplate', () => {
      const made = plusChart();
      const synthesize = wayToSynthesize(name, made);
      synthesize();
      PodTemplate.of(made.web).addLabel('team', 'shop');
      expect(synthesize()['spec'].template.metadata.labels.team).toBe('shop');
      PodTemplate.all(made.app).addLabel('unit', 'shop');
      expect(synthesize()['spec'].template.metadata.labels.unit).toBe('shop');
    });

    test('that is made through cdk8s-plus', () => {
      const made = plusChart();
      const synthesize = wayToSynthesize(name, made);
      synthesize();
      made.web.addContainer({ name: 'cache', image: 'redis:8' });
      expect(synthesize()['spec'].template.spec.containers).toMatchObject([{ name: 'web' }, { name: 'cache' }]);
    });

    test('that is made by a patch of cdk8s', () => {
      const made = plusChart();
      const synthesize = wayToSynthesize(name, made);
      synthesize();
      ApiObject.of(made.web).addJsonPatch(JsonPatch.add('/spec/template/spec/hostname', 'shop'));
      expect(synthesize()['spec'].template.spec.hostname).toBe('shop');
    });

    test('also where there are mistakes in two charts, which are still reported at once', () => {
      const made = plusChart();
      const other = deployment(new Chart(made.app, 'other'));
      PodTemplate.of(other).addLabel('team', 'shop');
      const synthesize = wayToSynthesize(name, made);
      synthesize();
      made.web.addContainer({ name: 'Nor This', image: 'cache:1' });
      other.addJsonPatch(JsonPatch.replace('/spec/template/spec/containers/0/name', 'Not A Name'));
      const { findings } = errorOf(synthesize) as FindingsError;
      expect(findings.map(({ rule, construct }) => [rule, construct])).toEqual([
        ['container-name', 'other/web'],
        ['container-name', 'test/web'],
      ]);
    });

    test('also where it is a new target', () => {
      const made = plusChart();
      const synthesize = wayToSynthesize(name, made);
      synthesize();
      TargetCluster.set(made.chart, { version: KubernetesVersion.V1_27 });
      expect(errorOf(synthesize).message).toContain('error feature-unavailable: the target is Kubernetes 1.27');
    });
  });

  test('that is made in the same app between app.synth and Testing.synth', () => {
    const chart = newChart();
    const app = chart.node.root as App;
    Object.defineProperty(app, 'outdir', { value: outdir });
    const web = deployment(chart);
    new Sidecar(web, 'logs', { image: 'logs:1', securityContext });
    app.synth();
    PodTemplate.of(web).mergeContainer('wbe', {});
    expect(findingsOf(chart)).toMatchObject([{ rule: 'unknown-container' }]);
  });
});

test('an error inside a synthesis leaves nothing behind', () => {
  const chart = newChart();
  const app = chart.node.root as App;
  const web = deployment(chart);
  new Sidecar(web, 'logs', { image: 'logs:1', securityContext });
  let isBroken = true;
  const other = new ApiObject(chart, 'other', { apiVersion: 'v1', kind: 'ConfigMap' });
  other.toJson = () => {
    if (isBroken) throw new Error('out of order');
    return { kind: 'ConfigMap' };
  };
  expect(errorOf(() => app.synthYaml()).message).toBe('out of order');
  PodTemplate.of(web).mergeContainer('wbe', {});
  expect(errorOf(() => app.synthYaml()).message).toContain('error unknown-container');
  expect(refusalOf(chart)).toContain('error unknown-container');
  web.node.tryRemoveChild('logs');
  isBroken = false;
  expect(errorOf(() => app.synthYaml()).message).toContain('the Pod has "web"');
  chart.node.tryRemoveChild('web');
  expect(app.synthYaml()).toBe('kind: ConfigMap\n');
});

test('an object that renders the same thing each time is not changed by the edits', () => {
  const chart = newChart();
  const web = deployment(chart);
  const rendered = web.toJson() as Json;
  web.toJson = () => rendered;
  PodTemplate.of(web).addEnv('web', { name: 'A', value: '1' });
  const containers = [{ name: 'web', image: 'shop:1', env: [{ name: 'A', value: '1' }] }];
  expect([podOf(chart)['containers'], podOf(chart)['containers']]).toEqual([containers, containers]);
  expect(rendered).toEqual(deployment(newChart()).toJson());
});

test('an app that overrides synthYaml is synthesized by its own method', () => {
  class OwnApp extends App {
    public override synthYaml(): string {
      return `# own\n${super.synthYaml()}`;
    }
  }
  const app = new OwnApp();
  const chart = new Chart(app, 'test');
  PodTemplate.of(deployment(chart)).addLabel('team', 'shop');
  expect(app.synthYaml().split('\n')[0]).toBe('# own');
  expect(podOf(chart)).toEqual({ containers: [{ name: 'web', image: 'shop:1' }] });
});
