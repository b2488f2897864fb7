// cspell:words pooler
import { ApiObject, Duration, JsonPatch, type Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { KubernetesVersion, LifecycleHandler, Placement, PodTemplate, Sidecar } from '../../src';
import { GracefulShutdown, type GracefulShutdownProps } from '../../src/lifecycle/graceful-shutdown';
import {
  deployment,
  findingsOf,
  job,
  messageOf,
  newChart,
  objectOf,
  podOf,
  refusalOf,
  type Json,
} from '../template/support';

const seconds = (amount: number): Duration => Duration.seconds(amount);
const HELPER = { image: 'helper:1', securityContext: { user: 65532 } };
const TIMES = { drain: seconds(10), timeout: seconds(30) };

/** The grace period and the preStop hook of each container. */
function endOf(chart: Chart): Json {
  const { terminationGracePeriodSeconds, initContainers = [], containers } = podOf(chart);
  const hooks = [...(initContainers as Json[]), ...(containers as Json[])].map(({ name, lifecycle }) => [
    name,
    (lifecycle as Json | undefined)?.['preStop'],
  ]);
  return { grace: terminationGracePeriodSeconds, hooks: Object.fromEntries(hooks) as Json };
}

/** Each finding in one line. */
function messagesOf(chart: Chart): string[] {
  return findingsOf(chart).map(({ rule, construct, message }) => `${rule} at ${construct}: ${message}`);
}

describe('a graceful shutdown', () => {
  test('lets the app drain and gives the Pod the grace period for it', () => {
    const chart = newChart();
    new GracefulShutdown(deployment(chart), 'stop', TIMES);
    expect(podOf(chart)).toEqual({
      containers: [{ name: 'web', image: 'shop:1', lifecycle: { preStop: { sleep: { seconds: 10 } } } }],
      terminationGracePeriodSeconds: 40,
    });
  });

  test('without a drain only sets the grace period, also a shorter one than by default', () => {
    const chart = newChart();
    new GracefulShutdown(deployment(chart), 'stop', { timeout: seconds(5) });
    expect(endOf(chart)).toEqual({ grace: 5, hooks: { web: undefined } });
  });

  test('counts helpers that come later, each with its two seconds or the time that is said', () => {
    const chart = newChart();
    const web = deployment(chart);
    new GracefulShutdown(web, 'stop', { ...TIMES, sidecarTimeouts: { proxy: seconds(6) } });
    new Sidecar(web, 'proxy', HELPER);
    new Sidecar(web, 'logs', HELPER);
    expect(endOf(chart)).toEqual({
      grace: 48,
      hooks: { proxy: undefined, logs: undefined, web: { sleep: { seconds: 10 } } },
    });
  });

  test('counts the time that a helper says of itself, unless another is given for it', () => {
    for (const [sidecarTimeouts, grace] of [
      [{}, 57],
      [{ proxy: seconds(4) }, 44],
    ] as const) {
      const chart = newChart();
      const web = deployment(chart);
      new Sidecar(web, 'proxy', { ...HELPER, stopsWithin: seconds(17) });
      new GracefulShutdown(web, 'stop', { ...TIMES, sidecarTimeouts });
      expect(endOf(chart).grace).toBe(grace);
    }
  });

  test('takes the time of the app for each of its containers, and not for helpers beside them', () => {
    const chart = newChart();
    const containers = [
      { name: 'web', image: 'shop:1' },
      { name: 'api', image: 'api:1' },
    ];
    const web = deployment(chart, 'web', { containers });
    new Sidecar(web, 'logs', { ...HELPER, placement: Placement.APP_CONTAINER });
    new GracefulShutdown(web, 'stop', TIMES);
    const drained = { sleep: { seconds: 10 } };
    expect(endOf(chart)).toEqual({ grace: 40, hooks: { web: drained, api: drained, logs: undefined } });
  });

  test('drains the container that the Pod names to kubectl as the app, and takes a mesh beside it for a helper', () => {
    const chart = newChart();
    const web = new ApiObject(chart, 'web', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: {
        template: {
          metadata: { annotations: { 'kubectl.kubernetes.io/default-container': 'web' } },
          spec: {
            containers: [
              { name: 'istio-proxy', image: 'proxy:1' },
              { name: 'web', image: 'shop:1' },
            ],
          },
        },
      },
    });
    new GracefulShutdown(web, 'stop', TIMES);
    expect(endOf(chart)).toEqual({
      grace: 40,
      hooks: { 'istio-proxy': undefined, web: { sleep: { seconds: 10 } } },
    });
  });

  test('gives the drain only to the containers that are named', () => {
    const chart = newChart();
    const containers = [
      { name: 'web', image: 'shop:1' },
      { name: 'cache', image: 'redis:7' },
    ];
    const props = { ...TIMES, containers: ['web'], sidecarTimeouts: { cache: seconds(45) } };
    new GracefulShutdown(deployment(chart, 'web', { containers }), 'stop', props);
    expect(endOf(chart)).toEqual({ grace: 45, hooks: { web: { sleep: { seconds: 10 } }, cache: undefined } });
  });

  test('keeps the postStart hook of the app', () => {
    const chart = newChart();
    const postStart = { exec: { command: ['/warm-up'] } };
    const containers = [{ name: 'web', image: 'shop:1', lifecycle: { postStart } }];
    new GracefulShutdown(deployment(chart, 'web', { containers }), 'stop', TIMES);
    expect(podOf(chart)['containers'][0].lifecycle).toEqual({ postStart, preStop: { sleep: { seconds: 10 } } });
  });

  test('counts the hook of a sidecar that takes longer than the app', () => {
    const chart = newChart();
    const web = deployment(chart);
    new Sidecar(web, 'proxy', { ...HELPER, preStop: LifecycleHandler.fromSleep(seconds(60)) });
    new GracefulShutdown(web, 'stop', TIMES);
    expect(endOf(chart)['grace']).toBe(62);
  });

  test('takes the 30 seconds of cdk8s-plus for no choice of the user', () => {
    const chart = newChart();
    const web = new kplus.Deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1' }] });
    new GracefulShutdown(web, 'stop', TIMES);
    expect(endOf(chart)['grace']).toBe(40);
  });

  test('never lowers the 30 seconds of cdk8s-plus, which a user may have written, unless it is told to', () => {
    const written = [{}, { terminationGracePeriod: seconds(30) }].map((props) => {
      const chart = newChart();
      const web = new kplus.Deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1' }], ...props });
      new GracefulShutdown(web, 'stop', { timeout: seconds(5) });
      return endOf(chart)['grace'] as number;
    });
    expect(written).toEqual([30, 30]);
    const chart = newChart();
    const web = new kplus.Deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1' }] });
    new GracefulShutdown(web, 'stop', { timeout: seconds(5), gracePeriod: seconds(7) });
    expect(endOf(chart)['grace']).toBe(7);
  });

  test('does not change 30 seconds that a plain object has', () => {
    const chart = newChart();
    const spec = { containers: [{ name: 'web', image: 'shop:1' }], terminationGracePeriodSeconds: 30 };
    new GracefulShutdown(deployment(chart, 'web', spec), 'stop', { timeout: seconds(5) });
    expect(endOf(chart)['grace']).toBe(30);
  });

  test('leaves a longer grace period that the workload has', () => {
    const chart = newChart();
    const terminationGracePeriod = seconds(90);
    const containers = [{ name: 'web', image: 'shop:1' }];
    const web = new kplus.Deployment(chart, 'web', { containers, terminationGracePeriod });
    new GracefulShutdown(web, 'stop', TIMES);
    expect(endOf(chart)['grace']).toBe(90);
  });

  test('sets a longer grace period that is asked for', () => {
    const chart = newChart();
    new GracefulShutdown(deployment(chart), 'stop', { ...TIMES, gracePeriod: seconds(60) });
    expect(endOf(chart)['grace']).toBe(60);
  });

  test('takes its hook and its promise along when it is removed from the tree', () => {
    const chart = newChart();
    const web = deployment(chart);
    new GracefulShutdown(web, 'stop', TIMES);
    PodTemplate.of(web).addLabel('tier', 'front');
    web.node.tryRemoveChild('stop');
    expect(podOf(chart)).toEqual({ containers: [{ name: 'web', image: 'shop:1' }] });
  });

  test('can be read', () => {
    const web = deployment(newChart());
    const stop = new GracefulShutdown(web, 'stop', TIMES);
    expect(stop.gracePeriod.toSeconds()).toBe(40);
    expect(stop.podTemplate.workload).toBe(web);
  });

  test('ends the Pods of a CronJob as well', () => {
    const chart = newChart();
    const spec = { restartPolicy: 'Never', containers: [{ name: 'work', image: 'shop:1' }] };
    const cronJob = new ApiObject(chart, 'work', {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      spec: { schedule: '@daily', jobTemplate: { spec: { template: { spec } } } },
    });
    new GracefulShutdown(cronJob, 'stop', { timeout: seconds(120) });
    expect(objectOf(chart, 'CronJob')['spec'].jobTemplate.spec.template.spec.terminationGracePeriodSeconds).toBe(120);
  });
});

