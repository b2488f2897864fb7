import { Duration, Size } from 'cdk8s';
import * as plus33 from 'cdk8s-plus-33';
import {
  GracefulShutdown,
  LifecycleHandler,
  LifecycleHooks,
  ProbePresets,
  QosPolicy,
  QosTier,
  Sidecar,
} from '../../src';
import { deployment, messageOf, newChart, podOf } from '../template/support';

jest.mock('cdk8s-plus-27', () => {
  throw new Error("Cannot find module 'cdk8s-plus-27'");
});

const HOOKS = LifecycleHooks.of({ preStop: LifecycleHandler.fromCommand(['/app/quit']) });

describe('without cdk8s-plus-27', () => {
  test('a set of probes is applied as everywhere', () => {
    const chart = newChart();
    ProbePresets.tcp({ port: 8080 }).applyTo(deployment(chart), 'web');
    expect(podOf(chart)['containers'][0].readinessProbe.tcpSocket).toEqual({ port: 8080 });
  });

  test('a set of probes cannot be spread, and says how else it is used', () => {
    expect(messageOf(() => ({ ...ProbePresets.tcp({ port: 8080 }) }))).toBe(`1 finding:

error probe-spread: spreading a set of probes into a container needs cdk8s-plus-27, which cannot be loaded: Cannot find module 'cdk8s-plus-27'.
  in:  startup
  fix: apply the set to the Pod instead of spreading it, as in probes.applyTo(deployment, 'web').`);
  });

  test('hooks are applied as everywhere', () => {
    const chart = newChart();
    HOOKS.applyTo(deployment(chart), 'web');
    expect(podOf(chart)['containers'][0].lifecycle).toEqual({ preStop: { exec: { command: ['/app/quit'] } } });
  });

  test('hooks cannot be spread, and say how else they are used', () => {
    expect(messageOf(() => ({ ...HOOKS }))).toBe(`1 finding:

error hook-spread: spreading hooks into a container needs cdk8s-plus-27, which cannot be loaded: Cannot find module 'cdk8s-plus-27'.
  in:  preStop
  fix: apply the hooks to the Pod instead of spreading them, as in hooks.applyTo(deployment, 'web').`);
  });

  test('a workload of cdk8s-plus-33 takes amounts, variables and resources of that line', () => {
    const chart = newChart();
    const tier = QosTier.guaranteed({ cpu: plus33.Cpu.millis(500), memory: Size.mebibytes(256) });
    const web = new plus33.Deployment(chart, 'web', {
      containers: [{ name: 'web', image: 'shop:1', resources: tier.resources }],
    });
    QosPolicy.of(web).requireGuaranteed();
    ProbePresets.http({ path: '/healthz', port: 8080 }).applyTo(web, 'web');
    HOOKS.applyTo(web, 'web');
    new GracefulShutdown(web, 'stop', { timeout: Duration.seconds(20) });
    new Sidecar(web, 'helper', {
      image: 'helper:1',
      securityContext: { user: 65532 },
      resources: tier.helperResources,
      envVariables: { MODE: plus33.EnvValue.fromValue('quiet') },
    });
    const { containers, initContainers } = podOf(chart);
    const resources = { requests: { cpu: '500m', memory: '256Mi' }, limits: { cpu: '500m', memory: '256Mi' } };
    expect(containers[0]).toMatchObject({ resources, readinessProbe: { httpGet: { path: '/healthz', port: 8080 } } });
    expect(initContainers[0]).toMatchObject({ resources, env: [{ name: 'MODE', value: 'quiet' }] });
  });
});
