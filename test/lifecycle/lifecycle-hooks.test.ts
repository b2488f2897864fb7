import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { LifecycleHandler, PodTemplate } from '../../src';
import { LifecycleHooks } from '../../src/lifecycle/lifecycle-hooks';
import { deployment, findingsOf, messageOf, newChart, podOf, type Json } from '../template/support';

const flush = LifecycleHandler.fromCommand(['/flush']);
const wait = LifecycleHandler.fromSleep(Duration.seconds(5));

/** The lifecycle of the container `web` of a cdk8s-plus Deployment into which hooks are spread. */
function spread(hooks: LifecycleHooks): Json {
  const chart = newChart();
  new kplus.Deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1', ...hooks }] });
  return podOf(chart)['containers'][0].lifecycle as Json;
}

test('hooks are taken by cdk8s-plus as `lifecycle`, as plain JavaScript lets them be', () => {
  const chart = newChart();
  const lifecycle = LifecycleHooks.of({ preStop: flush }) as object;
  new kplus.Deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1', lifecycle }] });
  expect(podOf(chart)['containers'][0].lifecycle).toEqual({ preStop: { exec: { command: ['/flush'] } } });
});

test('hooks go to any container of any workload', () => {
  const chart = newChart();
  LifecycleHooks.of({ postStart: flush, preStop: wait }).applyTo(deployment(chart), 'web');
  expect(podOf(chart)['containers'][0].lifecycle).toEqual({
    postStart: { exec: { command: ['/flush'] } },
    preStop: { sleep: { seconds: 5 } },
  });
});

test('a hook replaces the whole hook that was there, and leaves the other one', () => {
  const chart = newChart();
  const lifecycle = { postStart: { exec: { command: ['/warm'] } }, preStop: { httpGet: { port: 80, path: '/' } } };
  const web = deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1', lifecycle }] });
  LifecycleHooks.of({ preStop: wait }).applyTo(web, 'web');
  expect(podOf(chart)['containers'][0].lifecycle).toEqual({
    postStart: { exec: { command: ['/warm'] } },
    preStop: { sleep: { seconds: 5 } },
  });
});

test('a merge comes after the hooks, wherever it is in the code', () => {
  const chart = newChart();
  const web = deployment(chart);
  PodTemplate.of(web).mergeContainer('web', { lifecycle: { postStart: { sleep: { seconds: 8 } } } });
  LifecycleHooks.of({ preStop: wait }).applyTo(web, 'web');
  expect(podOf(chart)['containers'][0].lifecycle).toEqual({
    postStart: { sleep: { seconds: 8 } },
    preStop: wait.manifest,
  });
});

test('headers keep their names on the way to the manifest', () => {
  const chart = newChart();
  const preStop = LifecycleHandler.fromHttpGet({
    port: 'admin',
    path: '/drain',
    https: true,
    headers: { 'X-Token': 'a' },
  });
  const containers = [{ name: 'web', image: 'shop:1', ports: [{ name: 'admin', containerPort: 9901 }] }];
  LifecycleHooks.of({ preStop }).applyTo(deployment(chart, 'web', { containers }), 'web');
  expect(podOf(chart)['containers'][0].lifecycle).toEqual({
    preStop: {
      httpGet: { path: '/drain', port: 'admin', scheme: 'HTTPS', httpHeaders: [{ name: 'X-Token', value: 'a' }] },
    },
  });
});

test('hooks for a container that is not there are refused', () => {
  const chart = newChart();
  LifecycleHooks.of({ preStop: wait }).applyTo(deployment(chart), 'api');
  expect(findingsOf(chart).map(({ message }) => message as string)).toEqual([
    'no container has the name "api": the Pod has "web".',
  ]);
});

test('no hook at all is refused', () => {
  expect(messageOf(() => LifecycleHooks.of({}))).toBe(`1 finding:

error hook-missing: a postStart or a preStop hook must be set.
  in:  LifecycleHooks.of
  fix: set one of them, or leave the hooks out.`);
});

test('what a set gives away does not change it', () => {
  const hooks = LifecycleHooks.of({ postStart: flush });
  const manifest = hooks.manifest as Json;
  manifest['postStart'].exec.command.push('--all');
  expect(hooks.manifest).toEqual({ postStart: { exec: { command: ['/flush'] } } });
});

test('commands are spread into a cdk8s-plus container', () => {
  expect(Object.keys(LifecycleHooks.of({ preStop: flush }))).toEqual(['lifecycle']);
  expect(
    spread(LifecycleHooks.of({ postStart: flush, preStop: LifecycleHandler.fromCommand(['/drain', '--now']) })),
  ).toEqual({
    postStart: { exec: { command: ['/flush'] } },
    preStop: { exec: { command: ['/drain', '--now'] } },
  });
});

test('a request is spread into a cdk8s-plus container, which writes the defaults too', () => {
  expect(spread(LifecycleHooks.of({ preStop: LifecycleHandler.fromHttpGet({ port: 9901 }) }))).toEqual({
    preStop: { httpGet: { path: '/', port: 9901, scheme: 'HTTP' } },
  });
});

test.each([
  ['a sleep', wait, '{"sleep":{"seconds":5}}', 'has no sleep as a lifecycle handler'],
  [
    'a port by name',
    LifecycleHandler.fromHttpGet({ port: 'admin' }),
    '{"httpGet":{"port":"admin"}}',
    'takes no port by name in a lifecycle handler',
  ],
  [
    'a request over TLS to another host',
    LifecycleHandler.fromHttpGet({ port: 1, https: true, host: 'h' }),
    '{"httpGet":{"port":1,"scheme":"HTTPS","host":"h"}}',
    'would drop scheme and host of a lifecycle handler',
  ],
])('a cdk8s-plus container does not take %s, and the error names the other way', (_what, preStop, value, problem) => {
  expect(messageOf(() => spread(LifecycleHooks.of({ preStop })))).toBe(`1 finding:

error hook-spread: cdk8s-plus-27 ${problem}.
  in:  preStop = ${value}
  fix: apply the hooks to the Pod instead of spreading them, as in hooks.applyTo(deployment, 'web').`);
});
