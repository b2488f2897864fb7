import type { App } from 'cdk8s';
import { Chart, type ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct, type IConstruct } from 'constructs';
import { PodTemplate, Sidecar } from '../../src';
import { FindingLevel, FindingSeverity } from '../../src/findings/finding-kind';
import { addRequirement } from '../../src/template/add-requirement';
import { EditPhase } from '../../src/edits/pod-edit';
import {
  findUnmetScopes,
  requirementsFor,
  requirementScope,
  type PodRequirement,
} from '../../src/template/requirements';
import { deployment, findingsOf, newChart, objectsOf, podOf, refusalOf } from './support';

type Requirement = Omit<PodRequirement, 'author'>;

/** Requires something of the Pods of a construct, on its own behalf. */
function requireOf(scope: IConstruct, requirement: Requirement): void {
  addRequirement(scope, { ...requirement, author: scope });
}

/** A promise that the Pod has a host name. */
function hostname(wanted: string, kind = 'hostname'): Requirement {
  return {
    kind,
    edits: [],
    checks: [
      {
        id: 'hostname',
        severity: FindingSeverity.ERROR,
        level: FindingLevel.CODE,
        summary: 'The Pod has the host name that is promised.',
        check: ({ spec }) =>
          spec['hostname'] === wanted ? [] : [{ message: `the host name is not ${wanted}.`, fix: `write ${wanted}.` }],
      },
    ],
  };
}

function messagesOf(chart: Chart): unknown[] {
  return findingsOf(chart).map(({ construct, message }) => `${construct}: ${message}`);
}

test('a promise is judged on the final manifest, whatever the order of the code', () => {
  const chart = newChart();
  const web = deployment(chart);
  requireOf(web, hostname('shop'));
  expect(refusalOf(chart)).toBe(
    [
      '1 finding:',
      '',
      'error hostname: the host name is not shop.',
      '  at:  test/web, Deployment "web"',
      '  fix: write shop.',
    ].join('\n'),
  );
  PodTemplate.of(web).mergeSpec({ hostname: 'shop' });
  expect(podOf(chart)['hostname']).toBe('shop');
  PodTemplate.of(web).mergePatch({ spec: { hostname: 'other' } });
  expect(messagesOf(chart)).toEqual(['test/web: the host name is not shop.']);
});

test('a promise for a scope reaches Pods that are added later, and no other', () => {
  const chart = newChart();
  const [inside, outside] = [new Construct(chart, 'inside'), new Construct(chart, 'outside')];
  requireOf(inside, hostname('shop'));
  deployment(inside);
  deployment(outside);
  expect(messagesOf(chart)).toEqual(['test/inside/web: the host name is not shop.']);
});

test('an object that is rendered alone is judged as well', () => {
  const chart = newChart();
  const web = deployment(chart);
  requireOf(chart, hostname('shop'));
  expect(() => web.toJson() as unknown).toThrow('the host name is not shop.');
});

test('among promises of one kind those of the nearest scope count, and other kinds go on counting', () => {
  const chart = newChart();
  const [near, far] = [deployment(chart, 'near'), deployment(chart, 'far')];
  requireOf(chart, hostname('shop'));
  requireOf(chart, hostname('everywhere', 'other'));
  requireOf(near, hostname('near'));
  requireOf(near, hostname('closer'));
  expect(messagesOf(chart)).toEqual([
    'test/far: the host name is not everywhere.',
    'test/far: the host name is not shop.',
    'test/near: the host name is not closer.',
    'test/near: the host name is not everywhere.',
    'test/near: the host name is not near.',
  ]);
  expect(requirementsFor(far).map(({ kind }) => kind)).toEqual(['hostname', 'other']);
});

test('a promise of nothing takes a Pod out of a wider scope, and leaves its bytes alone', () => {
  const chart = newChart();
  const web = deployment(chart);
  const before = JSON.stringify(objectsOf(chart));
  requireOf(chart, hostname('shop'));
  requireOf(web, { kind: 'hostname', checks: [], edits: [] });
  expect(JSON.stringify(objectsOf(chart))).toBe(before);
});

test('the edits of a promise are done in each Pod for which it counts', () => {
  const chart = newChart();
  const [first, second] = [deployment(chart, 'first'), deployment(chart, 'second')];
  const edit = (value: string): Requirement => ({
    kind: 'hostname',
    checks: [],
    edits: [
      {
        phase: EditPhase.FINAL,
        apply: ({ spec, target }) => {
          spec['hostname'] = `${value}-${target.version.minor}`;
        },
      },
    ],
  });
  requireOf(chart, edit('all'));
  requireOf(second, edit('own'));
  const names = objectsOf(chart).map(
    (object) => (object['spec'] as typeof object)['template'].spec.hostname as unknown,
  );
  expect(names).toEqual(['all-33', 'own-33']);
  expect(PodTemplate.of(first).manifest['spec']).toMatchObject({ hostname: 'all-33' });
});

describe('the scope', () => {
  const chart = newChart();
  const web = new kplus.Deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1' }] });
  const logs = new Sidecar(web, 'logs', { image: 'logs:1', securityContext: { user: 65532 } });
  const empty = new Construct(chart, 'empty');

  test.each<[string, Construct, Construct]>([
    ['for a workload is that workload', web, web],
    ['for a helper is the workload that it joined', logs, web],
    ['for a chart is that chart, whatever stands in it', chart, chart],
    ['for a construct to which workloads may come is that construct', empty, empty],
  ])('of a promise that is made %s', (_title, scope, expected) => {
    expect(requirementScope(scope)).toBe(expected);
  });
});

test('a promise that no Pod can keep stops synthesis, except for charts and apps', () => {
  const chart = newChart();
  const app = chart.node.root as App;
  const [empty, nested] = [new Construct(chart, 'empty'), new Chart(chart, 'nested')];
  for (const scope of [app, nested, empty]) requireOf(scope, hostname('shop'));
  expect(findUnmetScopes(app)).toEqual([
    {
      rule: 'pod-missing',
      severity: 'error',
      level: 'code',
      tags: [],
      docs: 'docs/rules/pod-missing.md',
      construct: 'test/empty',
      message: 'the Pods here must keep a promise, and neither this construct nor one above or below it holds a Pod.',
      fix: 'make the promise for a workload, or for a construct or chart with workloads in it.',
    },
  ]);
  expect(() => app.synthYaml()).toThrow('the Pods here must keep a promise');
  const web: ApiObject = deployment(empty);
  PodTemplate.of(web).mergeSpec({ hostname: 'shop' });
  expect(app.synthYaml()).toContain('hostname: shop');
});
