import { Probes } from '../../src';
import { deployment, messageOf, newChart, podOf } from '../template/support';

jest.mock('cdk8s-plus-27', () => {
  throw new Error("Cannot find module 'cdk8s-plus-27'");
});

describe('without cdk8s-plus-27', () => {
  test('a set of probes is applied as everywhere', () => {
    const chart = newChart();
    Probes.tcp({ port: 8080 }).applyTo(deployment(chart), 'web');
    expect(podOf(chart)['containers'][0].readinessProbe.tcpSocket).toEqual({ port: 8080 });
  });

  test('a set of probes cannot be spread, and says how it comes in', () => {
    expect(messageOf(() => ({ ...Probes.tcp({ port: 8080 }) }))).toBe(`1 finding:

error probe-spread: a set of probes is spread into a container, which takes cdk8s-plus-27, and that cannot be loaded: Cannot find module 'cdk8s-plus-27'.
  in:  startup
  fix: apply the set to the Pod instead of spreading it, as in probes.applyTo(deployment, 'web').`);
  });
});
