import { Duration, JsonPatch, Size, type ApiObject, type Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import {
  JobLimits,
  KubernetesVersion,
  LifecycleHandler,
  LifecycleHooks,
  PodTemplate,
  PodTierFallback,
  Probe,
  ProbePresets,
  ProbeSet,
  QosTier,
} from '../../src';
import { deployment, findingsOf, newChart, podOf, refusalOf } from './support';

const { Cpu } = kplus;
const guaranteed = QosTier.guaranteed({ cpu: Cpu.millis(100), memory: Size.mebibytes(64) });

function hooks(seconds: number): LifecycleHooks {
  return LifecycleHooks.of({ preStop: LifecycleHandler.fromSleep(Duration.seconds(seconds)) });
}

function probes(port: number): ProbeSet {
  return ProbeSet.of({ readiness: Probe.fromTcpSocket({ port }) });
}

describe('two choices for one thing are refused, in whatever order they stand', () => {
  test.each<[string, string, string, (web: ApiObject) => void]>([
    [
      'two tiers',
      'the resources of "web"',
      'none, and then {"requests":{"cpu":"100m","memory":"64Mi"},"limits":{"cpu":"100m","memory":"64Mi"}}',
      (web) => {
        QosTier.bestEffort().applyTo(web, 'web');
        guaranteed.applyTo(web, 'web');
      },
    ],
    [
      'the same tiers the other way round',
      'the resources of "web"',
      '{"requests":{"cpu":"100m","memory":"64Mi"},"limits":{"cpu":"100m","memory":"64Mi"}}, and then none',
      (web) => {
        guaranteed.applyTo(web, 'web');
        QosTier.bestEffort().applyTo(web, 'web');
      },
    ],
    [
      'two hooks',
      'the actions of the preStop hook of "web"',
      '{"sleep":{"seconds":3}}, and then {"sleep":{"seconds":4}}',
      (web) => {
        hooks(3).applyTo(web, 'web');
        hooks(4).applyTo(web, 'web');
      },
    ],
    [
      'two readiness probes',
      'the settings of the readiness probe of "web"',
      '{"tcpSocket":{"port":80}}, and then {"tcpSocket":{"port":81}}',
      (web) => {
        probes(80).applyTo(web, 'web');
        probes(81).applyTo(web, 'web');
      },
    ],
    [
      'two tiers of the Pod as a whole',
      'the resources of the Pod as a whole',
      '{"requests":{"cpu":"100m","memory":"64Mi"},"limits":{"cpu":"100m","memory":"64Mi"}}, and then {"requests":{"cpu":"5m"}}',
      (web) => {
        guaranteed.applyToPod(web);
        QosTier.burstable({ cpu: { request: Cpu.millis(5) } }).applyToPod(web);
      },
    ],
  ])('such as %s', (_title, what, values, act) => {
    const chart = newChart(KubernetesVersion.V1_36);
    act(deployment(chart));
    expect(
      findingsOf(chart)
        .filter(({ rule }) => rule === 'chosen-twice')
        .map(({ message }) => message as string),
    ).toEqual([`${what} are set twice, to different values: ${values}.`]);
  });
});

test('the finding names both constructs', () => {
  const chart = newChart();
  const web = deployment(chart);
  hooks(3).applyTo(web, 'web');
  hooks(4).applyTo(new Construct(web, 'platform'), 'web');
  expect(refusalOf(chart)).toBe(`1 finding:

error chosen-twice: the actions of the preStop hook of "web" are set twice, to different values, first by test/web: {"sleep":{"seconds":3}}, and then {"sleep":{"seconds":4}}.
  at:  test/web/platform, Deployment "web", container "web"
  in:  LifecycleHooks.applyTo.container
  fix: keep one of the two calls.`);
});

test.each<[string, (chart: Chart) => void]>([
  [
    'the budget of the Pod',
    (chart) => {
      const web = deployment(chart);
      guaranteed.applyToPod(web, { fallback: PodTierFallback.SPREAD });
      const larger = QosTier.guaranteed({ cpu: Cpu.units(2), memory: Size.gibibytes(1) });
      larger.applyToPod(web, { fallback: PodTierFallback.SPREAD });
    },
  ],
  [
    'cores of its own',
    (chart) => {
      const web = deployment(chart);
      QosTier.exclusiveCores({ cpu: Cpu.units(1), memory: Size.gibibytes(1) }).applyTo(web, 'web');
      QosTier.burstable({ cpu: { request: Cpu.millis(500) } }).applyTo(web, 'web');
    },
  ],
  [
    'the deadlines of probes',
    (chart) => {
      const web = deployment(chart);
      const [path, port] = ['/healthz', 8080];
      ProbePresets.http({ path, port, startsWithin: Duration.minutes(1) }).applyTo(web, 'web');
      ProbePresets.http({ path, port, startsWithin: Duration.minutes(10) }).applyTo(web, 'web');
    },
  ],
  [
    'the limits of a Job',
    (chart) => {
      const containers = [{ name: 'report', image: 'report:1' }];
      const job = new kplus.Job(chart, 'report', { containers, securityContext: { ensureNonRoot: false } });
      JobLimits.of({ attempts: 1, attemptTimeout: Duration.minutes(1) }).applyTo(job);
      JobLimits.of({ attempts: 2, attemptTimeout: Duration.minutes(1) }).applyTo(job);
    },
  ],
])('that the first choice promised %s is not found as well', (_title, act) => {
  const chart = newChart(KubernetesVersion.V1_33);
  act(chart);
  const errors = findingsOf(chart).filter(({ severity }) => severity === 'error');
  expect(errors.map(({ rule }) => rule as string)).toEqual(['chosen-twice']);
});

test('another container that breaks a promise is found beside two choices', () => {
  const chart = newChart();
  const web = deployment(chart, 'web', { containers: ['web', 'api'].map((name) => ({ name, image: 'shop:1' })) });
  const [cpu, memory] = [Cpu.units(1), Size.gibibytes(1)];
  for (const name of ['web', 'api']) QosTier.exclusiveCores({ cpu, memory }).applyTo(web, name);
  guaranteed.applyTo(web, 'web');
  PodTemplate.of(web).patch(JsonPatch.replace('/spec/containers/1/resources/requests/cpu', '500m'));
  expect(findingsOf(chart).map(({ rule, container }) => `${rule} ${String(container)}`)).toContain(
    'exclusive-cores api',
  );
});

test('the same choice twice, and choices for different things, are kept', () => {
  const chart = newChart();
  const web = deployment(chart);
  hooks(3).applyTo(web, 'web');
  hooks(3).applyTo(web, 'web');
  probes(80).applyTo(web, 'web');
  ProbeSet.of({ liveness: Probe.fromTcpSocket({ port: 80, failureThreshold: 30 }) }).applyTo(web, 'web');
  expect(podOf(chart)['containers'][0]).toMatchObject({
    lifecycle: { preStop: { sleep: { seconds: 3 } } },
    readinessProbe: { tcpSocket: { port: 80 } },
    livenessProbe: { tcpSocket: { port: 80 } },
  });
});