describe('if the target has no sleep of its own', () => {
  test('a shell that is named sleeps', () => {
    const chart = newChart(KubernetesVersion.V1_27);
    new GracefulShutdown(deployment(chart), 'stop', { ...TIMES, shell: ['/bin/sh', '-c'] });
    expect(endOf(chart)).toEqual({ grace: 40, hooks: { web: { exec: { command: ['/bin/sh', '-c', 'sleep 10'] } } } });
  });

  test('any shell sleeps, and its time is known', () => {
    const chart = newChart(KubernetesVersion.V1_27);
    new GracefulShutdown(deployment(chart), 'stop', { ...TIMES, shell: ['/busybox/sh', '-ec'] });
    expect(endOf(chart)).toEqual({
      grace: 40,
      hooks: { web: { exec: { command: ['/busybox/sh', '-ec', 'sleep 10'] } } },
    });
  });

  test('the error names both cures', () => {
    const chart = newChart(KubernetesVersion.V1_27);
    new GracefulShutdown(deployment(chart), 'stop', TIMES);
    expect(refusalOf(chart).split('\n')).toEqual([
      '1 finding:',
      '',
      'error drain-hook: "web" must serve for 10 s before it is told to stop, but the target, Kubernetes 1.27, has no sleep as a lifecycle handler.',
      '  at:  test/web/stop, Deployment "web", container "web"',
      '  in:  spec.template.spec.containers[0].lifecycle.preStop',
      "  fix: say that the cluster is newer, TargetCluster.set(app, { version: KubernetesVersion.V1_30 }), or name a shell of its image, `shell: ['/bin/sh', '-c']`.",
    ]);
  });

  test('nothing is missing if the app does not drain', () => {
    const chart = newChart(KubernetesVersion.V1_27);
    new GracefulShutdown(deployment(chart), 'stop', { timeout: seconds(30) });
    expect(endOf(chart)).toEqual({ grace: 30, hooks: { web: undefined } });
  });
});

