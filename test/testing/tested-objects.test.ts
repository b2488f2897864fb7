import { ApiObject, App, Chart, Include, JsonPatch } from 'cdk8s';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FindingsError, KubernetesVersion, PodTemplate, Sidecar } from '../../src';
import '../../src/testing/setup';
import { deployment, job, newChart } from '../template/support';
import { GUARANTEED, manifest, messageOf, PROXY, SERVICE } from './support';

describe('what the matchers take', () => {
  test('a workload and its patterns are judged for the cluster of the construct', () => {
    const chart = newChart();
    const web = deployment(chart);
    const sidecar = new Sidecar(web, 'log-shipper', {
      image: 'fluent/fluent-bit:5.2.0',
      securityContext: { user: 65532 },
    });
    expect(web).toHaveSidecar('log-shipper');
    expect(sidecar).toHaveSidecar('log-shipper');
    expect(chart.node.root).toHaveSidecar('log-shipper');
    expect(messageOf(() => expect(sidecar).toHaveSidecar('proxy'))).toBe(`expect(received).toHaveSidecar("proxy")

Deployment "web" (test/web), on Kubernetes 1.33, has no sidecar "proxy": it has sidecar "log-shipper" and container "web".`);
  });

  test('a workload is judged with the edits of the scopes above it, also of those that came before it', () => {
    const chart = newChart();
    PodTemplate.all(chart).patch(JsonPatch.replace('/spec/containers/0/name', 'shop'));
    expect(deployment(chart)).toHaveContainer('shop');
  });

  test('the option target sets further gates of the cluster of a construct, or names another cluster', () => {
    const web = deployment(newChart(KubernetesVersion.V1_28), 'web', { initContainers: [PROXY] });
    expect(web).not.toHaveSidecar('proxy');
    expect(web).toHaveSidecar('proxy', { target: { featureGates: { SidecarContainers: true } } });
    expect(web).toHaveSidecar('proxy', { target: { version: KubernetesVersion.V1_33 } });
  });

  test('an object that stands beside a workload is judged alone', () => {
    const web = deployment(newChart());
    const inside = new ApiObject(web, 'service', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } });
    expect(messageOf(() => expect(inside).toHaveContainer('web'))).toBe(
      'no object here holds a Pod: the only object is Service "web".',
    );
  });

  test('what stops synthesis is what the matcher says', () => {
    const chart = newChart();
    const web = deployment(chart);
    PodTemplate.of(web).mergeContainer('wbe', { stdin: true });
    expect(() => expect(chart).not.toHaveContainer('proxy')).toThrow(FindingsError);
  });

  test('every Pod of a chart must fit, and behind .not none may', () => {
    const chart = newChart();
    deployment(chart);
    job(chart);
    expect(chart).not.toHaveContainer('proxy');
    expect(messageOf(() => expect(chart).toHaveContainer('web'))).toBe(`expect(received).toHaveContainer("web")

Job "work" (test/work), on Kubernetes 1.33, has no container "web": it has container "work".`);
    expect(messageOf(() => expect(chart).not.toHaveContainer('web'))).toBe(`expect(received).not.toHaveContainer("web")

Deployment "web" (test/web), on Kubernetes 1.33, has the container "web".`);
  });

  test('one of several Pods is chosen by name and kind', () => {
    const chart = newChart();
    deployment(chart);
    job(chart);
    expect(chart).toHaveContainer('web', { name: 'web' });
    expect(chart).toHaveContainer('work', { kind: 'Job' });
    expect(messageOf(() => expect(chart).toHaveContainer('web', { name: 'shop', kind: 'Job' }))).toBe(
      'no Job of the name "shop" here holds a Pod: the objects are Deployment "web" and Job "work".',
    );
  });

  test('an Include gives the objects of its file', () => {
    const url = join(mkdtempSync(join(tmpdir(), 'matchers-')), 'web.json');
    writeFileSync(url, JSON.stringify(manifest('web', GUARANTEED)));
    expect(new Include(newChart(), 'file', { url })).toHaveQosClass('Guaranteed');
  });

  test('the Pods of nested charts belong to the outer one', () => {
    const chart = newChart();
    deployment(new Chart(chart, 'inner'));
    expect(chart).toHaveContainer('web');
  });

  test('lists, Lists and text are read, and what holds no Pod is passed over', () => {
    const list = { apiVersion: 'v1', kind: 'List', items: [manifest('web', GUARANTEED), SERVICE] };
    expect([SERVICE, manifest('web', GUARANTEED)]).toHaveQosClass('Guaranteed');
    expect(list).toHaveQosClass('Guaranteed');
    expect(JSON.stringify(list)).toHaveQosClass('Guaranteed');
    expect('kind: Pod\napiVersion: v1\nspec: { containers: [{ name: web }] }\n---\nkind: Service\n').toHaveContainer(
      'web',
    );
  });

  test.each([
    [
      'a value of another type',
      5,
      'expected an app, a chart, another construct, a manifest, YAML text or a list of these, and got a number.',
    ],
    [
      'nothing',
      undefined,
      'expected an app, a chart, another construct, a manifest, YAML text or a list of these, and got undefined.',
    ],
    [
      'a value of a class',
      new Date(0),
      'expected an app, a chart, another construct, a manifest, YAML text or a list of these, and got an object of the class Date.',
    ],
    ['an empty list', [], 'no object here holds a Pod: there are no objects at all.'],
    ['an app without charts', new App(), 'no object here holds a Pod: there are no objects at all.'],
    ['an object without a Pod', SERVICE, 'no object here holds a Pod: the only object is Service "web".'],
    ['text that is no YAML', 'kind: [', 'line 1: the bracket or brace that begins here is never closed'],
    ['text that is no object', 'web', 'line 1: this document is a text, not a Kubernetes object'],
    [
      'a workload that lacks its Pod',
      { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' } },
      'Deployment "web" has no Pod at spec.template.spec.',
    ],
    [
      'a Pod that cannot be read',
      manifest('web', { ports: 80, image: 1 }),
      `Kubernetes cannot read Deployment "web":
  spec.template.spec.containers[0].image must be a string
  spec.template.spec.containers[0].ports must be a list`,
    ],
  ])('%s is refused with and without .not', (_, received, message) => {
    expect(messageOf(() => expect(received).toHaveSidecar('web'))).toBe(message);
    expect(messageOf(() => expect(received).not.toHaveSidecar('web'))).toBe(message);
  });
});
