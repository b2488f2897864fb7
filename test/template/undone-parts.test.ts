import { JsonPatch, type ApiObject } from 'cdk8s';
import { Ambassador, PodTemplate, SharedVolume, Sidecar } from '../../src';
import { deployment, newChart, objectsOf, refusalOf } from './support';

const HELPER = { image: 'helper:1', securityContext: { user: 65532 } };

function ambassador(web: ApiObject): void {
  const clientVariables = { host: 'DB_HOST', port: 'DB_PORT' };
  new Ambassador(web, 'db', { ...HELPER, listen: { number: 5432 }, clientVariables });
}

function refusalAfter(act: (web: ApiObject, pod: PodTemplate) => void): string {
  const chart = newChart();
  const web = deployment(chart);
  act(web, PodTemplate.of(web));
  return refusalOf(chart);
}

describe('what a pattern brings cannot be undone without a word', () => {
  const removedBy = (call: string): string => `1 finding:

error part-undone: the variables "DB_HOST" and "DB_PORT" of "web", which this construct brings, are removed by PodTemplate.${call} on test/web.
  at:  test/web/db, Deployment "web", container "web"
  in:  spec.template.spec.containers[0]
  fix: remove the edit or patch that undoes it, or leave the part out of the construct.`;

  test.each<[string, string, (pod: PodTemplate) => void]>([
    [
      'fields that are set',
      'setContainerFields',
      (pod) => pod.setContainerFields('web', { env: [{ name: 'Z', value: '1' }] }),
    ],
    ['a merge', 'mergeContainer', (pod) => pod.mergeContainer('web', { env: null })],
    ['a patch', 'patch', (pod) => pod.patch(JsonPatch.replace('/spec/containers/0/env', []))],
    [
      'a merge patch',
      'mergePatch',
      (pod) => pod.mergePatch({ spec: { containers: [{ name: 'web', image: 'shop:1' }] } }),
    ],
  ])('not by %s', (_what, call, act) => {
    const text = refusalAfter((web, pod) => {
      ambassador(web);
      act(pod);
    });
    expect(text).toBe(removedBy(call));
  });

  test('and not by another value', () => {
    const text = refusalAfter((web, pod) => {
      ambassador(web);
      pod.mergeContainer('web', { env: [{ name: 'DB_HOST', value: 'db.prod.svc' }] });
    });
    expect(text).toContain(
      'the variable "DB_HOST" of "web", which this construct brings, is changed by PodTemplate.mergeContainer on test/web',
    );
  });

  const sharing = (web: ApiObject): void => {
    new Sidecar(web, 'logs', HELPER);
    const volumeMounts = ['web', 'logs'].map((container) => ({ container, path: '/data' }));
    new SharedVolume(web, 'data', { volumeMounts });
  };

  test.each([
    ['a mount of a shared volume', '/spec/containers/0/volumeMounts', 'mount "/data" of "web"'],
    ['a container that mounts one', '/spec/initContainers', 'container "logs"'],
    ['a shared volume', '/spec/volumes', 'volume "data"'],
  ])('and neither is %s, with a single finding', (_what, path, part) => {
    const text = refusalAfter((web, pod) => {
      sharing(web);
      pod.patch(JsonPatch.remove(path));
    });
    expect(text).toContain(`1 finding:

error part-undone: the ${part}, which this construct brings, is removed by PodTemplate.patch on test/web.`);
  });

  test('or a mount of another volume, which is not there', () => {
    const text = refusalAfter((web, pod) => {
      sharing(web);
      pod.patch(JsonPatch.replace('/spec/containers/0/volumeMounts/0/name', 'other'));
    });
    expect(text).toContain(`1 finding:

error part-undone: the mount "/data" of "web", which this construct brings, is changed by PodTemplate.patch on test/web.`);
  });

  test('while a shared volume that was never mounted twice is found beside what is undone of another', () => {
    const text = refusalAfter((web, pod) => {
      sharing(web);
      new SharedVolume(web, 'cache', { volumeMounts: [{ container: 'web', path: '/cache' }] });
      pod.patch(JsonPatch.remove('/spec/initContainers/0/volumeMounts'));
    });
    expect(text).toContain('2 findings:');
    expect(text).toContain('only "web" mounts the shared volume "cache", so that nothing is shared.');
  });

  test('and neither is a container, with a single finding for all that it has', () => {
    const text = refusalAfter((web, pod) => {
      new Sidecar(web, 'logs', { ...HELPER, configuration: { path: '/etc/logs', files: { a: 'b' } } });
      pod.patch(JsonPatch.remove('/spec/initContainers'));
    });
    expect(text).toBe(`1 finding:

error part-undone: the container "logs", which this construct brings, is removed by PodTemplate.patch on test/web.
  at:  test/web/logs, Deployment "web"
  fix: remove the edit or patch that undoes it, or leave the part out of the construct.`);
  });

  test('or a container of another name', () => {
    const text = refusalAfter((web, pod) => {
      new Sidecar(web, 'logs', HELPER);
      pod.patch(JsonPatch.replace('/spec/initContainers/0/name', 'shipper'));
    });
    expect(text).toContain(
      'the container "logs", which this construct brings, is removed by PodTemplate.patch on test/web.',
    );
  });

  test('or a mount', () => {
    const text = refusalAfter((web, pod) => {
      new SharedVolume(web, 'data', { volumeMounts: [{ container: 'web', path: '/data' }] });
      new Sidecar(web, 'logs', { ...HELPER, volumeMounts: [{ volume: 'data', path: '/data' }] });
      pod.patch(JsonPatch.replace('/spec/containers/0/volumeMounts/0/mountPath', '/elsewhere'));
    });
    expect(text).toContain(
      'the mount "/data" of "web", which this construct brings, is removed by PodTemplate.patch on test/web.',
    );
  });
});

test('what code puts in by itself can be taken away again', () => {
  const chart = newChart();
  const pod = PodTemplate.of(deployment(chart));
  pod.addEnv('web', { name: 'A', value: '1' });
  pod.setContainerFields('web', { env: null });
  expect(objectsOf(chart)).toHaveLength(1);
});
