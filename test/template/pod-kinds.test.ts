import { ApiObject, type Chart } from 'cdk8s';
import { POD_KINDS, type PodKind } from '../../src/kubernetes/kinds';
import { OPERATOR_KINDS } from '../../src/kubernetes/operator-kinds';
import { Findings, MetricsDiscovery, PodKinds, PodTemplate, QosPolicy, Sidecar, type PodKindOptions } from '../../src';
import { podMatchers } from '../../src/testing';
import { LABELS, messageOf, newChart, objectsOf, refusalOf, type Json } from './support';

const LOGS = { image: 'logs:1', securityContext: { hardened: false } };
const WIDGET: PodKindOptions = { apiVersion: 'example.com/v1', kind: 'Widget', path: 'spec.template' };
const TEMPLATE = { metadata: { labels: LABELS }, spec: { containers: [{ name: 'web', image: 'shop:1' }] } };

function object(chart: Chart, apiVersion: string, kind: string, fields: Json): ApiObject {
  return new ApiObject(chart, 'object', { apiVersion, kind, metadata: { name: 'object' }, ...fields });
}

function widget(chart: Chart, spec: Json = { template: TEMPLATE }): ApiObject {
  return object(chart, 'example.com/v1', 'Widget', { spec });
}

/** A value with a Pod template at the end of a path, two in each list on the way. */
function holding([step, ...rest]: readonly string[], template: Json): Json {
  if (step === undefined) return template;
  const inner = holding(rest, template);
  return step.endsWith('[*]') ? { [step.slice(0, -3)]: [inner, structuredClone(inner)] } : { [step]: inner };
}

