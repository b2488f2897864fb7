import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { Sidecar, type HelperResources } from '../../src';
import { deployment, findingsOf, messageOf, newChart, podOf } from '../template/support';

function written(resources: HelperResources): unknown {
  const chart = newChart();
  new Sidecar(deployment(chart), 'logs', { image: 'logs:1', securityContext: { user: 2000 }, resources });
  return podOf(chart)['initContainers'][0].resources as unknown;
}

test('amounts are written in their one canonical form', () => {
  const resources = {
    cpu: { request: Cpu.millis(1000), limit: Cpu.millis(2500) },
    memory: { request: Size.mebibytes(2048), limit: Size.gibibytes(4) },
    ephemeralStorage: { request: Size.mebibytes(1.5), limit: Size.mebibytes(1024) },
  };
  expect(written(resources)).toEqual({
    requests: { cpu: '1', memory: '2Gi', 'ephemeral-storage': '1536Ki' },
    limits: { cpu: '2500m', memory: '4Gi', 'ephemeral-storage': '1Gi' },
  });
});

test.each<[string, HelperResources, unknown]>([
  ['one unit of CPU', { cpu: { request: Cpu.units(0.5) } }, { requests: { cpu: '500m' } }],
  ['a limit alone', { memory: { limit: Size.mebibytes(64) } }, { limits: { memory: '64Mi' } }],
  ['no CPU at all', { cpu: { request: Cpu.millis(0) } }, { requests: { cpu: '0' } }],
  ['no memory at all', { memory: { request: Size.mebibytes(0) } }, { requests: { memory: '0' } }],
])('%s is written as it is', (_name, resources, expected) => {
  expect(written(resources)).toEqual(expected);
});

test.each<[string, HelperResources]>([
  ['nothing', {}],
  ['empty parts', { cpu: {}, memory: {}, ephemeralStorage: {}, extended: {} }],
])('%s gives no field', (_name, resources) => {
  expect(written(resources)).toBeUndefined();
});

test('resources of other kinds are requested and limited alike', () => {
  expect(written({ cpu: { limit: Cpu.units(1) }, extended: { 'nvidia.com/gpu': 2, 'example.com/fpga': 0 } })).toEqual({
    requests: { 'nvidia.com/gpu': '2', 'example.com/fpga': '0' },
    limits: { cpu: '1', 'nvidia.com/gpu': '2', 'example.com/fpga': '0' },
  });
});

test('a negative count is found at synthesis', () => {
  const chart = newChart();
  new Sidecar(deployment(chart), 'logs', {
    image: 'logs:1',
    securityContext: { user: 2000 },
    resources: { extended: { 'nvidia.com/gpu': -1 } },
  });
  expect(findingsOf(chart).map(({ location, message }) => [location?.path, message] as unknown)).toEqual([
    ['spec.template.spec.initContainers[0].resources.limits[nvidia.com/gpu]', '"-1" is negative.'],
    ['spec.template.spec.initContainers[0].resources.requests[nvidia.com/gpu]', '"-1" is negative.'],
  ]);
});

test('a negative size is refused by its unit', () => {
  expect(messageOf(() => Size.mebibytes(-1))).toBe('Storage amounts cannot be negative. Received: -1');
});
