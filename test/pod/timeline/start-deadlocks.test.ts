import { asStored } from '../../support/as-stored';
import { startDeadlockText } from '../../../src/explain/wording/start-deadlock-text';
import type { Fields } from '../../../src/kubernetes/json';
import { startDeadlocks } from '../../../src/pod/timeline/start-deadlocks';

const ports = [{ containerPort: 8080, name: 'http' }];
const web = { name: 'web', ports };
/** The deadlocks of a Pod, in sentences. */
function deadlocks(spec: Fields): string[] {
  return startDeadlocks(asStored(spec)).map(startDeadlockText);
}

const shell = (script: string): object => ({ command: ['sh', '-c', script] });
const until = 'until nc -z localhost 8080; do sleep 1; done';

test('a Pod that can start has no deadlock', () => {
  const proxy = { name: 'proxy', restartPolicy: 'Always', startupProbe: { httpGet: { port: 9901 } } };
  expect(deadlocks({ initContainers: [proxy], containers: [web] })).toEqual([]);
});

test('a sidecar that waits for the app is a deadlock', () => {
  const proxy = { name: 'proxy', restartPolicy: 'Always', startupProbe: { httpGet: { port: 8080 } } };
  expect(deadlocks({ initContainers: [proxy], containers: [web] })).toEqual([
    '"proxy" lets the Pod go on only when port 8080 of "web" answers, and "web" starts only after "proxy": the Pod never starts.',
  ]);
});

describe('an init step', () => {
  test('that waits for the app is a deadlock', () => {
    expect(deadlocks({ initContainers: [{ name: 'wait', ...shell(until) }], containers: [web] })).toEqual([
      '"wait" waits on localhost for port 8080 of "web", and "web" starts only after "wait" has ended: the Pod never starts.',
    ]);
  });

  test('that waits for a sidecar before it is none', () => {
    const proxy = { name: 'proxy', restartPolicy: 'Always', ports };
    expect(deadlocks({ initContainers: [proxy, { name: 'wait', ...shell(until) }], containers: [web] })).toEqual([]);
  });

  test('that waits for another host is none', () => {
    const wait = { name: 'wait', ...shell('until nc -z db 8080; do sleep 1; done') };
    expect(deadlocks({ initContainers: [wait], containers: [web] })).toEqual([]);
  });

  test('that only names the port of the app is none', () => {
    const write = { name: 'write', ...shell('echo http://localhost:8080 > /config/url') };
    expect(deadlocks({ initContainers: [write], containers: [web] })).toEqual([]);
  });
});

describe('a hook of the app', () => {
  const waiting = { name: 'warm', lifecycle: { postStart: { exec: shell(until) } } };

  test('that waits for a container after it in the list is a deadlock', () => {
    expect(deadlocks({ containers: [waiting, web] })).toEqual([
      'The postStart hook of "warm" waits on localhost for port 8080 of "web", and "web" starts only after the hook has returned: the Pod never starts.',
    ]);
  });

  test('that waits for a container before it in the list, or for its own, is none', () => {
    expect(deadlocks({ containers: [web, waiting] })).toEqual([]);
    expect(deadlocks({ containers: [{ ...waiting, ports }, web] })).toEqual([]);
  });
});

describe('a call that the kubelet cannot make', () => {
  test.each([
    [
      { startupProbe: { httpGet: { port: 'web' } } },
      'The startup probe of "web" names the port "web", which the container does not declare: "web" never counts as started.',
    ],
    [
      { readinessProbe: { tcpSocket: { port: 'web' } } },
      'The readiness probe of "web" names the port "web", which the container does not declare: "web" never gets ready.',
    ],
    [
      { lifecycle: { postStart: { tcpSocket: { port: 8080 } } } },
      'The postStart hook of "web" connects over TCP, which the kubelet does not do in a hook: "web" is killed after each start.',
    ],
  ])('keeps the Pod from getting ready: %j', (fields, sentence) => {
    expect(deadlocks({ containers: [{ ...web, ...fields }] })).toEqual([sentence]);
  });

  test.each([
    [{ startupProbe: { httpGet: { port: 'http' } } }],
    [{ startupProbe: { httpGet: { port: '8080' } } }],
    [{ livenessProbe: { httpGet: { port: 'web' } } }],
    [{ lifecycle: { preStop: { tcpSocket: { port: 8080 } } } }],
  ])('is not among these: %j', (fields) => {
    expect(deadlocks({ containers: [{ ...web, ...fields }] })).toEqual([]);
  });
});

test('a deadlock is data: who waits for whom, and for which port', () => {
  const proxy = { name: 'proxy', restartPolicy: 'Always', startupProbe: { httpGet: { port: 8080 } } };
  const named = { ...web, readinessProbe: { tcpSocket: { port: 'web' } } };
  expect(startDeadlocks(asStored({ initContainers: [proxy], containers: [named] }))).toEqual([
    { cause: 'sidecarWaits', container: 'proxy', waitsFor: 'web', port: 8080 },
    { cause: 'undeclaredPort', container: 'web', handler: 'readinessProbe', port: 'web' },
  ]);
});

test.each<[shows: string, spec: Fields]>([
  ['the user of the container', { containers: [{ ...web, securityContext: { runAsNonRoot: true, runAsUser: 0 } }] }],
  ['the user of the Pod', { containers: [web], securityContext: { runAsNonRoot: true, runAsUser: 0 } }],
  [
    'the user of the Pod, and the container must not',
    { containers: [{ ...web, securityContext: { runAsNonRoot: true } }], securityContext: { runAsUser: 0 } },
  ],
])('a container that must not run as root and is root never starts: %s', (_shows, spec) => {
  expect(deadlocks(spec)).toEqual(['"web" must not run as root, and its user is root: it never starts.']);
});

test.each([
  { runAsNonRoot: true },
  { runAsNonRoot: true, runAsUser: 1000 },
  { runAsNonRoot: false, runAsUser: 0 },
  { runAsUser: 0 },
])('one with %j may start', (securityContext) => {
  expect(deadlocks({ containers: [{ ...web, securityContext }] })).toEqual([]);
});

test('a container with an image that nobody can read never starts', () => {
  expect(deadlocks({ containers: [{ ...web, image: 'ghcr.io/acme/web:${TAG}' }] })).toEqual([
    'The image of "web" is none that a container runtime can read: it never starts.',
  ]);
  expect(deadlocks({ containers: [{ ...web, image: ' ' }] })).toEqual([]);
});

test('a container whose command is one word never starts', () => {
  expect(deadlocks({ containers: [{ ...web, command: ['node server.js'] }] })).toEqual([
    'The command of "web" is one word, and there is no program with the name "node server.js": "web" never starts.',
  ]);
});
