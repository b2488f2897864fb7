import { KubernetesVersion } from '../../../src/kubernetes/version';
import { swappableContainers } from '../../../src/pod/resources/swap';
import { asStored } from '../../support/as-stored';

function swappable(spec: object, version = '1.34'): string[] {
  return swappableContainers(asStored({ ...spec }), { version: KubernetesVersion.of(version), featureGates: {} });
}

const CONTAINERS = [
  { name: 'less', resources: { requests: { memory: '64Mi' }, limits: { memory: '128Mi' } } },
  { name: 'unlimited', resources: { requests: { memory: '64Mi' } } },
  { name: 'equal', resources: { requests: { memory: '64Mi' }, limits: { memory: '64Mi' } } },
  { name: 'cpu', resources: { requests: { cpu: '1' } } },
];

test('memory can be swapped out if a container of a Burstable Pod asks for less than its limit', () => {
  expect(swappable({ containers: CONTAINERS })).toEqual(['less', 'unlimited']);
});

test.each([
  [
    'a Guaranteed Pod',
    { containers: [{ name: 'a', resources: { requests: { cpu: 1, memory: 1 }, limits: { cpu: 1, memory: 1 } } }] },
  ],
  ['a BestEffort Pod', { containers: [{ name: 'a' }] }],
  ['a critical Pod', { priorityClassName: 'system-node-critical', containers: CONTAINERS }],
])('no memory of %s is swapped out', (_, spec) => {
  expect(swappable(spec)).toEqual([]);
});

test('no memory is swapped out before 1.28', () => {
  expect(swappable({ containers: CONTAINERS }, '1.27')).toEqual([]);
});
