import { Duration, Size, type ApiObject } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { KubernetesVersion, LifecycleHandler, LifecycleHooks, Probe, ProbeSet, QosTier } from '../../src';
import { deployment, findingsOf, newChart, podOf, refusalOf } from './support';

const guaranteed = QosTier.guaranteed({ cpu: Cpu.millis(100), memory: Size.mebibytes(64) });

function hooks(seconds: number): LifecycleHooks {
  return LifecycleHooks.of({ preStop: LifecycleHandler.fromSleep(Duration.seconds(seconds)) });
}

function probes(port: number): ProbeSet {
  return ProbeSet.of({ readiness: Probe.fromTcpSocket({ port }) });
}

describe('two choices for one thing are refused, in whatever order they stand', () => {
  test.each<[string, string, (web: ApiObject) => void]>([
    [
      'two tiers',
      'the resources of "web"',
      (web) => {
        QosTier.bestEffort().applyTo(web, 'web');
        guaranteed.applyTo(web, 'web');
      },
    ],
    [
      'the same tiers the other way round',
      'the resources of "web"',
      (web) => {
        guaranteed.applyTo(web, 'web');
        QosTier.bestEffort().applyTo(web, 'web');
      },
    ],
    [
      'two hooks',
      'the actions of the preStop hook of "web"',
      (web) => {
        hooks(3).applyTo(web, 'web');
        hooks(4).applyTo(web, 'web');
      },
    ],
    [
      'two readiness probes',
      'the settings of the readiness probe of "web"',
      (web) => {
        probes(80).applyTo(web, 'web');
        probes(81).applyTo(web, 'web');
      },
    ],
    [
      'two tiers of the Pod as a whole',
      'the resources of the Pod as a whole',
      (web) => {
        guaranteed.applyToPod(web);
        QosTier.burstable({ cpu: { request: Cpu.millis(5) } }).applyToPod(web);
      },
    ],
  ])('such as %s', (_title, what, act) => {
    const chart = newChart(KubernetesVersion.V1_36);
    act(deployment(chart));
    expect(
      findingsOf(chart)
        .filter(({ rule }) => rule === 'chosen-twice')
        .map(({ message }) => message as string),
    ).toEqual([`${what} are set twice, to different values.`]);
  });
});

test('the finding names both constructs', () => {
  const chart = newChart();
  const web = deployment(chart);
  hooks(3).applyTo(web, 'web');
  hooks(4).applyTo(new Construct(web, 'platform'), 'web');
  expect(refusalOf(chart)).toBe(`1 finding:

error chosen-twice: the actions of the preStop hook of "web" are set twice, to different values, first by test/web.
  at:  test/web/platform, Deployment "web"
  fix: keep one of the two.`);
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
