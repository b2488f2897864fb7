import { Chart } from 'cdk8s';
import { PodTemplate } from '../../src';
import { deployment, newChart, podOf, refusalOf } from '../template/support';

describe('a merge into a list whose items have one source among several', () => {
  test('puts a reference in the place of a value', () => {
    const chart = newChart();
    const env = [{ name: 'TOKEN', value: 'x' }];
    const web = deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1', env }] });
    const valueFrom = { secretKeyRef: { name: 'shop', key: 'token' } };
    PodTemplate.of(web).mergeContainer('web', { env: [{ name: 'TOKEN', valueFrom }] });
    expect(podOf(chart)['containers'][0].env).toEqual([{ name: 'TOKEN', valueFrom }]);
  });

  test('puts one kind of volume in the place of another, and keeps the fields of the same kind', () => {
    const chart = newChart();
    const volumes = [
      { name: 'data', emptyDir: {} },
      { name: 'cache', emptyDir: { medium: 'Memory' } },
    ];
    const web = deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1' }], volumes });
    PodTemplate.of(web).mergeSpec({
      volumes: [
        { name: 'data', hostPath: { path: '/data' } },
        { name: 'cache', emptyDir: { sizeLimit: '1Gi' } },
      ],
    });
    expect(podOf(chart)['volumes']).toEqual([
      { name: 'data', hostPath: { path: '/data' } },
      { name: 'cache', emptyDir: { medium: 'Memory', sizeLimit: '1Gi' } },
    ]);
  });
});

test('a merge cannot give a container another name', () => {
  const chart = newChart();
  PodTemplate.of(deployment(chart)).mergeContainer('web', { name: 'api' });
  expect(refusalOf(chart)).toBe(`1 finding:

error merge-failed: the piece {"name":…} cannot be merged: a container keeps its name.
  at:  test/web, Deployment "web"
  in:  PodTemplate.mergeContainer
  fix: leave \`name\` out: the first argument names the container.`);
});

test('the same finding in two namespaces is shown twice, each with its namespace', () => {
  const chart = newChart();
  for (const namespace of ['blue', 'green']) deployment(new Chart(chart, namespace, { namespace }));
  PodTemplate.all(chart).addEnv('nope', { name: 'A', value: '1' });
  expect(refusalOf(chart).match(/Deployment "[^"]*"/g)).toEqual(['Deployment "blue/web"', 'Deployment "green/web"']);
});

test('the workloads of all Pods are those that are there now', () => {
  const chart = newChart();
  const all = PodTemplate.all(chart);
  deployment(chart, 'first');
  deployment(chart, 'second');
  expect(all.workloads.map(({ name }) => name)).toEqual(['first', 'second']);
});
