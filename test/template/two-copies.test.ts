import * as cdk8s from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import * as constructs from 'constructs';
import type * as patterns from '../../src';
import { deployment, messageOf, podOf } from './support';

/** A copy of this package of its own, as an app and a library of the platform team install one each. */
function copyOfPackage(): typeof patterns {
  let copy: typeof patterns | undefined;
  jest.isolateModules(() => {
    jest.doMock('cdk8s', () => cdk8s);
    jest.doMock('constructs', () => constructs);
    jest.doMock('cdk8s-plus-27', () => kplus);
    copy = jest.requireActual<typeof patterns>('../../src');
  });
  return copy as typeof patterns;
}

const [platform, app_] = [copyOfPackage(), copyOfPackage()];
const image = 'ghcr.io/acme/helper:1.0.0';
const securityContext = { user: 2000 };

function newChart(): cdk8s.Chart {
  const app = new cdk8s.App();
  platform.TargetCluster.set(app, { version: platform.KubernetesVersion.V1_33 });
  return new cdk8s.Chart(app, 'test');
}

test('the copies are two', () => {
  expect(platform.Sidecar).not.toBe(app_.Sidecar);
});

test('a target that one copy sets counts for the other', () => {
  expect(app_.TargetCluster.of(newChart()).version.toString()).toBe('1.33');
});

test('helpers of both copies join one Pod, and a clash of the two names both', () => {
  const chart = newChart();
  const web = deployment(chart);
  new platform.Sidecar(web, 'logs', { image, securityContext });
  new app_.Sidecar(web, 'proxy', { image, securityContext });
  const names = (podOf(chart)['initContainers'] as { name: string }[]).map(({ name }) => name);
  expect(names).toEqual(['logs', 'proxy']);
  new app_.Sidecar(web, 'more', { name: 'logs', image, securityContext });
  expect(messageOf(() => podOf(chart))).toContain('by:  test/web/logs, test/web/more');
});

test('a tier that one copy promises holds for the helper of the other', () => {
  const chart = newChart();
  const web = new kplus.Deployment(chart, 'web', {
    containers: [
      {
        image: 'shop:1',
        resources: platform.QosTier.guaranteed({ cpu: kplus.Cpu.millis(100), memory: cdk8s.Size.mebibytes(64) })
          .resources,
      },
    ],
  });
  platform.QosPolicy.of(web).requireGuaranteed();
  new app_.Sidecar(web, 'logs', { image, securityContext });
  expect(messageOf(() => chart.toJson())).toContain('error qos-class');
});

test('a waiver of one copy counts for what the other finds, and one synthesis reports once', () => {
  const chart = newChart();
  const web = deployment(chart, 'web', { containers: [{ name: 'web', image: 'Not An Image' }] });
  app_.PodTemplate.of(web).addLabel('team', 'shop');
  platform.PodTemplate.of(web).addLabel('stage', 'test');
  platform.Rules.waive(chart, 'image-reference', { reason: 'filled in later' });
  expect(app_.Findings.of(chart)).toMatchObject([{ rule: 'image-reference', waiver: { reason: 'filled in later' } }]);
  expect(platform.Findings.of(chart)).toEqual(app_.Findings.of(chart));
});

test('a grace period that one copy promises leaves the sidecar of the other its time', () => {
  const chart = newChart();
  const web = deployment(chart);
  new app_.Sidecar(web, 'logs', { image, securityContext });
  new platform.GracefulShutdown(web as never, 'stop', {
    drain: cdk8s.Duration.seconds(5),
    timeout: cdk8s.Duration.seconds(20),
    sidecarTimeouts: { logs: cdk8s.Duration.seconds(10) },
  });
  expect(podOf(chart)['terminationGracePeriodSeconds']).toBeGreaterThanOrEqual(35);
});