describe('a grace period that is too short', () => {
  const said = (by: string): string[] => [
    '1 finding:',
    '',
    'error stop-budget: 10 s drain + 30 s "web" + 2 s "log-shipper" = 42 s, but the grace period is 25 s.',
    '  at:  test/web/stop, Deployment "web"',
    `  in:  spec.template.spec.terminationGracePeriodSeconds = 25, by ${by}`,
    '  fix: make it 42 s or more, leave it out, or shorten a part of the sum.',
  ];

  test('is refused with the sum if the workload has it', () => {
    const chart = newChart();
    const web = deployment(chart);
    PodTemplate.of(web).mergeSpec({ terminationGracePeriodSeconds: 25 });
    new GracefulShutdown(web, 'stop', TIMES);
    new Sidecar(web, 'log-shipper', HELPER);
    expect(refusalOf(chart).split('\n')).toEqual(said('PodTemplate.mergeSpec'));
  });

  test('is refused with the sum if it is asked for', () => {
    const chart = newChart();
    const web = deployment(chart);
    new GracefulShutdown(web, 'stop', { ...TIMES, gracePeriod: seconds(25) });
    new Sidecar(web, 'log-shipper', HELPER);
    expect(refusalOf(chart).split('\n')).toEqual(said('GracefulShutdown.gracePeriod'));
  });

  test('is refused with the sum if a patch sets it, even to the default', () => {
    const chart = newChart();
    const web = deployment(chart);
    new GracefulShutdown(web, 'stop', TIMES);
    PodTemplate.of(web).patch(JsonPatch.replace('/spec/terminationGracePeriodSeconds', 30));
    expect(messagesOf(chart)).toEqual([
      'stop-budget at test/web/stop: 10 s drain + 30 s "web" = 40 s, but the grace period is 30 s.',
    ]);
  });

  test('is refused if the drain alone is longer', () => {
    const chart = newChart();
    const web = deployment(chart, 'web', {
      terminationGracePeriodSeconds: 20,
      containers: [{ name: 'web', image: 'shop:1' }],
    });
    new GracefulShutdown(web, 'stop', { drain: seconds(60), timeout: seconds(5) });
    expect(messagesOf(chart)).toContain(
      'stop-budget at test/web/stop: 60 s drain + 5 s "web" = 65 s, but the grace period is 20 s.',
    );
  });

  test('is refused if it forgets the hook of a sidecar that is longer than all else', () => {
    const chart = newChart();
    const web = deployment(chart);
    new Sidecar(web, 'proxy', { ...HELPER, preStop: LifecycleHandler.fromSleep(seconds(47)) });
    const sidecarTimeouts = { proxy: seconds(6) };
    new GracefulShutdown(web, 'stop', { ...TIMES, sidecarTimeouts, gracePeriod: seconds(50) });
    expect(messagesOf(chart)).toEqual([
      'stop-budget at test/web/stop: 47 s preStop of "proxy" + 6 s "proxy" = 53 s, but the grace period is 50 s.',
    ]);
  });

  test('is refused if it is zero', () => {
    const chart = newChart();
    const web = deployment(chart, 'web', {
      terminationGracePeriodSeconds: 0,
      containers: [{ name: 'web', image: 'shop:1' }],
    });
    new GracefulShutdown(web, 'stop', { timeout: seconds(5) });
    expect(messagesOf(chart)).toEqual(['stop-budget at test/web/stop: 5 s "web", but the grace period is 0 s.']);
  });
});

