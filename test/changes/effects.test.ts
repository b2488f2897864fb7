import type { ObjectChange } from '../../src/changes/object-change';
import { effectText } from '../../src/changes/report/wording/effect-text';
import { sentence } from '../../src/kubernetes/words';
import { changeBetween, changesBetween, textBetween, workload } from './sides';

const NEW_IMAGE = { image: 'example.com/web:2' };

/** The second line of what is said of a new image in a workload. */
function said(kind: string, spec: object = {}): string {
  const before = workload(kind, { spec: { ...spec } });
  const after = workload(kind, { spec: { ...spec }, container: NEW_IMAGE });
  return textBetween(before, after).split('\n')[2]?.trim() ?? '';
}

test.each([
  ['Deployment', { replicas: 4 }, 'Rolls: 4 Pods are replaced, up to 1 more and up to 1 fewer at a time.'],
  ['Deployment', { replicas: 1 }, 'Rolls: 1 Pod is replaced, up to 1 more and none fewer at a time.'],
  [
    'Deployment',
    { strategy: { type: 'Recreate' }, replicas: 2 },
    'Rolls: all 2 Pods are stopped, then the new ones start.',
  ],
  ['Deployment', { paused: true }, 'No Pod is replaced until the rollout is resumed: it is paused.'],
  ['Deployment', { replicas: 0 }, 'No Pod is touched.'],
  ['StatefulSet', { replicas: 3 }, 'Rolls: Pods 2 to 0 are replaced, from the last one down, 1 at a time.'],
  ['StatefulSet', { replicas: 3, updateStrategy: { rollingUpdate: { partition: 2 } } }, 'Rolls: Pod 2 is replaced.'],
  [
    'StatefulSet',
    { replicas: 3, updateStrategy: { rollingUpdate: { partition: 3 } } },
    'No Pod is replaced: the partition holds all of them back.',
  ],
  [
    'StatefulSet',
    { updateStrategy: { type: 'OnDelete' } },
    'No Pod is replaced until somebody deletes it: the update strategy is OnDelete.',
  ],
  ['ReplicaSet', {}, 'No Pod is replaced: only those that are created later have the new template.'],
  ['ReplicationController', {}, 'No Pod is replaced: only those that are created later have the new template.'],
  ['CronJob', {}, 'The next Job has the new template, and Jobs that run keep theirs.'],
  ['Job', {}, 'Refused by the API server.'],
  ['Pod', {}, '"web" restarts in the Pod, which stays.'],
])('of a new image in a %s with %j it is said: %s', (kind, spec, text) => {
  expect(said(kind, spec)).toBe(text);
});

const parted = (partition: number, replicas = 3): object => ({
  replicas,
  updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition } },
});

test.each([
  [
    'StatefulSet',
    parted(2),
    parted(0),
    'Those of the Pods 1 to 0 that were held back with an older template are replaced.',
  ],
  ['StatefulSet', parted(9), parted(2), 'Pod 2 is replaced if it was held back with an older template.'],
  ['StatefulSet', parted(9), parted(3), 'No Pod is touched.'],
  ['StatefulSet', parted(1), parted(2), 'No Pod is touched.'],
  [
    'StatefulSet',
    { updateStrategy: { type: 'OnDelete' } },
    parted(0, 1),
    'Pod 0 is replaced if it was held back with an older template.',
  ],
  [
    'DaemonSet',
    { updateStrategy: { type: 'OnDelete' } },
    { updateStrategy: { type: 'RollingUpdate' } },
    'Pods that were held back with an older template are replaced, if there are any.',
  ],
  [
    'Deployment',
    { paused: true },
    {},
    'Pods that were held back with an older template are replaced, if there are any.',
  ],
  ['Deployment', {}, { paused: true }, 'No Pod is touched.'],
  ['StatefulSet', parted(0, 1), { updateStrategy: { type: 'OnDelete' } }, 'No Pod is touched.'],
])('of a %s that goes from %j to %j with the same template it is said: %s', (kind, before, after, text) => {
  const changes = changesBetween(workload(kind, { spec: { ...before } }), workload(kind, { spec: { ...after } }));
  const [change] = changes.objects;
  expect(sentence(effectText(change as ObjectChange))).toBe(text);
  expect(change?.rollout).toBeNull();
  expect(changes.summary.rolls).toBe(text === 'No Pod is touched.' ? 0 : 1);
});

test('of a DaemonSet it is said on how many nodes at a time, and what comes first', () => {
  const text = textBetween(workload('DaemonSet'), workload('DaemonSet', { container: NEW_IMAGE }));
  expect(text.replace(/\n\s+/g, ' ')).toContain(
    'Rolls: the Pod of each node is replaced, on 1 node at a time; the old Pod stops before the new one starts. ' +
      'Each group of nodes takes 30 s at the longest.',
  );
});

