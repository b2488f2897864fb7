import { asStored } from '../../support/as-stored';
import { KubernetesVersion } from '../../../src/kubernetes/version';
import {
  hasPodLevelResource,
  isPodLevelResource,
  podLevelResourcesOf,
} from '../../../src/pod/resources/pod-level-resources';

const target = { version: KubernetesVersion.V1_34, featureGates: {} };
const older = { version: KubernetesVersion.V1_33, featureGates: {} };

test.each([
  ['cpu', true],
  ['memory', true],
  ['hugepages-2Mi', true],
  ['ephemeral-storage', false],
  ['nvidia.com/gpu', false],
])('a Pod as a whole can ask for %s: %p', (name, expected) => {
  expect(isPodLevelResource(name)).toBe(expected);
});

test('a Pod asks for something as a whole where one of its resources is such', () => {
  const has = (resources: unknown): boolean | undefined => {
    const whole = podLevelResourcesOf(asStored({ resources }), target);
    return whole && hasPodLevelResource(whole);
  };
  expect(has({ requests: { cpu: '0' } })).toBe(true);
  expect(has({ limits: { 'hugepages-1Gi': '1Gi' } })).toBe(true);
  expect(has({ limits: { 'ephemeral-storage': '1Gi' } })).toBe(false);
  expect(has({})).toBe(false);
  expect(has(null)).toBeUndefined();
  expect(has(undefined)).toBeUndefined();
});

test('a cluster that does not know such resources has none', () => {
  expect(podLevelResourcesOf(asStored({ resources: { limits: { cpu: '1' } } }), older)).toBeUndefined();
});
