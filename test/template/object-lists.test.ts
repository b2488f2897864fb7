import { ApiObject, type App } from 'cdk8s';
import { PodTemplate, QosPolicy } from '../../src';
import { deployment, newChart, objectsOf, messageOf, type Json } from './support';

const WEB = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: { containers: [{ name: 'web', image: 'shop:1' }] },
};

function chartWithList(items: Json[]): ReturnType<typeof newChart> {
  const chart = newChart();
  new ApiObject(chart, 'list', { apiVersion: 'v1', kind: 'List', metadata: { name: 'all' }, items } as never);
  return chart;
}

test.each<[string, (chart: ReturnType<typeof newChart>) => void]>([
  ['an edit for every Pod', (chart) => PodTemplate.all(chart).addLabel('team', 'shop')],
  ['a promise for every Pod', (chart) => QosPolicy.of(chart).requireGuaranteed()],
])('%s does not pass over a List without a word', (_what, say) => {
  const chart = chartWithList([WEB, { ...WEB, metadata: { name: 'api' } }]);
  say(chart);
  expect(messageOf(() => (chart.node.root as App).synthYaml())).toBe(`1 finding:

error pods-in-list: 2 workloads stand in a List, which cdk8s includes as one object: nothing that is said of every Pod reaches them.
  at:  test/list, List "all"
  in:  items
  fix: write the items of the List as documents of their own, divided by "---".`);
});

test('a List without Pods, and one of which nothing is said, are left alone', () => {
  const chart = chartWithList([{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }]);
  PodTemplate.all(chart).addLabel('team', 'shop');
  expect(objectsOf(chart)).toHaveLength(1);
  const other = chartWithList([WEB]);
  PodTemplate.of(deployment(other)).addLabel('team', 'shop');
  expect(objectsOf(other)).toHaveLength(2);
});
