import schema from '../../schemas/verify.schema.json';
import { InFolder } from '../cli/in-folder';
import { breachesOf } from '../support/schema-breaches';
import { at, condition, conditions, ended, event, livePod, printed, running, waiting } from './cluster-output';

const PROBE = { httpGet: { path: '/healthz', port: 8080 } };
const WEB = {
  name: 'web',
  image: 'ghcr.io/example/web:1.0.0',
  ports: [{ containerPort: 8080 }],
  startupProbe: { ...PROBE, periodSeconds: 5, failureThreshold: 6, timeoutSeconds: 1 },
  readinessProbe: { ...PROBE, periodSeconds: 5, failureThreshold: 3, timeoutSeconds: 1 },
  livenessProbe: { ...PROBE, periodSeconds: 10, failureThreshold: 3, timeoutSeconds: 1 },
};
const SPEC = { containers: [WEB], restartPolicy: 'Always', terminationGracePeriodSeconds: 30 };

describe('pod-patterns verify', () => {
  let folder: InFolder;

  beforeAll(() => (folder = new InFolder()));

  afterAll(() => folder.remove());

  const verify = async (seconds: number, input: string, ...words: readonly string[]): Promise<unknown> =>
    folder.run(['verify', '--at', at(seconds), '-', ...words], input);

  test('takes a Pod whose selectors the API server has completed for one that it took', async () => {
    const spread = {
      maxSkew: 1,
      topologyKey: 'zone',
      whenUnsatisfiable: 'DoNotSchedule',
      labelSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }] },
      matchLabelKeys: ['app'],
    };
    const pod = livePod(
      'web-1',
      { ...SPEC, topologySpreadConstraints: [spread] },
      { containerStatuses: [running('web', 3)], conditions: conditions(15) },
      { labels: { app: 'web' }, resourceVersion: '7' },
    );
    const { output } = (await verify(60, printed(pod))) as { output: string };
    expect(output).toContain('1 of 1 Pod as predicted');
    expect(output).toContain('predicted: 0 s at the');
  });

  test('says of a healthy Pod how long it took, against what was predicted', async () => {
    const pod = livePod('web-1', SPEC, { containerStatuses: [running('web', 3)], conditions: conditions(15) });
    expect(await verify(60, printed(pod))).toEqual({
      status: 0,
      errors: '',
      output: `Pod "shop/web-1": ready
  ready      12 s after its first container started; predicted: 0 s at the
             earliest, and nothing bounds it

1 of 1 Pod as predicted, at 2027-03-31T12:01:00.000Z.
`,
    });
  });

  test('says of a slow Pod what it waits for, and how long that may still take', async () => {
    const web = running('web', 3, { started: false, ready: false });
    const pod = livePod('web-1', SPEC, { containerStatuses: [web], conditions: conditions(undefined) });
    expect(await verify(13, printed(pod))).toEqual({
      status: 0,
      errors: '',
      output: `Pod "shop/web-1": starting
  waits for  the startup probe of "web", for 10 s of at most 31 s; then it has
             succeeded, or the container is stopped

1 of 1 Pod as predicted, at 2027-03-31T12:00:13.000Z.
`,
    });
  });

  test('names what is overdue', async () => {
    const web = running('web', 3, { started: false, ready: false });
    const pod = livePod('web-1', SPEC, { containerStatuses: [web], conditions: conditions(undefined) });
    expect(await verify(100, printed(pod))).toEqual({
      status: 1,
      errors: '',
      output: `Pod "shop/web-1": overdue
  waits for  the startup probe of "web", for 97 s; at most 31 s are predicted:
             overdue by 66 s

0 of 1 Pod as predicted, at 2027-03-31T12:01:40.000Z.
`,
    });
  });

  test('tells a Pod that hangs from one that was never ready, and what its liveness probe promises', async () => {
    const web = running('web', 3, { ready: false });
    const pod = livePod('web-1', SPEC, { containerStatuses: [web], conditions: conditions(undefined, 300) });
    const unhealthy = event(
      'Pod',
      'web-1',
      'Unhealthy',
      'Readiness probe failed: HTTP probe failed with statuscode: 503',
      318,
    );
    expect(await verify(320, printed(pod, unhealthy))).toEqual({
      status: 1,
      errors: '',
      output: `Pod "shop/web-1": not ready any more
  waits for  the readiness probe of "web", for 20 s; nothing bounds it
  promised   its liveness probe begins to stop "web" 31 s after a hang at the
             latest, and it is killed 61 s after it
  event      2x Unhealthy: Readiness probe failed: HTTP probe failed with
             statuscode: 503

0 of 1 Pod as predicted, at 2027-03-31T12:05:20.000Z.
`,
    });
  });

  test('holds restarts against the back-off of the kubelet', async () => {
    const message = 'back-off 40s restarting failed container=web pod=web-1_shop(uid-of-web-1)';
    const web = waiting('web', 'CrashLoopBackOff', message, { restartCount: 3, lastState: ended(1, [99, 100]) });
    const pod = livePod('web-1', SPEC, { containerStatuses: [web], conditions: conditions(undefined) });
    expect(await verify(110, printed(pod))).toEqual({
      status: 1,
      errors: '',
      output: `Pod "shop/web-1": ends again and again
  waits for  the next start of "web", for 10 s of at most 61 s.
             CrashLoopBackOff: back-off 40s restarting failed container=web
             pod=web-1_shop(uid-of-web-1)
  restarts   "web" 3; the last run ended with 1 (Error); the kubelet waits 40 s,
             and starts it in 30 to 51 s

0 of 1 Pod as predicted, at 2027-03-31T12:01:50.000Z.
`,
    });
  });

  test('says why no node takes a Pod', async () => {
    const message =
      '0/3 nodes are available: 3 Insufficient cpu. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.';
    const scheduled = condition('PodScheduled', false, 0, { reason: 'Unschedulable', message });
    const pod = livePod('web-1', SPEC, { phase: 'Pending', startTime: undefined, conditions: [scheduled] });
    expect(await verify(90, printed(pod, event('Pod', 'web-1', 'FailedScheduling', message, 60)))).toEqual({
      status: 1,
      errors: '',
      output: `Pod "shop/web-1": no node takes it
  waits for  a node, for 90 s; nothing bounds it. Unschedulable: 0/3 nodes are
             available: 3 Insufficient cpu. preemption: 0/3 nodes are available:
             3 No preemption victims found for incoming pod.

0 of 1 Pod as predicted, at 2027-03-31T12:01:30.000Z.
`,
    });
  });

  test('says what the node cannot start, and names the rule that explains it', async () => {
    const spec = { ...SPEC, containers: [{ ...WEB, imagePullPolicy: 'Never' }] };
    const web = waiting(
      'web',
      'ErrImageNeverPull',
      'Container image "ghcr.io/example/web:1.0.0" is not present with pull policy of Never',
    );
    const pod = livePod('web-1', spec, {
      phase: 'Pending',
      containerStatuses: [web],
      conditions: conditions(undefined),
    });
    expect(await verify(30, printed(pod))).toEqual({
      status: 1,
      errors: '',
      output: `Pod "shop/web-1": a container cannot be started
  waits for  the start of "web", for 30 s; nothing bounds it. ErrImageNeverPull:
             Container image "ghcr.io/example/web:1.0.0" is not present with
             pull policy of Never
  because    image-never-pulled (-:1): imagePullPolicy is Never: on a node
             without the image "web" does not start (ErrImageNeverPull). Fix:
             remove imagePullPolicy, or set it to IfNotPresent, unless the image
             is loaded onto every node.

0 of 1 Pod as predicted, at 2027-03-31T12:00:30.000Z.
`,
    });
  });

  test('names the init container that holds back the others, which nothing bounds', async () => {
    const init = [{ name: 'migrate', image: 'ghcr.io/example/migrate:1.0.0' }];
    const pod = livePod(
      'web-1',
      { ...SPEC, initContainers: init },
      {
        phase: 'Pending',
        initContainerStatuses: [running('migrate', 2, { started: false, ready: false })],
        containerStatuses: [waiting('web', 'PodInitializing')],
        conditions: [condition('PodScheduled', true, 0), condition('Initialized', false, 0)],
      },
    );
    expect(await verify(32, printed(pod))).toEqual({
      status: 0,
      errors: '',
      output: `Pod "shop/web-1": starting
  waits for  the end of "migrate", for 30 s; nothing bounds it

1 of 1 Pod as predicted, at 2027-03-31T12:00:32.000Z.
`,
    });
  });

  test('says of a deleted Pod when it is gone, and that it is late', async () => {
    const status = { containerStatuses: [running('web', 3)], conditions: conditions(15) };
    const pod = livePod('web-1', SPEC, status, { deletionTimestamp: at(130), deletionGracePeriodSeconds: 30 });
    expect(await verify(110, printed(pod))).toEqual({
      status: 0,
      errors: '',
      output: `Pod "shop/web-1": stopping
  waits for  the end of its containers, for 10 s of at most 32 s

1 of 1 Pod as predicted, at 2027-03-31T12:01:50.000Z.
`,
    });
    expect(await verify(170, printed(pod))).toEqual({
      status: 1,
      errors: '',
      output: `Pod "shop/web-1": overdue
  waits for  the end of its containers, for 70 s; at most 32 s are predicted:
             overdue by 38 s

0 of 1 Pod as predicted, at 2027-03-31T12:02:50.000Z.
`,
    });
  });

  test('names Pods that could not be made, unless one was made later', async () => {
    const message =
      'Error creating: Pod "web-7d9c-x" is invalid: spec.containers[0].livenessProbe.successThreshold: Invalid value: 2: must be 1';
    const refused = event('ReplicaSet', 'web-7d9c', 'FailedCreate', message, 20);
    expect(await verify(30, printed(refused))).toEqual({
      status: 1,
      errors: '',
      output: `A Pod of ReplicaSet "shop/web-7d9c": refused
  event      2x Error creating: Pod "web-7d9c-x" is invalid:
             spec.containers[0].livenessProbe.successThreshold: Invalid value:
             2: must be 1
  see        pod-patterns check --explain probe-success-threshold

0 of 0 Pods as predicted and 1 Pod refused, at 2027-03-31T12:00:30.000Z.
`,
    });
    const owner = { ownerReferences: [{ kind: 'ReplicaSet', uid: 'uid-of-web-7d9c' }], creationTimestamp: at(25) };
    const pod = livePod('web-1', SPEC, { containerStatuses: [running('web', 30)], conditions: conditions(40) }, owner);
    expect(await verify(60, printed(refused, pod))).toMatchObject({ status: 0 });
  });

  test('finds the manifest of a Pod, names its file and line, and what was added to it', async () => {
    folder.write(
      'web.yaml',
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\nspec:\n  selector: {matchLabels: {app: web}}\n  template:\n    metadata: {labels: {app: web}}\n    spec:\n      containers:\n        - name: web\n          image: ghcr.io/example/web:1.0.0\n          imagePullPolicy: Never\n`,
    );
    const containers = [
      { name: 'web', image: 'ghcr.io/example/web:1.0.0', imagePullPolicy: 'Never' },
      { name: 'proxy', image: 'ghcr.io/example/proxy:1' },
    ];
    const web = waiting(
      'web',
      'ErrImageNeverPull',
      'Container image "ghcr.io/example/web:1.0.0" is not present with pull policy of Never',
    );
    const status = {
      phase: 'Pending',
      containerStatuses: [web, running('proxy', 2)],
      conditions: conditions(undefined),
    };
    const pod = livePod('web-7d9c-x', { containers }, status, { labels: { app: 'web', 'pod-template-hash': '7d9c' } });
    expect(await verify(30, printed(pod), './web.yaml')).toEqual({
      status: 1,
      errors: '',
      output: `Pod "shop/web-7d9c-x": a container cannot be started
  manifest   Deployment "web" (./web.yaml:1); the Pod
             also has "proxy"
  waits for  the start of "web", for 30 s; nothing bounds it. ErrImageNeverPull:
             Container image "ghcr.io/example/web:1.0.0" is not present with
             pull policy of Never
  because    image-never-pulled (./web.yaml:12):
             imagePullPolicy is Never: on a node without the image "web" does
             not start (ErrImageNeverPull). Fix: remove imagePullPolicy, or set
             it to IfNotPresent, unless the image is loaded onto every node.

0 of 1 Pod as predicted, at 2027-03-31T12:00:30.000Z.
`,
    });
  });

  test('prints JSON as its schema says', async () => {
    const web = running('web', 3, { started: false, ready: false });
    const pod = livePod('web-1', SPEC, { containerStatuses: [web], conditions: conditions(undefined) });
    const { output } = await folder.run(['verify', '--at', at(13), '-o', 'json', '-'], printed(pod));
    const json = JSON.parse(output) as Record<string, unknown>;
    expect(breachesOf(schema)(json)).toEqual([]);
    expect(json).toMatchObject({
      at: '2027-03-31T12:00:13.000Z',
      pods: [
        {
          name: 'web-1',
          verdict: 'starting',
          waits: [
            { gate: 'startupProbe', container: 'web', sinceSeconds: 10, latestSeconds: 31, remainingSeconds: 21 },
          ],
        },
      ],
    });
  });

  test('refuses an input without a Pod of a cluster, and a time that is none', async () => {
    folder.write(
      'pod.yaml',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web, image: "web:1"}]}\n',
    );
    expect(await folder.run(['verify', './pod.yaml'])).toEqual({
      status: 2,
      output: '',
      errors:
        'error: The input holds no Pod of a cluster: pipe what "kubectl get pod,event -o json" prints to this command.\n',
    });
  });

  test.each(['noon', '2027-03-31T12:00:00', '2027-03-31', '2027-03-31T25:00:00Z'])(
    'refuses %s, which is no time with a zone',
    async (time) => {
      expect(await folder.run(['verify', '--at', time, '-'])).toMatchObject({
        status: 2,
        errors: expect.stringContaining('It must be a time with its zone, such as 2027-03-31T12:00:00Z.') as string,
      });
    },
  );

  test.each([
    [{ phase: 7 }, 'status.phase is 7, and must be a string.'],
    [{ initContainerStatuses: 'x' }, 'status.initContainerStatuses is "x", and must be a list.'],
    [{ containerStatuses: [1] }, 'status.containerStatuses[0] is 1, and must be an object.'],
    [{ startTime: 'yesterday' }, 'status.startTime is "yesterday", and must be a time such as 2027-03-31T12:00:00Z.'],
    [
      { containerStatuses: [running('web', 3, { state: { running: { startedAt: '2027-03-31T12:00:03' } } })] },
      'status.containerStatuses[0].state.running.startedAt is "2027-03-31T12:00:03", and must be a time such as ' +
        '2027-03-31T12:00:00Z.',
    ],
    [
      { containerStatuses: [running('web', 3), running('other', 3)] },
      'status.containerStatuses has "other", which is none of spec.containers.',
    ],
  ])('says nothing of a Pod with the status %j, which no API server has', async (status, problem) => {
    const sound = { containerStatuses: [running('web', 3)], conditions: conditions(15) };
    expect(await verify(60, printed(livePod('web-1', SPEC, { ...sound, ...status })))).toEqual({
      status: 2,
      output: '',
      errors: `error: standard input:1: items[0]: Pod "shop/web-1": ${problem}\n`,
    });
  });

  test('names what it could not read, and verifies the rest', async () => {
    const pod = livePod('web-1', SPEC, { containerStatuses: [running('web', 3)], conditions: conditions(15) });
    folder.write('broken.yaml', 'a: [\n');
    expect(await verify(60, printed(pod), './broken.yaml')).toMatchObject({
      status: 2,
      errors: expect.stringContaining('error: ./broken.yaml:1: ') as string,
      output: expect.stringContaining('1 of 1 Pod as predicted') as string,
    });
  });
});
