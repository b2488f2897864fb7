import { briefReporter } from '../../src/explain/report/brief-report';
import { PLAIN } from '../../src/explain/layout/style';
import { NEWEST_VERSION } from '../../src/kubernetes/version';
import { podsOf, textOf } from './explained';
import { linesIn } from './report/lines-in';

const WEB = { name: 'web', image: 'w:1', ports: [{ containerPort: 8080 }] };

function brief(pod: Parameters<typeof textOf>[0]): string {
  return textOf(pod, briefReporter({ target: NEWEST_VERSION, paint: PLAIN, paintErrors: PLAIN }));
}

function object(spec: object, kind = 'Pod', apiVersion = 'v1'): object {
  return { apiVersion, kind, metadata: { name: 'shop' }, spec };
}

const REFUSED: readonly (readonly [why: string, object])[] = [
  ['has no container', object({ containers: [] })],
  ['has no list of containers', object({})],
  [
    'mounts a volume that it does not have',
    object({ containers: [{ ...WEB, volumeMounts: [{ name: 'a', mountPath: '/a' }] }] }),
  ],
  ['is of a Job and always restarts', object({ template: { spec: { containers: [WEB] } } }, 'Job', 'batch/v1')],
  ['has two containers of one name', object({ containers: [WEB, WEB] })],
];

describe.each(REFUSED)('a Pod that the API server refuses since it %s', (_why, manifest) => {
  const [pod] = podsOf(manifest);

  test('has no start, no stop and no phases in JSON', () => {
    const { start, conditions, stop, phases, probes, trafficAtStop, nodeNeeds, commands } = pod!;
    const { resources } = pod!.resize;
    expect([start, conditions, stop, phases, probes, trafficAtStop.containers, nodeNeeds, commands, resources]).toEqual(
      Array(9).fill([]),
    );
    expect(pod!.refusals).not.toEqual([]);
  });

  test('has the reasons in text, and nothing about a life that it never has', () => {
    expect(linesIn(pod!, 'What the API server refuses').join(' ')).toMatch(/What follows is only what it asks for\.$/);
    expect(textOf(pod!)).not.toMatch(/^(Start|Stop|Phases|Probes|Traffic|Resize|Looking)|Ready/m);
  });

  test('is never ready in a line', () => {
    expect(brief(pod!)).toMatch(/; never ready; \d refusals?\b/);
  });
});

test('a Pod that its init container blocks gets so far and no farther', () => {
  const wait = { name: 'wait', image: 'b:1', command: ['sh', '-c', 'until nc -z localhost 8080; do sleep 1; done'] };
  const [pod] = podsOf(object({ initContainers: [wait], containers: [WEB] }));
  expect(pod!.start).toMatchObject([{ container: 'wait', neverPasses: true }]);
  expect(pod!.conditions.map(({ type }) => type)).toEqual(['PodScheduled', 'PodReadyToStartContainers']);
  expect([pod!.stop, pod!.trafficAtStop.containers]).toEqual([[], []]);
  expect(linesIn(pod!, 'Start')).toEqual([
    '0 s    PodScheduled',
    '0 s    PodReadyToStartContainers',
    '0 s    wait (init) starts',
    'never  wait has ended with 0',
    'never  web (app) starts',
    'never  Initialized',
    'never  ContainersReady',
    'never  Ready',
    '"wait" waits on localhost for port 8080 of "web", and "web" starts only',
    'after "wait" has ended: the Pod never starts.',
  ]);
  expect(pod!.phases.map(({ cause, phases }) => [cause, ...phases])).toEqual([
    ['initFails', 'Pending'],
    ['deletedBeforeApp', 'Pending', 'Failed'],
    ['nodeLost', 'Pending'],
  ]);
  expect(brief(pod!)).toContain('; never ready; gone within 30 s; 1 start deadlock\n');
});

test('a Pod with a readiness probe that cannot run starts its containers and is never ready', () => {
  const readinessProbe = { httpGet: { port: 'nobody' } };
  const [pod] = podsOf(object({ containers: [{ ...WEB, readinessProbe }] }));
  expect(pod!.start).toMatchObject([{ container: 'web' }]);
  expect(pod!.conditions.map(({ type }) => type)).toEqual(['PodScheduled', 'PodReadyToStartContainers', 'Initialized']);
  expect(pod!.unboundedStart).toEqual([]);
});

