import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { KubernetesVersion, LifecycleHandler, Placement, Sidecar } from '../../src';
import { deployment, messageOf, newChart, podOf, refusalOf, type Json } from '../template/support';

test('a command has its words, and does not change with the list that was given', () => {
  const command = ['/bin/flush', '--all'];
  const handler = LifecycleHandler.fromCommand(command);
  command.pop();
  expect(handler.manifest).toEqual({ exec: { command: ['/bin/flush', '--all'] } });
});

test('a request has everything that is said', () => {
  expect(LifecycleHandler.fromHttpGet({ port: 'admin' }).manifest).toEqual({ httpGet: { port: 'admin' } });
  const options = { port: 9901, path: '/drain', https: true, host: '10.0.0.1', headers: { 'X-Token': 'a' } };
  expect(LifecycleHandler.fromHttpGet(options).manifest).toEqual({
    httpGet: {
      path: '/drain',
      port: 9901,
      scheme: 'HTTPS',
      host: '10.0.0.1',
      httpHeaders: [{ name: 'X-Token', value: 'a' }],
    },
  });
});

test('a wait has its seconds, also none', () => {
  expect(LifecycleHandler.fromSleep(Duration.minutes(1)).manifest).toEqual({ sleep: { seconds: 60 } });
  expect(LifecycleHandler.fromSleep(Duration.seconds(0)).manifest).toEqual({ sleep: { seconds: 0 } });
});

test('a wait that is not a whole number of seconds is refused with its unit', () => {
  expect(messageOf(() => LifecycleHandler.fromSleep(Duration.millis(1)))).toBe(`1 finding:

error hook-time: the sleep of a hook is 0.001 s but must be a whole number of seconds from 0 to 86400.
  in:  LifecycleHandler.fromSleep = "0.001 s"
  fix: give whole seconds, as in Duration.seconds(5).`);
});

test('a wait of more than a day is refused', () => {
  expect(messageOf(() => LifecycleHandler.fromSleep(Duration.days(2)))).toBe(`1 finding:

error hook-time: the sleep of a hook is 172800 s but must be a whole number of seconds from 0 to 86400.
  in:  LifecycleHandler.fromSleep = "172800 s"
  fix: give whole seconds, as in Duration.seconds(5).`);
});

test.each([[[]], [['']]])('the command %j is refused, since it names no program', (command) => {
  expect(messageOf(() => LifecycleHandler.fromCommand(command))).toBe(`1 finding:

error hook-command: the command ${JSON.stringify(command)} of a hook has no program.
  in:  LifecycleHandler.fromCommand.command = ${JSON.stringify(command)}
  fix: begin with the program, as in ['/bin/sh', '-c', 'sleep 5'].`);
});

test('a header that the API server refuses is refused', () => {
  const headers = { X_Token: 'a' };
  expect(messageOf(() => LifecycleHandler.fromHttpGet({ port: 8080, headers }))).toBe(`1 finding:

error probe-header: the name "X_Token" of a header must consist of letters, digits and "-".
  in:  LifecycleHandler.fromHttpGet.headers = "X_Token"
  fix: write the header as the program expects it, in one line.`);
});

test('the hooks of a sidecar are in its container', () => {
  const chart = newChart();
  new Sidecar(deployment(chart), 'proxy', {
    image: 'envoy:1',
    securityContext: { hardened: false },
    placement: Placement.APP_CONTAINER,
    postStart: LifecycleHandler.fromCommand(['/wait']),
    preStop: LifecycleHandler.fromSleep(Duration.seconds(5)),
  });
  expect(podOf(chart)['containers'][1]).toEqual({
    name: 'proxy',
    image: 'envoy:1',
    lifecycle: { postStart: { exec: { command: ['/wait'] } }, preStop: { sleep: { seconds: 5 } } },
  });
});

test('one hook alone leaves the other out', () => {
  const chart = newChart();
  new Sidecar(deployment(chart), 'proxy', {
    image: 'envoy:1',
    securityContext: { user: 2000 },
    preStop: LifecycleHandler.fromSleep(Duration.seconds(5)),
  });
  expect(podOf(chart)['initContainers'][0].lifecycle).toEqual({ preStop: { sleep: { seconds: 5 } } });
});

test('a wait is refused if the cluster does not know it', () => {
  const chart = newChart(KubernetesVersion.V1_29);
  new Sidecar(deployment(chart), 'proxy', {
    image: 'envoy:1',
    securityContext: { user: 2000 },
    preStop: LifecycleHandler.fromSleep(Duration.seconds(5)),
  });
  expect(refusalOf(chart)).toBe(`1 finding:

error feature-unavailable: the target is Kubernetes 1.29, which refuses this field: the feature gate PodLifecycleSleepAction (sleep as a lifecycle handler) is off.
  at:  test/web/proxy, Deployment "web", container "proxy"
  in:  spec.template.spec.initContainers[0].lifecycle.preStop.sleep = {"seconds":5}
  fix: upgrade the cluster to Kubernetes 1.30 or newer, or enable the feature gate PodLifecycleSleepAction, or use another handler.
  code: TargetCluster.set(app, { version: KubernetesVersion.V1_30 }) if the cluster runs that version.`);
});

test('a hook that stops a native sidecar is refused', () => {
  const chart = newChart();
  new Sidecar(deployment(chart), 'proxy', {
    image: 'envoy:1',
    securityContext: { user: 2000 },
    preStop: LifecycleHandler.fromHttpGet({ port: 9901, path: '/drain' }),
  });
  expect(refusalOf(chart)).toBe(`1 finding:

error sidecar-pre-stop: the preStop hook of "proxy" stops or drains it when the Pod begins to stop, while the app still needs this native sidecar.
  at:  test/web/proxy, Deployment "web", container "proxy"
  in:  spec.template.spec.initContainers[0].lifecycle.preStop = {"httpGet":{"path":"/drain","port":9901}}
  fix: remove the hook: Kubernetes stops native sidecars after the app, with SIGTERM.
  code: leave \`preStop\` out of the helper.`);
});

test('a handler that stands in a cdk8s-plus-27 container in place of one of its own is rendered', () => {
  const chart = newChart();
  const preStop = LifecycleHandler.fromCommand(['/bin/drain']);
  const props = { name: 'web', image: 'shop:1', lifecycle: { preStop } } as unknown as kplus.ContainerProps;
  new kplus.Deployment(chart, 'web', { containers: [props] });
  expect((podOf(chart)['containers'] as Json[])[0]?.['lifecycle']).toEqual({
    preStop: { exec: { command: ['/bin/drain'] } },
  });
});