test('a grace period of 30 seconds that a plain object has is refused if it is too short', () => {
  const chart = newChart();
  const spec = { containers: [{ name: 'web', image: 'shop:1' }], terminationGracePeriodSeconds: 30 };
  new GracefulShutdown(deployment(chart, 'web', spec), 'stop', TIMES);
  expect(messagesOf(chart)).toEqual([
    'stop-budget at test/web/stop: 10 s drain + 30 s "web" = 40 s, but the grace period is 30 s.',
  ]);
});

describe('a graceful shutdown is refused', () => {
  test('if two grace periods are set', () => {
    const chart = newChart();
    const web = deployment(chart);
    PodTemplate.of(web).mergeSpec({ terminationGracePeriodSeconds: 90 });
    new GracefulShutdown(web, 'stop', { ...TIMES, gracePeriod: seconds(60) });
    expect(messagesOf(chart)).toEqual([
      'stop-budget at test/web/stop: the grace period is set twice: 60 s as `gracePeriod`, and 90 s in the manifest.',
    ]);
  });

  test('if the app has another hook', () => {
    const chart = newChart();
    const web = deployment(chart);
    PodTemplate.of(web).mergeContainer('web', { lifecycle: { preStop: { sleep: { seconds: 5 } } } });
    new GracefulShutdown(web, 'stop', TIMES);
    expect(refusalOf(chart).split('\n')).toEqual([
      '1 finding:',
      '',
      'error drain-hook: "web" must serve for 10 s before it is told to stop, but has another preStop hook.',
      '  at:  test/web/stop, Deployment "web", container "web"',
      '  in:  spec.template.spec.containers[0].lifecycle.preStop = {"sleep":{"seconds":5}}, by PodTemplate.mergeContainer',
      '  fix: remove that hook, or leave `drain` out: the hook then counts by itself.',
    ]);
  });

  test('if a patch removes the hook', () => {
    const chart = newChart();
    const web = deployment(chart);
    new GracefulShutdown(web, 'stop', TIMES);
    PodTemplate.of(web).patch(JsonPatch.remove('/spec/containers/0/lifecycle'));
    expect(messagesOf(chart)).toEqual([
      'drain-hook at test/web/stop: "web" must serve for 10 s before it is told to stop, but its preStop hook was removed.',
    ]);
  });

  test('if it names a container that is not there', () => {
    const chart = newChart();
    new GracefulShutdown(deployment(chart), 'stop', {
      ...TIMES,
      containers: ['web', 'api'],
      sidecarTimeouts: { logs: seconds(4) },
    });
    expect(messagesOf(chart)).toEqual([
      'unknown-container at test/web/stop: no container has the name "api": the Pod has "web".',
      'unknown-container at test/web/stop: no container has the name "logs": the Pod has "web".',
    ]);
  });

  test('if it takes a sidecar for the app', () => {
    const chart = newChart();
    const web = deployment(chart);
    new Sidecar(web, 'logs', HELPER);
    new GracefulShutdown(web, 'stop', { ...TIMES, containers: ['web', 'logs'] });
    expect(messagesOf(chart)).toEqual([
      'drain-hook at test/web/stop: "logs" is named as a container of the app, but is a native sidecar, which stops after the app.',
    ]);
  });

  test('if a container of the app has another time as well', () => {
    const chart = newChart();
    new GracefulShutdown(deployment(chart), 'stop', { ...TIMES, sidecarTimeouts: { web: seconds(4) } });
    expect(messagesOf(chart)).toEqual([
      'stop-budget at test/web/stop: "web" has two times: as a container of the app, and in `sidecarTimeouts`.',
    ]);
  });

  test('if no container is the app', () => {
    const chart = newChart();
    const web = deployment(chart, 'web', { containers: [] });
    new Sidecar(web, 'logs', { ...HELPER, placement: Placement.APP_CONTAINER });
    new GracefulShutdown(web, 'stop', TIMES);
    expect(messagesOf(chart)).toEqual([
      'stop-budget at test/web/stop: the Pod has a graceful shutdown, but no app container of its own.',
    ]);
  });

  test('if it is set a second time', () => {
    const web = deployment(newChart());
    new GracefulShutdown(web, 'stop', TIMES);
    expect(messageOf(() => new GracefulShutdown(web, 'again', TIMES))).toBe(`1 finding:

error stop-budget: the Pod already has a graceful shutdown, test/web/stop.
  at:  test/web/again
  in:  GracefulShutdown.scope
  fix: remove one of the two; what is set here can be an option of test/web/stop.`);
  });
});

