import { podPictureOf } from '../../../src/explain/picture/pod-picture';
import { podsOf } from '../explained';

const STARTUP = { startupProbe: { tcpSocket: { port: 80 } } };

function pictureOf(spec: object): ReturnType<typeof podPictureOf> {
  return podPictureOf(podsOf({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec })[0]!);
}

test('an init container lets those start that begin when it has ended', () => {
  const { gates, lanes } = pictureOf({
    initContainers: [
      { name: 'migrate', image: 'migrate:1' },
      { name: 'proxy', image: 'proxy:1', restartPolicy: 'Always', ...STARTUP },
    ],
    containers: [
      { name: 'web', image: 'web:1' },
      { name: 'logs', image: 'logs:1' },
    ],
  });
  expect(lanes.map(({ container, role }) => `${container} ${role}`)).toEqual([
    'migrate init',
    'proxy sidecar',
    'web app',
    'logs app',
  ]);
  expect(gates).toEqual([
    { from: 0, to: [1], moment: 1 },
    { from: 1, to: [2, 3], moment: 2 },
  ]);
});

test('a sidecar without a startup probe holds nothing back', () => {
  const initContainers = [{ name: 'logs', image: 'logs:1', restartPolicy: 'Always' }];
  expect(pictureOf({ initContainers, containers: [{ name: 'web', image: 'web:1' }] }).gates).toEqual([]);
});

test('an init container does not stop with the Pod', () => {
  const { lanes } = pictureOf({
    initContainers: [{ name: 'migrate', image: 'migrate:1' }],
    containers: [{ name: 'web', image: 'web:1' }],
  });
  expect(lanes.map(({ stop }) => stop?.killBySeconds)).toEqual([undefined, 30]);
});

test('volumes are drawn if containers share them, with what each may do', () => {
  const mount = (name: string, more: object = {}): object => ({ name, mountPath: `/${name}`, ...more });
  const { volumes, lanes } = pictureOf({
    volumes: [
      { name: 'data', emptyDir: {} },
      { name: 'settings', configMap: { name: 'web' } },
      { name: 'own', emptyDir: {} },
    ],
    containers: [
      { name: 'web', image: 'web:1', volumeMounts: [mount('data'), mount('settings'), mount('own')] },
      { name: 'logs', image: 'logs:1', volumeMounts: [mount('data', { readOnly: true })] },
      { name: 'metrics', image: 'metrics:1', volumeMounts: [mount('settings')] },
    ],
  });
  expect(volumes).toEqual([
    { name: 'data', type: 'emptyDir' },
    { name: 'settings', type: 'configMap' },
  ]);
  expect(lanes.map(({ mounts }) => mounts)).toEqual([
    ['write', 'read'],
    ['read', undefined],
    [undefined, 'read'],
  ]);
});

describe('requests', () => {
  const web = { name: 'web', image: 'web:1', ports: [{ name: 'http', containerPort: 8080 }] };

  test('fail between the end of the listening and the time when nobody sends them any more', () => {
    const { traffic, lanes } = pictureOf({ containers: [web] });
    expect(traffic).toEqual({ ready: 0, propagationSeconds: 5, refused: [{ container: 'web', from: 0, until: 5 }] });
    expect(lanes.map(({ ports }) => ports)).toEqual(['http 8080']);
  });

  test('do not fail while a hook keeps the container listening', () => {
    const lifecycle = { preStop: { sleep: { seconds: 10 } } };
    expect(pictureOf({ containers: [{ ...web, lifecycle }] }).traffic).toMatchObject({ refused: [] });
  });

  test('are none for a Pod without ports, and for that of a Job', () => {
    expect(pictureOf({ containers: [{ name: 'web', image: 'web:1' }] })).not.toHaveProperty('traffic');
    const template = { spec: { restartPolicy: 'Never', containers: [web] } };
    const job = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'a' }, spec: { template } };
    expect(podPictureOf(podsOf(job)[0]!)).not.toHaveProperty('traffic');
  });
});

test('of a Pod with many containers the first forty are drawn', () => {
  const containers = Array.from({ length: 45 }, (_, index) => ({ name: `c${index}`, image: 'web:1' }));
  const { lanes, omittedContainers } = pictureOf({ containers });
  expect([lanes.length, omittedContainers]).toEqual([40, 5]);
});

test('containers for debugging are not drawn', () => {
  const ephemeralContainers = [{ name: 'debug', image: 'busybox:1', targetContainerName: 'web' }];
  const { lanes } = pictureOf({ containers: [{ name: 'web', image: 'web:1' }], ephemeralContainers });
  expect(lanes.map(({ container }) => container)).toEqual(['web']);
});