/** An API version that the entry of a kind is for. */
function apiVersionOf({ apiVersions }: PodKind): string {
  const [first = ''] = apiVersions.source
    .replaceAll(/[\^$\\]|\(beta\[12\]\)\?|\(beta1\)\?|\(alpha1\)\?/g, '')
    .split('|');
  return first.replace(/^\(apps$/, 'apps/v1').replace('(alpha1', 'alpha1');
}

/** The names of the native sidecars of every Pod spec in a manifest. */
function sidecarsIn(value: unknown): string[][] {
  if (Array.isArray(value)) return value.flatMap(sidecarsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { containers, initContainers } = value as Json;
  if (Array.isArray(containers)) return [((initContainers ?? []) as Json[]).map(({ name }) => name as string)];
  return Object.values(value).flatMap(sidecarsIn);
}

describe('every kind that the command knows can be the scope of a pattern', () => {
  const kinds = [...POD_KINDS, ...OPERATOR_KINDS];

  test.each(
    kinds.map((kind) => [`${apiVersionOf(kind)} ${kind.kind} at ${kind.templatePath.join('.')}`, kind] as const),
  )('a helper joins each Pod of %s', (_name, kind) => {
    expect(kind.apiVersions.test(apiVersionOf(kind))).toBe(true);
    const chart = newChart();
    const restartPolicy = kind.restartPolicies.at(-1)!;
    const template = { ...TEMPLATE, spec: { ...TEMPLATE.spec, restartPolicy } };
    const isList = kind.templatePath.some((step) => step.endsWith('[*]'));
    new Sidecar(object(chart, apiVersionOf(kind), kind.kind, holding(kind.templatePath, template)), 'logs', LOGS);
    const [manifest] = objectsOf(chart);
    expect(sidecarsIn(manifest)).toEqual(isList ? [['logs'], ['logs']] : [['logs']]);
    expect(manifest).toMatchObject({ apiVersion: apiVersionOf(kind), kind: kind.kind });
  });
});

describe('a template that an operator completes', () => {
  test('may lack what the operator fills in, and a helper must have all of its own', () => {
    const chart = newChart();
    const template = { spec: { containers: [{ image: 'shop:1' }] } };
    const service = object(chart, 'serving.knative.dev/v1', 'Service', { spec: { template } });
    PodTemplate.of(service).addSidecar({ name: 'logs' });
    expect(Findings.of(chart).map(({ rule, container }) => [rule, container])).toEqual([['image-missing', 'logs']]);
  });
});

describe('a kind that is registered', () => {
  test('holds a Pod that patterns join, rules and promises judge, and matchers find', () => {
    const chart = newChart();
    PodKinds.register(chart, WIDGET);
    const scope = widget(chart);
    new Sidecar(scope, 'logs', { ...LOGS, ports: [{ number: 9000 }, { number: 9000 }] });
    QosPolicy.of(scope).requireGuaranteed();
    expect(Findings.of(chart).map(({ rule, location }) => [rule, location?.path])).toEqual([
      ['qos-class', 'spec.template.spec.containers[0].resources'],
      ['duplicate-port', 'spec.template.spec.initContainers[0].ports[1].containerPort'],
      ['qos-class', 'spec.template.spec.initContainers[0].resources'],
    ]);
  });

  test('is seen by the matchers', () => {
    expect.extend(podMatchers);
    const chart = newChart();
    PodKinds.register(chart, WIDGET);
    new Sidecar(widget(chart), 'logs', LOGS);
    expect(chart).toHaveSidecar('logs');
    expect(PodTemplate.all(chart, { kinds: ['Widget'] }).workloads).toHaveLength(1);
  });

  test('counts for what stands below the scope, and the nearest scope counts', () => {
    const chart = newChart();
    PodKinds.register(chart.node.root, { ...WIDGET, path: 'spec.other' });
    PodKinds.register(chart, WIDGET);
    new Sidecar(widget(chart), 'logs', LOGS);
    expect(sidecarsIn(objectsOf(chart))).toEqual([['logs']]);
    expect(messageOf(() => new Sidecar(widget(newChart()), 'logs', LOGS)).split('\n')[2]).toBe(
      'error pod-missing: neither this construct nor one above it holds a Pod.',
    );
  });

  test('can have several Pods, in a list and by several registrations', () => {
    const chart = newChart();
    PodKinds.register(chart, { ...WIDGET, path: 'spec.groups[*].template' });
    PodKinds.register(chart, { ...WIDGET, path: 'spec.leader' });
    const groups = [{ name: 'a', template: TEMPLATE }, { name: 'empty' }, { name: 'b', template: TEMPLATE }];
    new Sidecar(widget(chart, { groups, leader: TEMPLATE, size: 3 }), 'logs', LOGS);
    const [{ spec }] = objectsOf(chart) as [Json];
    expect(sidecarsIn(spec)).toEqual([['logs'], ['logs'], ['logs']]);
    expect(spec['groups'].map(({ name }: Json) => name as string)).toEqual(['a', 'empty', 'b']);
    expect([spec['groups'][1], spec['size']]).toEqual([{ name: 'empty' }, 3]);
  });

  test('can choose one Pod of a kind that is known with several', () => {
    const chart = newChart();
    const kind = { apiVersion: 'ray.io/v1', kind: 'RayCluster' };
    const workerGroupSpecs = [{ template: TEMPLATE }];
    const spec = { headGroupSpec: { template: TEMPLATE }, workerGroupSpecs };
    const set = object(chart, kind.apiVersion, kind.kind, { spec });
    PodKinds.register(set, { ...kind, path: 'spec.headGroupSpec.template' });
    new Sidecar(set, 'logs', LOGS);
    expect(sidecarsIn(objectsOf(chart))).toEqual([['logs'], []]);
  });

  test('with a path that leads nowhere, or past the template, is refused at synthesis', () => {
    for (const path of ['spec.pod', 'spec.template.spec', 'spec.groups[*].template']) {
      const chart = newChart();
      PodKinds.register(chart, { ...WIDGET, path });
      new Sidecar(widget(chart, { template: TEMPLATE, groups: [] }), 'logs', LOGS);
      expect(refusalOf(chart).split('\n')[2]).toBe(`error template-missing: there is no Pod template at ${path}.`);
    }
  });

  test.each<[string, Partial<PodKindOptions>, string]>([
    ['a path', { path: 'spec/template' }, '"spec/template" is not a path of fields, such as "spec.template"'],
    ['an apiVersion', { apiVersion: 'Example' }, '"Example" is not an apiVersion, such as "example.com/v1"'],
    ['a kind', { kind: 'my widget' }, '"my widget" is not a kind, such as "Widget"'],
  ])('without %s is refused', (_what, wrong, reason) => {
    expect(messageOf(() => PodKinds.register(newChart(), { ...WIDGET, ...wrong }))).toBe(`1 finding:

error pod-kind: no kind that holds a Pod is registered: ${reason}.
  at:  test
  in:  PodKinds.register
  fix: write it as in PodKinds.register(app, { apiVersion: 'example.com/v1', kind: 'Widget', path: 'spec.template' }).`);
  });
});

describe('an object with several Pods', () => {
  function jobSet(chart: Chart, labels: Json[]): ApiObject {
    const replicatedJobs = labels.map((each) => ({
      template: {
        spec: {
          template: { ...TEMPLATE, metadata: { labels: each }, spec: { ...TEMPLATE.spec, restartPolicy: 'Never' } },
        },
      },
    }));
    return object(chart, 'jobset.x-k8s.io/v1alpha2', 'JobSet', { spec: { replicatedJobs } });
  }
  const METRICS = { ...LOGS, metrics: { port: 9100, discovery: MetricsDiscovery.POD_MONITOR } };

  test('is selected by the labels that all of them have', () => {
    const chart = newChart();
    new Sidecar(
      jobSet(chart, [
        { app: 'train', role: 'a' },
        { app: 'train', role: 'b' },
      ]),
      'logs',
      METRICS,
    );
    const monitor = objectsOf(chart).find(({ kind }) => kind === 'PodMonitor');
    expect(monitor?.['spec'].selector).toEqual({ matchLabels: { app: 'train' } });
  });

  test('without a label that all of them have cannot be selected', () => {
    const chart = newChart();
    new Sidecar(jobSet(chart, [{ role: 'a' }, { role: 'b' }]), 'logs', METRICS);
    expect(messageOf(() => objectsOf(chart))).toContain(
      'error selector-missing: the JobSet has 2 Pods, and no label that all of them have: nothing selects them together.',
    );
  });

  test('has a finding for each of them, and the matchers judge each', () => {
    expect.extend(podMatchers);
    const chart = newChart();
    const set = jobSet(chart, [{ app: 'a' }, { app: 'b' }]);
    PodTemplate.of(set).addPort('web', { containerPort: 0 });
    expect(Findings.of(chart).map(({ location }) => location?.path)).toEqual([
      'spec.replicatedJobs[0].template.spec.template.spec.containers[0].ports[0].containerPort',
      'spec.replicatedJobs[1].template.spec.template.spec.containers[0].ports[0].containerPort',
    ]);
    expect(() => expect(set.toJson()).toHaveSidecar('logs')).toThrow();
  });
});