describe('a hook whose length nothing tells', () => {
  const preStop = { exec: { command: ['/drain'] } };
  const proxy = { name: 'proxy', image: 'envoy:1', restartPolicy: 'Always', lifecycle: { preStop } };
  const spec = { initContainers: [proxy], containers: [{ name: 'web', image: 'shop:1' }] };

  test('of a sidecar asks for a time', () => {
    const chart = newChart();
    new GracefulShutdown(deployment(chart, 'web', spec), 'stop', TIMES);
    expect(findingsOf(chart).map(({ rule, severity }) => [rule, severity])).toEqual([
      ['sidecar-pre-stop', 'warning'],
      ['stop-budget', 'error'],
    ]);
    expect(refusalOf(chart).split('\n').slice(-4)).toEqual([
      'error stop-budget: the grace period must cover the preStop hook of "proxy", but its length is unknown.',
      '  at:  test/web/stop, Deployment "web", container "proxy"',
      '  in:  spec.template.spec.initContainers[0].lifecycle.preStop = {"exec":{"command":["/drain"]}}',
      '  fix: set the time that "proxy" takes to stop, its hook included, in `sidecarTimeouts`.',
    ]);
  });

  test('counts within the time that is said', () => {
    const chart = newChart();
    const props = { ...TIMES, sidecarTimeouts: { proxy: seconds(20) } };
    new GracefulShutdown(deployment(chart, 'web', spec), 'stop', props);
    expect(endOf(chart)['grace']).toBe(60);
  });

  test.each([
    [10, 130],
    [121, 241],
    [122, 122],
    [130, 130],
  ])('counts as at least what it sleeps if %i s cannot include that', (timeout, grace) => {
    const chart = newChart();
    const sleep = { exec: { command: ['/bin/sh', '-c', 'killall -INT pooler && sleep 120'] } };
    const containers = [{ name: 'web', image: 'shop:1', lifecycle: { preStop: sleep } }];
    new GracefulShutdown(deployment(chart, 'web', { containers }), 'stop', { timeout: seconds(timeout) });
    expect(podOf(chart)['terminationGracePeriodSeconds']).toBe(grace);
  });

  test('counts within the time of the app that does not drain, and is named in the sum', () => {
    const chart = newChart();
    const containers = [{ name: 'web', image: 'shop:1', lifecycle: { preStop } }];
    const props = { timeout: seconds(30), gracePeriod: seconds(20) };
    new GracefulShutdown(deployment(chart, 'web', { containers }), 'stop', props);
    expect(messagesOf(chart)).toEqual([
      'stop-budget at test/web/stop: 30 s "web" with its preStop, but the grace period is 20 s.',
    ]);
  });

  test.each([
    [10, 130],
    [119, 239],
    [130, 130],
  ])('counts by what is known of it if a time of %d s for the app is too short to include it', (timeout, grace) => {
    const chart = newChart();
    const drains = { exec: { command: ['/bin/sh', '-c', 'killall -INT pgbouncer && sleep 120'] } };
    const containers = [{ name: 'pgbouncer', image: 'pgbouncer:1', lifecycle: { preStop: drains } }];
    new GracefulShutdown(deployment(chart, 'pool', { containers }), 'stop', { timeout: seconds(timeout) });
    expect(endOf(chart)['grace']).toBe(grace);
  });
});