test('another number of Pods alone scales', () => {
  const change = changeBetween(
    workload('Deployment', { spec: { replicas: 2 } }),
    workload('Deployment', { spec: { replicas: 5 } }),
  );
  expect(change.effect).toMatchObject({ effect: 'scales', replicas: { before: 2, after: 5 }, rollout: null });
});

test('a change outside of the template touches no Pod', () => {
  const after = workload('Deployment', { spec: { revisionHistoryLimit: 3 } });
  expect(changeBetween(workload('Deployment'), after).effect?.effect).toBe('keepsPods');
});

const settings = (value: string): object => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'settings', namespace: 'shop' },
  data: { value, other: 'x' },
});
const volumes = [{ name: 'settings', configMap: { name: 'settings' } }];

function readersOf(parts: object, after: object = parts, kind = 'Deployment'): unknown {
  const { objects } = changesBetween([workload(kind, parts), settings('a')], [workload(kind, after), settings('b')]);
  return objects
    .find((change: ObjectChange) => change.kind === 'ConfigMap')
    ?.readers.map(({ container, sees }) => [container, sees]);
}

test.each([
  ['all of it as environment', { container: { envFrom: [{ configMapRef: { name: 'settings' } }] } }, 'environment'],
  [
    'the key as a variable',
    { container: { env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key: 'value' } } }] } },
    'environment',
  ],
  [
    'it as a volume',
    { pod: { volumes }, container: { volumeMounts: [{ name: 'settings', mountPath: '/a' }] } },
    'volume',
  ],
  [
    'it by subPath',
    { pod: { volumes }, container: { volumeMounts: [{ name: 'settings', mountPath: '/a', subPath: 'value' }] } },
    'subPath',
  ],
])('a container that reads %s sees the change so', (_title, parts, sees) => {
  expect(readersOf(parts)).toEqual([['web', sees]]);
});

test('a key that did not change, and a ConfigMap of another namespace, are not told', () => {
  const env = [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key: 'other' } } }];
  expect(readersOf({ container: { env } })).toEqual([]);
});

test('a workload that rolls anyway, by a hash for instance, sees the change with its new Pods', () => {
  const envFrom = [{ configMapRef: { name: 'settings' } }];
  expect(readersOf({ container: { envFrom } }, { container: { envFrom, ...NEW_IMAGE } })).toEqual([
    ['web', 'withNewPods'],
  ]);
});

test('what is refused leaves its Pods with the old values', () => {
  const envFrom = [{ configMapRef: { name: 'settings' } }];
  const after = { container: { envFrom, ...NEW_IMAGE }, spec: { serviceName: 'other' } };
  expect(readersOf({ container: { envFrom } }, after, 'StatefulSet')).toEqual([['web', 'environment']]);
});

test('amounts can be resized in place where the version has that, and not where the class would change', () => {
  const of = (resources: object): object => workload('Deployment', { container: { resources } });
  const before = of({ requests: { cpu: '1' }, limits: { cpu: '2' } });
  const resizesOf = (after: object, version: string): unknown =>
    changeBetween(before, after, version).pods[0]?.resizes.map(({ side, effect, obstacle }) => [
      side,
      effect,
      obstacle,
    ]);
  const more = of({ requests: { cpu: '1' }, limits: { cpu: '3' } });
  expect(resizesOf(more, '1.37')).toEqual([['limits', 'inPlace', null]]);
  expect(resizesOf(more, '1.32')).toEqual([['limits', 'refused', 'noResize']]);
  expect(resizesOf(of({ requests: { cpu: '1' } }), '1.37')).toEqual([['limits', 'refused', 'removed']]);
});

test('an image of another registry that is worse in no way is not worse, and a privileged container is', () => {
  expect(changeBetween(workload('Pod'), workload('Pod', { container: NEW_IMAGE })).worse).toEqual([]);
  const after = workload('Deployment', { container: { securityContext: { privileged: true } } });
  const change = changeBetween(workload('Deployment'), after);
  expect(change.worse).toContain('security');
  expect(change.pods[0]?.security).toEqual({ before: 'baseline', after: 'privileged' });
});

test('a deadline that no Pod can meet is told', () => {
  const parts = {
    spec: { progressDeadlineSeconds: 20 },
    container: { lifecycle: { postStart: { sleep: { seconds: 30 } } }, ...NEW_IMAGE },
  };
  const change = changeBetween(workload('Deployment'), workload('Deployment', parts));
  expect([change.rollout?.deadline, change.worse.includes('deadline')]).toEqual(['passes', true]);
});