test.each([
  ['names a port that nobody has', { tcpSocket: { port: 'nope' } }],
  ['has its command in one word', { exec: { command: ['cat /tmp/up'] } }],
])('a container is never up whose startup probe %s, as its readiness probe does', (_why, probe) => {
  const proxy = { name: 'proxy', image: 'p:1', restartPolicy: 'Always', startupProbe: probe, readinessProbe: probe };
  const [pod] = podsOf(object({ initContainers: [proxy], containers: [WEB] }));
  expect(pod!.start.map(({ container, neverPasses }) => [container, neverPasses])).toEqual([['proxy', true]]);
  expect(textOf(pod!)).toMatch(/never +proxy is up: its startup probe has succeeded/);
  expect(brief(pod!)).toContain('; never ready; gone within 30 s; 2 probes and hooks that cannot run');
});

test('a Pod that a program with a blank in its name keeps from running never succeeds', () => {
  const [pod] = podsOf(object({ restartPolicy: 'Never', containers: [{ ...WEB, command: ['sleep 10'] }] }));
  expect(pod!.start).toEqual([]);
  expect(pod!.phases.map(({ cause }) => cause)).toEqual(['appFails', 'deletedThenFails', 'nodeLost']);
});

test('a Pod whose deadline comes before its start ends there', () => {
  const startupProbe = { tcpSocket: { port: 8080 }, initialDelaySeconds: 20 };
  const proxy = { name: 'proxy', image: 'p:1', restartPolicy: 'Always', startupProbe };
  const [pod] = podsOf(object({ activeDeadlineSeconds: 10, initContainers: [proxy], containers: [WEB] }));
  expect(pod!.start).toMatchObject([{ container: 'proxy', neverPasses: true }]);
  expect(pod!.conditions.map(({ type }) => type)).toEqual(['PodScheduled', 'PodReadyToStartContainers']);
});

const ROOT = { runAsNonRoot: true, runAsUser: 0 };
const LOGS = { name: 'logs', image: 'l:1' };

test('a Pod stays Pending while the kubelet makes no container of a part of its app, whatever the others do', () => {
  const [pod] = podsOf(object({ containers: [{ ...WEB, securityContext: ROOT }, LOGS] }));
  expect(pod!.phases.map(({ cause, phases }) => [cause, ...phases])).toEqual([
    ['startedAppEnds', 'Pending'],
    ['deletedBeforeApp', 'Pending', 'Failed'],
    ['nodeLost', 'Pending'],
  ]);
  expect(linesIn(pod!, 'Phases')).toEqual(
    expect.arrayContaining([
      'If "logs" ends: Pending.',
      'It starts again as its restart policy says; the Pod stays Pending, since',
      'another container of the app never starts.',
      'Some of the app has never started; the Pod has failed before it is gone.',
    ]),
  );
});

test('no container fails that is never made, and the Pod of a Job is never Running', () => {
  const spec = { restartPolicy: 'Never', containers: [{ ...WEB, image: 'W:1' }] };
  const [pod] = podsOf(object({ backoffLimit: 2, template: { spec } }, 'Job', 'batch/v1'));
  expect(pod!.phases.map(({ cause, phases }) => [cause, ...phases])).toEqual([
    ['failsWithCondition', 'Pending', 'Failed'],
    ['backoffLimitReached', 'Pending', 'Failed'],
    ['deletedBeforeApp', 'Pending', 'Failed'],
    ['nodeLost', 'Pending'],
  ]);
});

test('what stands behind a hook that never returns keeps the Pod from Running', () => {
  const command = ['sh', '-c', 'until nc -z localhost 9090; do sleep 1; done'];
  const first = { ...WEB, lifecycle: { postStart: { exec: { command } } } };
  const [pod] = podsOf(object({ containers: [first, { ...LOGS, ports: [{ containerPort: 9090 }] }] }));
  expect(pod!.start.map(({ container }) => container)).toEqual(['web']);
  expect(pod!.phases.every(({ phases }) => !phases.includes('Running'))).toBe(true);
});

test('an init container whose program is not there fails, and its Pod with it', () => {
  const step = { name: 'step', image: 's:1', command: ['sleep 10'] };
  const [pod] = podsOf(object({ restartPolicy: 'Never', initContainers: [step], containers: [WEB] }));
  expect(pod!.phases.map(({ cause, phases }) => [cause, ...phases])).toEqual([
    ['initFails', 'Pending', 'Failed'],
    ['deletedBeforeApp', 'Pending', 'Failed'],
    ['nodeLost', 'Pending'],
  ]);
});
