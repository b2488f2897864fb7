import { ApiObject, App, Chart, Lazy } from 'cdk8s';
import * as fc from 'fast-check';
import { ManifestApp } from '../../src';
import { outcomeOf, withEnvironment } from './support';
import { objectsOf, texts } from './texts';

const RUNS = 500;

/** What only cdk8s can render, beside what it takes as it is. */
const values = fc.oneof(
  { weight: 12, arbitrary: texts },
  fc.integer(),
  fc.boolean(),
  fc.constantFrom<unknown>(null, undefined, 10n, new Date(0), { value: 1 }, { resolve: () => 'resolved' }),
  fc.constant(Lazy.any({ produce: () => ({ produced: true }) })),
);

const maps = fc.option(fc.dictionary(texts, fc.oneof({ weight: 9, arbitrary: texts }, values), { maxKeys: 3 }), {
  nil: undefined,
});

const metadata = fc.record(
  {
    name: texts,
    namespace: texts,
    labels: maps,
    annotations: maps,
    finalizers: fc.array(texts, { maxLength: 2 }),
    ownerReferences: fc.constantFrom([], [{ apiVersion: 'v1', kind: 'Node', name: 'n', uid: '1', none: {} }]),
    extra: fc.oneof(values, fc.constantFrom({}, [])),
  },
  { requiredKeys: [] },
);

const objects = fc.record(
  { apiVersion: fc.constantFrom('v1', 'apps/v1'), kind: texts, metadata, spec: objectsOf(values), data: values },
  { requiredKeys: ['apiVersion', 'kind'] },
);

function yamlOf(app: App, props: object): string {
  const chart = new Chart(app, 'test', { labels: { team: 'shop' } });
  return new ApiObject(chart, 'object', copyOf(props)).chart.node.root === app ? app.synthYaml() : '';
}

/** cdk8s keeps what it is given, and changes some of it. */
function copyOf(props: object): never {
  const { metadata: given, ...rest } = props as { readonly metadata?: object };
  return { ...rest, ...(given && { metadata: { ...given } }) } as never;
}

function expectSame(props: object): void {
  const [theirs, ours] = [new App(), new ManifestApp()].map((app) => outcomeOf(() => yamlOf(app, props)));
  expect(ours).toBe(theirs);
}

describe('an object of plain data, or of nearly plain data, is written as cdk8s writes it', () => {
  test('whatever it holds', () => {
    fc.assert(fc.property(objects, expectSame), { numRuns: RUNS });
  });

  test('in the order of the code, if keys are not sorted', () => {
    withEnvironment('CDK8S_DISABLE_SORT', '1', () => fc.assert(fc.property(objects, expectSame), { numRuns: RUNS }));
  });

  test('with a name that JavaScript takes for something else', () => {
    const odd = JSON.parse('{"__proto__":"a","constructor":"b","toString":"c"}') as object;
    expectSame({ apiVersion: 'v1', kind: 'Shop', metadata: { labels: odd } });
    expectSame({ apiVersion: 'v1', kind: 'Shop', spec: { odd, inner: JSON.parse('{"__proto__":{}}') as object } });
  });

  test.each([
    { '0': 'a', '': 'b' },
    { '10': 'a', '9': 'b', '1.txt': 'c', '01': 'd' },
    { '-1': 'a', '4294967295': 'b', '4294967294': 'c' },
  ])('with names that are whole numbers: %j', (data) => {
    expectSame({ apiVersion: 'v1', kind: 'ConfigMap', data });
    expectSame({ apiVersion: 'v1', kind: 'ConfigMap', ...data });
    withEnvironment('CDK8S_DISABLE_SORT', '1', () => expectSame({ apiVersion: 'v1', kind: 'ConfigMap', data }));
  });

  test('with what tells its type at the head, and without absent fields', () => {
    const app = new ManifestApp();
    const labels = { app: 'web' };
    new ApiObject(new Chart(app, 'test'), 'object', {
      spec: { selector: labels, template: labels, none: null, empty: {} },
      apiVersion: 'v1',
      extra: undefined,
      kind: 'Shop',
      metadata: { name: 'web', labels, annotations: {} },
    } as never);
    expect(app.synthYaml()).toBe(`apiVersion: v1
kind: Shop
metadata:
  labels:
    app: web
  name: web
spec:
  empty: {}
  selector:
    app: web
  template:
    app: web
`);
  });
});