describe('an invalid time', () => {
  const cases: [string, GracefulShutdownProps, string][] = [
    [
      'no drain at all',
      { ...TIMES, drain: seconds(0) },
      `error stop-time: the drain is 0 s but must be a whole number of seconds from 1 to 86400.
  at:  test/web/stop
  in:  GracefulShutdown.drain = "0 s"
  fix: leave \`drain\` out if the app need not wait, or give whole seconds, as in Duration.seconds(5).`,
    ],
    [
      'a part of a second',
      { timeout: Duration.millis(2500) },
      `error stop-time: the time of the app is 2.5 s but must be a whole number of seconds from 2 to 86400.
  at:  test/web/stop
  in:  GracefulShutdown.timeout = "2.5 s"
  fix: give whole seconds, as in Duration.seconds(5).`,
    ],
    [
      'less than the kubelet gives',
      { ...TIMES, sidecarTimeouts: { logs: seconds(1) } },
      `error stop-time: the time of "logs" is 1 s but must be a whole number of seconds from 2 to 86400.
  at:  test/web/stop
  in:  GracefulShutdown.sidecarTimeouts['logs'] = "1 s"
  fix: give whole seconds, as in Duration.seconds(5).`,
    ],
    [
      'more than a day',
      { ...TIMES, gracePeriod: Duration.days(2) },
      `error stop-time: the grace period is 172800 s but must be a whole number of seconds from 1 to 86400.
  at:  test/web/stop
  in:  GracefulShutdown.gracePeriod = "172800 s"
  fix: give whole seconds, as in Duration.seconds(5).`,
    ],
    [
      'a shell without a program',
      { ...TIMES, shell: [] },
      `error drain-hook: a shell must be a program and its flag for a script.
  at:  test/web/stop
  in:  GracefulShutdown.shell = []
  fix: write it as in ['/bin/sh', '-c'].`,
    ],
  ];

  test.each(cases)('is refused: %s', (_what, props, expected) => {
    expect(messageOf(() => new GracefulShutdown(deployment(newChart()), 'stop', props))).toBe(
      `1 finding:\n\n${expected}`,
    );
  });

  test('is refused by cdk8s: a negative one', () => {
    expect(messageOf(() => new GracefulShutdown(job(newChart()), 'stop', { timeout: seconds(-1) }))).toBe(
      'Duration amounts cannot be negative. Received: -1',
    );
  });
});

test('a helper that is an ordinary container and stops while the app drains is worth a warning', () => {
  const chart = newChart();
  const web = deployment(chart, 'web', {
    terminationGracePeriodSeconds: 20,
    containers: [{ name: 'web', image: 'shop:1' }],
  });
  new Sidecar(web, 'db', { ...HELPER, placement: Placement.APP_CONTAINER });
  new GracefulShutdown(web, 'stop', TIMES);
  expect(
    findingsOf(chart).map(({ severity, rule, container, message, fix }) => [severity, rule, container, message, fix]),
  ).toContainEqual([
    'warning',
    'helper-stops-first',
    'db',
    '"db" is an ordinary container and gets TERM while the app still serves for 10 s.',
    'make it a native sidecar, `placement: Placement.NATIVE_SIDECAR`, which stops after the app, or name "db" in `containers` too.',
  ]);
});

test('a helper that is an ordinary container drains with the app if it is named', () => {
  const chart = newChart();
  const web = deployment(chart);
  new Sidecar(web, 'db', { ...HELPER, placement: Placement.APP_CONTAINER });
  new GracefulShutdown(web, 'stop', { ...TIMES, containers: ['web', 'db'] });
  const drained = { sleep: { seconds: 10 } };
  expect(endOf(chart)).toEqual({ grace: 40, hooks: { web: drained, db: drained } });
});

test('a helper that is an ordinary container and has a hook of its own is left to it', () => {
  const chart = newChart();
  const web = deployment(chart, 'web', {
    terminationGracePeriodSeconds: 20,
    containers: [{ name: 'web', image: 'shop:1' }],
  });
  const preStop = LifecycleHandler.fromCommand(['/wait']);
  new Sidecar(web, 'db', { ...HELPER, placement: Placement.APP_CONTAINER, preStop });
  new GracefulShutdown(web, 'stop', { ...TIMES, sidecarTimeouts: { db: seconds(15) } });
  expect(messagesOf(chart)).toEqual([
    'stop-budget at test/web/stop: 10 s drain + 30 s "web" = 40 s, but the grace period is 20 s.',
  ]);
});
