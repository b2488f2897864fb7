import { Cpu } from 'cdk8s-plus-27';
import { Size } from 'cdk8s';
import { Findings, QosSizes, QosTier, RedisExporterAdapter, Sidecar } from '../../src';
import { deployment, findingsOf, newChart, podOf } from '../template/support';

const PLAIN = { image: 'proxy:1', securityContext: { hardened: false } };

test('variables can be given as texts, an empty one too', () => {
  const chart = newChart();
  new Sidecar(deployment(chart), 'proxy', {
    ...PLAIN,
    envVariables: { LEVEL: 'info', NONE: '', MODE: { value: 'fast' } },
  });
  expect(podOf(chart)['initContainers'][0].env).toEqual([
    { name: 'LEVEL', value: 'info' },
    { name: 'NONE', value: '' },
    { name: 'MODE', value: 'fast' },
  ]);
});

describe('resources can be given as a tier', () => {
  test('whose amounts the container gets', () => {
    const chart = newChart();
    new Sidecar(deployment(chart), 'proxy', { ...PLAIN, resources: QosSizes.standard().burstable('nano') });
    expect(podOf(chart)['initContainers'][0].resources).toEqual({
      requests: { cpu: '50m', memory: '64Mi' },
      limits: { memory: '64Mi' },
    });
  });

  test('that has none', () => {
    const chart = newChart();
    new Sidecar(deployment(chart), 'proxy', { ...PLAIN, resources: QosTier.bestEffort() });
    expect(podOf(chart)['initContainers'][0]).not.toHaveProperty('resources');
  });

  test('in place of those of a preset', () => {
    const chart = newChart();
    const resources = QosTier.guaranteed({ cpu: Cpu.millis(100), memory: Size.mebibytes(32) });
    new RedisExporterAdapter(deployment(chart), 'metrics', { resources });
    const amounts = { cpu: '100m', memory: '32Mi' };
    expect(podOf(chart)['initContainers'][0].resources).toEqual({ requests: amounts, limits: amounts });
  });

  test('that promises cores of its own', () => {
    const chart = newChart();
    const resources = QosTier.exclusiveCores({ cpu: Cpu.units(1), memory: Size.gibibytes(1) });
    new Sidecar(deployment(chart), 'proxy', { ...PLAIN, resources });
    expect(findingsOf(chart).map(({ rule }) => rule)).toEqual(['exclusive-cores']);
  });
});

test('a port can be one of the node, at one of its addresses', () => {
  const chart = newChart();
  const ports = [{ number: 8080, hostPort: 80, hostIp: '10.0.0.1' }];
  new Sidecar(deployment(chart), 'proxy', { ...PLAIN, ports });
  expect(podOf(chart)['initContainers'][0].ports).toEqual([{ containerPort: 8080, hostPort: 80, hostIP: '10.0.0.1' }]);
});

test('a port of the node that is taken twice is found', () => {
  const chart = newChart();
  const ports = [
    { number: 8080, hostPort: 80 },
    { number: 8081, hostPort: 80 },
  ];
  new Sidecar(deployment(chart), 'proxy', { ...PLAIN, ports });
  expect(Findings.of(chart).map(({ rule, location }) => [rule, location?.path] as unknown)).toEqual([
    ['duplicate-host-port', 'spec.template.spec.initContainers[0].ports[1].hostPort'],
  ]);
});
