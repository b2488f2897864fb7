import { ApiObject } from 'cdk8s';
import { PodTemplate, type InitContainerOrder } from '../../src';
import { deployment, newChart, podOf, refusalOf, type Json } from './support';

const FIX = 'take one of these names out of its `before` or `after`.';

type Steps = readonly (readonly [name: string, order?: InitContainerOrder])[];

function chartWith(own: readonly string[], steps: Steps): ReturnType<typeof newChart> {
  const chart = newChart();
  const initContainers = own.map((name) => ({ name, image: 'shop:1' }));
  const web = deployment(chart, 'web', own.length === 0 ? {} : { initContainers });
  for (const [name, order] of steps) PodTemplate.of(web).addInitStep({ name, image: 'shop:1' }, order);
  return chart;
}

function orderOf(own: readonly string[], steps: Steps): string[] {
  const containers = podOf(chartWith(own, steps))['initContainers'] as Json[];
  return containers.map(({ name }) => name as string);
}

describe('init steps and native sidecars start', () => {
  test('in the order of the code, after those of the workload', () => {
    expect(orderOf(['own'], [['z'], ['a'], ['m']])).toEqual(['own', 'z', 'a', 'm']);
  });

  test('before one of the workload', () => {
    expect(orderOf(['own', 'last'], [['late'], ['early', { before: ['own'] }]])).toEqual([
      'early',
      'own',
      'last',
      'late',
    ]);
  });

  test('between two of the workload', () => {
    expect(orderOf(['a', 'b'], [['middle', { after: ['a'], before: ['b'] }]])).toEqual(['a', 'middle', 'b']);
  });

  test('after one that a later line adds', () => {
    expect(orderOf([], [['second', { after: ['first'] }], ['first']])).toEqual(['first', 'second']);
  });

  test('before several, which keep their own order', () => {
    expect(orderOf(['a'], [['b'], ['c'], ['first', { before: ['c', 'a', 'b'] }]])).toEqual(['first', 'a', 'b', 'c']);
  });

  test('in a chain that is named from its end', () => {
    const steps: Steps = [['d', { after: ['c'] }], ['c', { after: ['b'] }], ['b', { after: ['a'] }], ['a']];
    expect(orderOf([], steps)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('with native sidecars and steps in one order', () => {
    const chart = newChart();
    const pod = PodTemplate.of(deployment(chart));
    pod.addInitStep({ name: 'migrate', image: 'shop:1' }, { after: ['proxy'] });
    pod.addSidecar({ name: 'proxy', image: 'envoy:1' });
    expect((podOf(chart)['initContainers'] as Json[]).map(({ name }) => name as string)).toEqual(['proxy', 'migrate']);
  });
});

describe('an order that cannot be kept is refused', () => {
  test('where two want to stand before each other', () => {
    const steps: Steps = [
      ['a', { before: ['b'] }],
      ['b', { before: ['a'] }],
    ];
    expect(refusalOf(chartWith([], steps))).toBe(`1 finding:

error init-order: "b" before "a" before "b" forms a cycle.
  at:  test/web, Deployment "web", container "a"
  in:  PodTemplate.addInitStep.before
  fix: ${FIX}`);
  });

  test('where it would turn round the order of the workload', () => {
    expect(refusalOf(chartWith(['a', 'b'], [['x', { after: ['b'], before: ['a'] }]]))).toBe(`1 finding:

error init-order: "b" before "x" before "a" before "b" forms a cycle.
  at:  test/web, Deployment "web", container "x"
  in:  PodTemplate.addInitStep.before
  fix: ${FIX}`);
  });

  test('where no container has the name', () => {
    expect(refusalOf(chartWith(['migrate', 'warm'], [['x', { after: ['Migrate'], before: ['logs'] }]])))
      .toBe(`2 findings:

error init-order: "x" cannot be put after "Migrate": no init step or native sidecar has that name; the Pod has "migrate" and "warm".
  at:  test/web, Deployment "web", container "x"
  in:  PodTemplate.addInitStep.after[0] = "Migrate"
  fix: did you mean "migrate"? Use that name in \`after\`.

error init-order: "x" cannot be put before "logs": no init step or native sidecar has that name; the Pod has "migrate" and "warm".
  at:  test/web, Deployment "web", container "x"
  in:  PodTemplate.addInitStep.before[0] = "logs"
  fix: name one of "migrate" and "warm" in \`before\`.`);
  });

  test('where the name is its own', () => {
    expect(refusalOf(chartWith([], [['x', { after: ['x'] }]]))).toBe(`1 finding:

error init-order: "x" cannot be put after itself.
  at:  test/web, Deployment "web", container "x"
  in:  PodTemplate.addInitStep.after[0] = "x"
  fix: leave "x" out of \`after\`.`);
  });

  test('where the name is that of an app container', () => {
    expect(refusalOf(chartWith([], [['x', { before: ['web'] }]]))).toBe(`1 finding:

error init-order: "x" cannot be put before "web", which is not an init step or native sidecar: all of those start before it anyway.
  at:  test/web, Deployment "web", container "x"
  in:  PodTemplate.addInitStep.before[0] = "web"
  fix: leave "web" out of \`before\`.`);
  });

  test('but not of a container that another edit removes', () => {
    const chart = chartWith(['a'], [['x', { after: ['a'] }]]);
    const web = chart.node.findAll().find((construct) => ApiObject.isApiObject(construct));
    PodTemplate.of(web as ApiObject).mergeSpec({ initContainers: null });
    expect(() => chart.toJson()).not.toThrow();
  });
});
