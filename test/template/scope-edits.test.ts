import { ApiObject, Chart, type App } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { PodTemplate, Sidecar } from '../../src';
import { deployment, job, newChart, objectsOf, podOf, refusalOf, templateOf, written, type Json } from './support';

function labelsOf(object: Json): unknown {
  return object['spec'].template.metadata.labels;
}

test('an edit for a scope reaches every Pod below it, and no other', () => {
  const chart = newChart();
  const [inside, outside] = [new Construct(chart, 'inside'), new Construct(chart, 'outside')];
  deployment(inside, 'web');
  job(inside, 'work');
  deployment(outside, 'other');
  PodTemplate.all(inside).addLabel('team', 'shop');
  expect(objectsOf(chart).map(labelsOf)).toEqual([
    { app: 'web', team: 'shop' },
    { app: 'work', team: 'shop' },
    { app: 'web' },
  ]);
});

test('an edit for a scope reaches Pods that are added later, in app.synthYaml, Testing.synth and a look at the Pod', () => {
  const chart = newChart();
  PodTemplate.all(chart).addLabel('team', 'shop');
  const web = deployment(chart);
  expect(PodTemplate.of(web).manifest['metadata']).toEqual({ labels: { app: 'web', team: 'shop' } });
  expect(labelsOf(written(chart.node.root as App)[0]!)).toEqual({ app: 'web', team: 'shop' });
  const late = new kplus.Deployment(new Chart(chart, 'nested'), 'late', { containers: [{ image: 'shop:1' }] });
  chart.toJson();
  expect(labelsOf(ApiObject.of(late).toJson() as Json)).toMatchObject({ team: 'shop' });
});

test('the workloads of a scope are those that are there now', () => {
  const chart = newChart();
  const all = PodTemplate.all(chart);
  expect(all.workloads).toEqual([]);
  const web = deployment(chart);
  expect(all.workloads).toEqual([web]);
});

test('an edit for a scope is seen at once where an object below it is rendered alone', () => {
  const chart = newChart();
  const web = deployment(chart);
  PodTemplate.all(chart).addLabel('team', 'shop');
  expect(labelsOf(web.toJson() as Json)).toEqual({ app: 'web', team: 'shop' });
});

test('every edit for a scope is done in each of its Pods', () => {
  const chart = newChart();
  const all = PodTemplate.all(chart);
  all.addSidecar({ name: 'logs', image: 'fluent-bit:4' });
  all.addVolume({ name: 'logs', emptyDir: {} });
  all.addVolumeMount('web', { name: 'logs', mountPath: '/var/log' });
  all.mergeContainer('web', { tty: true });
  deployment(chart, 'a');
  deployment(chart, 'b');
  const pod = {
    containers: [{ name: 'web', image: 'shop:1', tty: true, volumeMounts: [{ name: 'logs', mountPath: '/var/log' }] }],
    initContainers: [{ name: 'logs', image: 'fluent-bit:4', restartPolicy: 'Always' }],
    volumes: [{ name: 'logs', emptyDir: {} }],
  };
  expect(objectsOf(chart).map((object) => object['spec'].template.spec as unknown)).toEqual([pod, pod]);
});

test('an edit for a wider scope comes before those for a narrower one, whatever the order of the code', () => {
  const chart = newChart();
  const web = deployment(chart);
  PodTemplate.of(web).addInitStep({ name: 'third', image: 'shop:1' });
  PodTemplate.all(chart).addInitStep({ name: 'second', image: 'shop:1' });
  PodTemplate.all(chart.node.root).addInitStep({ name: 'first', image: 'shop:1' });
  expect((podOf(chart)['initContainers'] as Json[]).map(({ name }) => name as string)).toEqual([
    'first',
    'second',
    'third',
  ]);
});

test('an edit for a workload as a scope reaches its Pod and those below it', () => {
  const chart = newChart();
  const web = deployment(chart);
  job(web, 'migrate');
  PodTemplate.all(web).addLabel('team', 'shop');
  expect(objectsOf(chart).map(labelsOf)).toEqual([
    { app: 'web', team: 'shop' },
    { app: 'migrate', team: 'shop' },
  ]);
});

test('a clash between edits for an app and for a workload names both sides', () => {
  const chart = newChart();
  PodTemplate.all(chart.node.root).addSidecar({ name: 'logs', image: 'fluent-bit:4' });
  new Sidecar(deployment(chart), 'logs', { image: 'fluent-bit:4', securityContext: { user: 2000 } });
  expect(refusalOf(chart)).toBe(`1 finding:

error duplicate-container: 2 containers have the name "logs".
  at:  test/web/logs, Deployment "web", container "logs"
  in:  spec.template.spec.initContainers[1].name = "logs", by PodTemplate.addSidecar
  by:  (the app), test/web/logs
  fix: give each container of the Pod a name of its own.
  code: a helper takes the id of its construct as the name of its container, unless its props give a \`name\`.`);
});

describe('a helper that is removed from the tree', () => {
  test('takes its edits and its objects with it, to the last byte', () => {
    const chart = newChart();
    const web = new kplus.Deployment(chart, 'web', { containers: [{ image: 'shop:1', portNumber: 8080 }] });
    const before = (chart.node.root as App).synthYaml();
    const configuration = { path: '/etc/logs', files: { 'logs.conf': 'tail' } };
    new Sidecar(web, 'logs', { image: 'fluent-bit:4', configuration });
    expect(refusalOf(chart)).toContain('hardened-user');
    expect(web.node.tryRemoveChild('logs')).toBe(true);
    expect((chart.node.root as App).synthYaml()).toBe(before);
  });

  test('leaves the workload to cdk8s where it was the only one', () => {
    const chart = newChart();
    const web = deployment(chart, 'web', { containers: [{ name: 'Not A Name', image: 'shop:1' }] });
    new Sidecar(web, 'logs', { image: 'logs:1', securityContext: { hardened: false } });
    expect(refusalOf(chart)).toContain('container-name');
    web.node.tryRemoveChild('logs');
    expect(podOf(chart)).toEqual({ containers: [{ name: 'Not A Name', image: 'shop:1' }] });
  });

  test('leaves the others, and makes room for one of the same id', () => {
    const chart = newChart();
    const web = deployment(chart);
    new Sidecar(web, 'logs', { image: 'old:1', securityContext: { hardened: false } });
    web.node.tryRemoveChild('logs');
    new Sidecar(web, 'logs', { image: 'new:1', securityContext: { hardened: false } });
    expect(podOf(chart)['initContainers']).toEqual([{ name: 'logs', image: 'new:1', restartPolicy: 'Always' }]);
  });

  test('takes what was edited from below it, too', () => {
    const chart = newChart();
    const web = deployment(chart);
    const group = new Construct(web, 'group');
    PodTemplate.of(new Construct(group, 'editor')).addLabel('team', 'shop');
    expect(templateOf(chart)['metadata'].labels).toEqual({ app: 'web', team: 'shop' });
    web.node.tryRemoveChild('group');
    expect(templateOf(chart)['metadata'].labels).toEqual({ app: 'web' });
  });
});
