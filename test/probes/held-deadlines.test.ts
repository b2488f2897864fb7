import { Duration, JsonPatch, type ApiObject } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { PodTemplate, ProbePresets, Sidecar, type HttpProbePresetOptions } from '../../src';
import { deployment, findingsOf, messageOf, newChart, podOf, type Json } from '../template/support';

const seconds = (amount: number): Duration => Duration.seconds(amount);
const PROMISE = { path: '/', port: 80, startsWithin: seconds(30), detectsHangWithin: seconds(30) };

describe('a timing that breaks a deadline is refused', () => {
  test.each<[string, HttpProbePresetOptions, string]>([
    [
      'a delay of the liveness probe, which counts from the start of the container',
      { ...PROMISE, livenessTiming: { initialDelay: seconds(600) } },
      'the container is to be restarted within 30 s of a hang, and with this timing the liveness probe gives up after 628 s (600 s delay + 3 periods of 9 s + 1 s timeout).',
    ],
    [
      'tries of the startup probe that go on for too long',
      { path: '/', port: 80, startsWithin: seconds(8), startupTiming: { period: seconds(11), failureThreshold: 20 } },
      'the container is to be killed if it takes 16 s to start, and with this timing the startup probe may begin its last try only after 220 s (20 periods of 11 s).',
    ],
    [
      'more tries than anybody waits for',
      { path: '/', port: 80, startsWithin: seconds(90), startupTiming: { failureThreshold: 80000 } },
      'the container is to be killed if it takes 180 s to start, and with this timing the startup probe may begin its last try only after 240000 s (80000 periods of 3 s).',
    ],
    [
      'timeouts that are longer than the period',
      { path: '/', port: 80, startsWithin: seconds(8), startupTiming: { timeout: seconds(30) } },
      'the container is to be killed if it takes 16 s to start, and with this timing the startup probe may begin its last try only after 241 s (1 period of 1 s + 8 timeouts of 30 s).',
    ],
    [
      'a delay, of which the kubelet can count a second too much',
      {
        path: '/',
        port: 80,
        startsWithin: seconds(10),
        startupTiming: { initialDelay: seconds(10), period: seconds(1), failureThreshold: 1 },
      },
      'the container may take 10 s to start, and with this timing the startup probe gives up after 9 s (10 s delay + 0 periods of 1 s, of which the kubelet may count 1 s too much).',
    ],
  ])('such as %s', (_title, options, problem) => {
    expect(messageOf(() => ProbePresets.http(options))).toContain(`error probe-promise: ${problem}\n`);
  });

  test('and one that keeps it is taken', () => {
    const startupTiming = { initialDelay: seconds(10), period: seconds(1), failureThreshold: 2 };
    const probes = ProbePresets.http({ path: '/', port: 80, startsWithin: seconds(10), startupTiming });
    expect(probes.manifest['startupProbe']).toMatchObject({ initialDelaySeconds: 10, failureThreshold: 2 });
  });
});

describe('an edit that breaks a deadline later is found', () => {
  const path = '/spec/containers/0/startupProbe/failureThreshold';

  test.each<[string, (pod: PodTemplate) => void, string]>([
    [
      'a merge of a delay',
      (pod) => pod.mergeContainer('web', { livenessProbe: { initialDelaySeconds: 600 } }),
      'the code says that "web" is to be restarted within 30 s of a hang, and its liveness probe gives up after 628 s (600 s delay + 3 periods of 9 s + 1 s timeout).',
    ],
    [
      'a patch of the tries',
      (pod) => pod.patch(JsonPatch.replace(path, 100)),
      'the code says that "web" is to be killed if it takes 60 s to start, and its startup probe may begin its last try only after 100 s (100 periods of 1 s).',
    ],
  ])('such as %s', (_title, edit, message) => {
    const chart = newChart();
    const web = deployment(chart);
    ProbePresets.http(PROMISE).applyTo(web, 'web');
    edit(PodTemplate.of(web));
    const found = findingsOf(chart).filter(({ rule }) => rule === 'probe-promise');
    expect(found.map((finding) => finding['message'] as string)).toEqual([message]);
  });
});

test('a helper that was removed takes its deadlines along, also if another one takes its place', () => {
  const chart = newChart();
  const web = deployment(chart);
  const add = (startsWithin: number): Sidecar =>
    new Sidecar(web, 's', {
      image: 'helper:1',
      securityContext: { hardened: false },
      probes: ProbePresets.tcp({ port: 1, startsWithin: seconds(startsWithin) }),
    });
  add(30);
  web.node.tryRemoveChild('s');
  add(10);
  expect(podOf(chart)['initContainers'][0].startupProbe).toMatchObject({ periodSeconds: 1, failureThreshold: 11 });
});

describe('a set that is applied gives the same probes as one that is spread', () => {
  const container = { name: 'web', image: 'shop:1', portNumber: 8080 };

  function probesOf(object: Json): Json {
    const { startupProbe, readinessProbe } = object['spec'].template.spec.containers[0] as Json;
    return { startupProbe, readinessProbe };
  }

  test('without the startup probe that cdk8s-plus adds to a container with a port', () => {
    const chart = newChart();
    const probes = ProbePresets.http({ path: '/healthz' });
    new kplus.Deployment(chart, 'spread', { containers: [{ ...container, ...probes }] });
    probes.applyTo(new kplus.Deployment(chart, 'applied', { containers: [container] }), 'web');
    const [spread, applied] = (chart.toJson() as Json[]).map(probesOf);
    expect(applied).toEqual(spread);
    expect(applied).toMatchObject({ startupProbe: undefined, readinessProbe: { httpGet: { port: 8080 } } });
  });

  test('and leaves alone what a plain object has', () => {
    const chart = newChart();
    const startupProbe = { failureThreshold: 3, tcpSocket: { port: 8080 } };
    const containers = [{ name: 'web', image: 'shop:1', ports: [{ containerPort: 8080 }], startupProbe }];
    const web: ApiObject = deployment(chart, 'web', { containers });
    ProbePresets.http({ path: '/healthz' }).applyTo(web, 'web');
    expect(podOf(chart)['containers'][0].startupProbe).toEqual(startupProbe);
  });
});

test('a set that is spread is held to its deadlines as one that is applied', () => {
  const chart = newChart();
  const web = new kplus.Deployment(chart, 'web', {
    containers: [{ name: 'web', image: 'shop:1', ...ProbePresets.http(PROMISE) }],
  });
  PodTemplate.of(web).mergeContainer('web', { livenessProbe: { initialDelaySeconds: 600 } });
  const found = findingsOf(chart).filter(({ rule }) => rule === 'probe-promise');
  expect(found.map(({ container }) => container as string)).toEqual(['web']);
});
