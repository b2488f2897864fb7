// cspell:words Deploymnet
import type { ApiObject, Chart } from 'cdk8s';
import { type App } from 'cdk8s';
import { Construct } from 'constructs';
import { FindingsError, PodTemplate, Sidecar, type PodVisitor } from '../../src';
import { deployment, errorOf, job, messageOf, newChart, objectsOf, written, type Json } from './support';

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

  const refused = (chart: Chart): string => messageOf(() => objectsOf(chart));

  test('may not add a workload for each workload, without end', () => {
    const chart = newChart();
    let count = 0;
    PodTemplate.all(chart).visit({ visit: () => void job(chart, `smoke-${++count}`) });
    deployment(chart);
    expect(refused(chart)).toBe(`1 finding:

error pod-visitor: the visitor adds a workload for each workload that it visits, and it visits those too, such as the Job test/smoke-101: it never ends.
  at:  test
  in:  PodTemplateGroup.visit.visitor
  fix: limit what it visits with \`kinds\`, as in PodTemplate.all(scope, { kinds: ['Deployment'] }), or exempt what it adds with \`except\`.`);
  });

  test('may not add two for each, which would fill the memory first', () => {
    const chart = newChart();
    let count = 0;
    const visit = (): void => void [1, 2].map(() => job(chart, `smoke-${++count}`));
    PodTemplate.all(chart).visit({ visit });
    deployment(chart);
    expect(refused(chart)).toContain('it never ends');
    expect(count).toBeLessThan(40_000);
  });

  test('may not do so in turn with another one', () => {
    const chart = newChart();
    let count = 0;
    PodTemplate.all(chart, { kinds: ['Deployment'] }).visit({ visit: () => void job(chart, `job-${++count}`) });
    PodTemplate.all(chart, { kinds: ['Job'] }).visit({ visit: () => void deployment(chart, `web-${++count}`) });
    deployment(chart);
    expect(refused(chart)).toContain('it never ends');
  });

  test('adds a workload for each workload of a kind, however many there are', () => {
    const chart = newChart();
    const add: PodVisitor = { visit: ({ name = '' }) => void job(chart, `smoke-${name}`) };
    PodTemplate.all(chart, { kinds: ['Deployment'] }).visit(add);
    for (let index = 0; index < 150; index++) deployment(chart, `web-${index}`);
    expect(objectsOf(chart)).toHaveLength(300);
  });

  test('adds its helpers before it returns', () => {
    const chart = newChart();
    const visit = (): unknown => Promise.resolve();
    PodTemplate.all(chart).visit({ visit });
    deployment(chart);
    const message = `1 finding:

error pod-visitor: the visitor returns a promise for the Deployment test/web, and synthesis does not wait for it.
  at:  test
  in:  PodTemplateGroup.visit.visitor
  fix: write a \`visit\` that is not async: wait for what it needs before synthesis, and let it add helpers before it returns.`;
    expect(refused(chart)).toBe(message);
    expect(refused(chart)).toBe(message);
  });

  test('that throws keeps its error, with the workload at which it did', () => {
    const chart = newChart();
    const cause = new TypeError('no image for this one');
    const visit = (): void => {
      throw cause;
    };
    PodTemplate.all(chart).visit({ visit });
    deployment(chart);
    const error = errorOf(() => objectsOf(chart));
    expect(error.message).toBe('the visitor of test failed at the Deployment test/web: no image for this one');
    expect(error.cause).toBe(cause);
    expect(error.stack).toMatch(/\n {4}at toJson .*support\.ts:\d+:\d+\)$/);
  });

  test('that gives a helper what it cannot take leaves the finding as it is', () => {
    const chart = newChart();
    PodTemplate.all(chart).visit({ visit: (workload) => void new Sidecar(workload, 's', { image: '' }) });
    deployment(chart);
    expect(errorOf(() => objectsOf(chart))).toBeInstanceOf(FindingsError);
  });
});
