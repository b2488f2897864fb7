import { ApiObject, App, Chart, JsonPatch, type IResolver, type ResolutionContext } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Ambassador, KubernetesVersion, PodTemplate, Sidecar, TargetCluster } from '../../src';
import { HELPER } from '../qos/support';
import { findingsOf, written, type Json } from './support';

/** Takes all images from another registry, and remembers where it found one. */
class Mirror implements IResolver {
  public readonly keys: string[] = [];

  public resolve(context: ResolutionContext): void {
    const { key, value } = context;
    if (typeof value !== 'string' || !value.startsWith('docker.io/')) return;
    this.keys.push(key.join('.'));
    context.replaceValue(value.replace('docker.io', 'mirror.corp'));
  }
}

const mirror = new Mirror();

function newChart(resolver: IResolver = mirror): Chart {
  const app = new App({ resolvers: [resolver] });
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  return new Chart(app, 'test');
}

function workload(chart: Chart, kind: 'Pod' | 'CronJob' = 'Pod'): ApiObject {
  const spec = { restartPolicy: 'Never', containers: [{ name: 'web', image: 'docker.io/app:1' }] };
  if (kind === 'Pod') return new ApiObject(chart, 'web', { apiVersion: 'v1', kind, spec } as never);
  const jobTemplate = { spec: { template: { spec } } };
  return new ApiObject(chart, 'web', {
    apiVersion: 'batch/v1',
    kind,
    spec: { schedule: '@daily', jobTemplate },
  } as never);
}

function podOf(chart: Chart): Json {
  return written(chart.node.root as App).find(({ kind }) => kind === 'Pod')?.['spec'] as Json;
}

describe('resolvers of the app', () => {
  test('see the images of helpers as they see that of the app', () => {
    const chart = newChart();
    const configuration = { path: '/e', files: { f: 'docker.io/x' } };
    new Sidecar(workload(chart), 's', { ...HELPER, image: 'docker.io/side:1', configuration });
    expect(podOf(chart)['initContainers'][0].image).toBe('mirror.corp/side:1');
    expect(podOf(chart)['containers'][0].image).toBe('mirror.corp/app:1');
    expect(written(chart.node.root as App)[1]?.['data']).toEqual({ f: 'mirror.corp/x' });
  });

  test('are told the place in the whole object', () => {
    const resolver = new Mirror();
    const chart = newChart(resolver);
    new Sidecar(workload(chart, 'CronJob'), 's', { ...HELPER, image: 'docker.io/side:1' });
    written(chart.node.root as App);
    expect(new Set(resolver.keys)).toEqual(
      new Set([
        'spec.jobTemplate.spec.template.spec.containers.0.image',
        'spec.jobTemplate.spec.template.spec.initContainers.0.image',
      ]),
    );
  });

  test.each<[string, (template: PodTemplate) => void]>([
    ['a merge', (template) => template.mergeContainer('web', { args: ['docker.io/x'] })],
    ['a variable', (template) => template.addEnv('web', { name: 'X', value: 'docker.io/x' })],
    ['an annotation', (template) => template.addAnnotation('x', 'docker.io/x')],
    ['a patch', (template) => template.patch(JsonPatch.add('/spec/containers/0/args', ['docker.io/x']))],
  ])('see what %s puts in', (_, edit) => {
    const chart = newChart();
    edit(PodTemplate.of(workload(chart)));
    const text = (chart.node.root as App).synthYaml();
    expect(text).toContain('mirror.corp/x');
    expect(text).not.toContain('docker.io');
  });

  test('do not see what a JSON patch of the object sets, as in every other object of cdk8s', () => {
    const chart = newChart();
    const pod = workload(chart);
    pod.addJsonPatch(JsonPatch.replace('/spec/containers/0/image', 'docker.io/patched:1'));
    new Ambassador(pod, 'db', { ...HELPER, listen: { number: 5432 }, clientVariables: { host: 'DB_HOST' } });
    expect(podOf(chart)['containers'][0]).toEqual({
      name: 'web',
      image: 'docker.io/patched:1',
      env: [{ name: 'DB_HOST', value: '127.0.0.1' }],
    });
  });

  test('can leave out what was put in', () => {
    const remove = { resolve: (context: ResolutionContext) => context.value === 'gone' && context.replaceValue(null) };
    const chart = newChart(remove as IResolver);
    PodTemplate.of(workload(chart)).mergeSpec({ hostname: 'gone', subdomain: 'stays' });
    expect(podOf(chart)).not.toHaveProperty('hostname');
    expect(podOf(chart)['subdomain']).toBe('stays');
  });

  test('decide what is judged', () => {
    const chart = newChart();
    new Sidecar(workload(chart), 's', { ...HELPER, image: 'docker.io/Side:1' });
    expect(findingsOf(chart).map(({ value }) => value as unknown)).toEqual(['"mirror.corp/Side:1"']);
  });

  test('reach helpers of a workload of cdk8s-plus', () => {
    const chart = newChart();
    const web = new kplus.Pod(chart, 'web', { containers: [{ image: 'docker.io/app:1' }] });
    new Sidecar(web, 's', { ...HELPER, image: 'docker.io/side:1' });
    expect(podOf(chart)['initContainers'][0].image).toBe('mirror.corp/side:1');
  });
});
