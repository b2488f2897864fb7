// cspell:words Deploymnet
import type { ApiObject, Chart } from 'cdk8s';
import { type App } from 'cdk8s';
import { Construct } from 'constructs';
import { PodTemplate, Sidecar, type PodVisitor } from '../../src';
import { deployment, job, messageOf, newChart, objectsOf, written, type Json } from './support';

function teams(chart: Chart): unknown[] {
  return objectsOf(chart).map(({ spec }) => (spec as Json)['template'].metadata.labels.team as unknown);
}

describe('an edit for the Pods below a scope can be for some of them', () => {
  test('chosen by kind', () => {
    const chart = newChart();
    PodTemplate.all(chart, { kinds: ['Job'] }).addLabel('team', 'shop');
    deployment(chart);
    job(chart);
    expect(teams(chart)).toEqual([undefined, 'shop']);
  });

  test('by labels of the workload', () => {
    const chart = newChart();
    PodTemplate.all(chart, { labels: { tier: 'web' } }).addLabel('team', 'shop');
    deployment(chart, 'web').metadata.addLabel('tier', 'web');
    deployment(chart, 'other');
    expect(teams(chart)).toEqual(['shop', undefined]);
  });

  test('with workloads, and all below a construct, exempt', () => {
    const chart = newChart();
    const legacy = deployment(chart, 'legacy');
    const vendor = new Construct(chart, 'vendor');
    PodTemplate.all(chart, { except: [legacy, vendor] }).addLabel('team', 'platform');
    PodTemplate.of(legacy).addLabel('team', 'legacy');
    deployment(vendor, 'proxy');
    deployment(chart, 'web');
    expect(teams(chart)).toEqual(['legacy', undefined, 'platform']);
  });

  test('but not by a kind that holds no Pod', () => {
    const chart = newChart();
    expect(messageOf(() => PodTemplate.all(chart, { kinds: ['Deploymnet'] }))).toBe(`1 finding:

error pod-selection: no kind "Deploymnet" holds a Pod.
  at:  test
  in:  PodTemplate.all.kinds[0] = "Deploymnet"
  fix: did you mean "Deployment"? Use that name.`);
  });
});

describe('a visitor', () => {
  function logs(): PodVisitor {
    const visit = (workload: ApiObject): void => {
      const configuration = { path: '/etc/logs', files: { 'logs.conf': 'tail' } };
      new Sidecar(workload, 'logs', { image: 'logs:1', securityContext: { user: 65532 }, configuration });
    };
    return { visit };
  }

  function kindsAndHelpers(objects: Json[]): unknown[] {
    return objects.map(({ kind, spec }) => [
      kind,
      ((spec as Json | undefined)?.['template'].spec.initContainers as Json[] | undefined)?.map(
        ({ name }) => name as string,
      ),
    ]);
  }

  test('lets helpers join workloads that are added later, with the objects that they need', () => {
    const chart = newChart();
    PodTemplate.all(chart, { kinds: ['Deployment'] }).visit(logs());
    deployment(chart);
    job(chart);
    const expected = [
      ['Deployment', ['logs']],
      ['ConfigMap', undefined],
      ['Job', undefined],
    ];
    expect(kindsAndHelpers(written(chart.node.root as App))).toEqual(expected);
    expect(kindsAndHelpers(written(chart.node.root as App))).toEqual(expected);
  });

  test('does so for a chart that is rendered by itself', () => {
    const chart = newChart();
    PodTemplate.all(chart).visit(logs());
    deployment(chart);
    expect(kindsAndHelpers(objectsOf(chart))).toEqual([
      ['Deployment', ['logs']],
      ['ConfigMap', undefined],
    ]);
  });

  test('visits what another visitor adds, and everything once', () => {
    const chart = newChart();
    const visited: string[] = [];
    const add: PodVisitor = { visit: ({ kind }) => void (kind === 'Deployment' && job(chart, 'added')) };
    PodTemplate.all(chart).visit({ visit: ({ kind }) => void visited.push(kind) });
    PodTemplate.all(chart).visit(add);
    deployment(chart);
    objectsOf(chart);
    objectsOf(chart);
    expect(visited).toEqual(['Deployment', 'Job']);
  });

  test('passes over those that are exempt', () => {
    const chart = newChart();
    const web = deployment(chart);
    PodTemplate.all(chart, { except: [web] }).visit(logs());
    expect(kindsAndHelpers(objectsOf(chart))).toEqual([['Deployment', undefined]]);
  });
});
