import type { FeatureTarget } from '../../../src/kubernetes/fields/features';
import type { Fields } from '../../../src/kubernetes/json';
import { KubernetesVersion } from '../../../src/kubernetes/version';
import { storedSpec } from '../../../src/pod/stored-spec';

function target(minor: number, featureGates: FeatureTarget['featureGates'] = {}): FeatureTarget {
  return { version: KubernetesVersion.of(`1.${minor}`), featureGates };
}

/** The resources of a Pod as a whole, as a cluster stores them. */
function podLevel(spec: Fields, minor: number, featureGates: FeatureTarget['featureGates'] = {}): unknown {
  return storedSpec(spec, target(minor, featureGates))['resources'];
}

const containers = [
  { name: 'web', resources: { requests: { cpu: '250m', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } } },
  { name: 'logs', resources: { requests: { cpu: '50m' }, limits: { cpu: '100m' } } },
];

describe('the requests of a Pod as a whole', () => {
  test.each([34, 36, 37])('are what its containers request where it has only limits (1.%i)', (minor) => {
    expect(podLevel({ containers, resources: { limits: { cpu: '2', memory: '4Gi' } } }, minor)).toEqual({
      requests: { cpu: '300m', memory: '1Gi' },
      limits: { cpu: '2', memory: '4Gi' },
    });
  });

  test('are the limits where the containers request nothing', () => {
    expect(podLevel({ containers: [{ name: 'web' }], resources: { limits: { cpu: '2' } } }, 34)).toEqual({
      requests: { cpu: '2' },
      limits: { cpu: '2' },
    });
  });

  test('stay as they are written', () => {
    const resources = { requests: { cpu: '1', memory: '0' }, limits: { cpu: '2', memory: '1Gi' } };
    expect(podLevel({ containers, resources }, 34)).toEqual(resources);
  });

  test('are not completed before 1.37 where there are no limits', () => {
    const resources = { requests: { cpu: '1' } };
    expect(podLevel({ containers, resources }, 36)).toEqual(resources);
    expect(podLevel({ containers, resources }, 37)).toEqual({
      requests: { cpu: '1', memory: '1Gi' },
      limits: { cpu: '1100m' },
    });
  });

  test('leave out what no Pod can ask for as a whole', () => {
    const disks = [{ name: 'web', resources: { requests: { 'ephemeral-storage': '1Gi' } } }];
    expect(
      podLevel({ containers: disks, resources: { limits: { cpu: '1', 'ephemeral-storage': '2Gi' } } }, 34),
    ).toEqual({
      requests: { cpu: '1' },
      limits: { cpu: '1', 'ephemeral-storage': '2Gi' },
    });
  });
});

describe('the limits of a Pod as a whole', () => {
  const huge = [{ name: 'web', resources: { limits: { 'hugepages-2Mi': '4Mi', cpu: '1' } } }];

  test('are those of its containers for huge pages', () => {
    expect(podLevel({ containers: huge, resources: { requests: { cpu: '2' } } }, 36)).toEqual({
      requests: { cpu: '2', 'hugepages-2Mi': '4Mi' },
      limits: { 'hugepages-2Mi': '4Mi' },
    });
  });

  test('are not, where the Pod requests huge pages itself', () => {
    expect(podLevel({ containers: huge, resources: { requests: { 'hugepages-2Mi': '8Mi' } } }, 36)).toEqual({
      requests: { 'hugepages-2Mi': '8Mi' },
    });
  });

  test('are those of its containers since 1.37, where all of them have one, or the request where that is more', () => {
    const all = [...containers, { name: 'proxy', resources: { limits: { cpu: '100m', memory: '64Mi' } } }];
    const resources = { requests: { cpu: '2', memory: '2Gi' } };
    expect(podLevel({ containers: all, resources }, 36)).toEqual(resources);
    expect(podLevel({ containers: all, resources }, 37)).toEqual({ ...resources, limits: { cpu: '2' } });
    expect(podLevel({ containers: all, resources: { requests: { cpu: '500m' } } }, 37)).toEqual({
      requests: { cpu: '500m', memory: '1088Mi' },
      limits: { cpu: '1200m' },
    });
  });
});

describe('the resources of a Pod as a whole', () => {
  test.each([
    [undefined, undefined],
    [null, undefined],
    [{}, {}],
    [{ limits: {} }, { limits: {} }],
  ])('stay empty where they are: %j', (resources, expected) => {
    for (const minor of [34, 37]) expect(podLevel({ containers, resources }, minor)).toEqual(expected);
  });

  test('are dropped where the cluster does not have them, and computed early where a gate says so', () => {
    const resources = { requests: { cpu: '1' } };
    expect(podLevel({ containers, resources }, 33)).toBeUndefined();
    expect(podLevel({ containers, resources }, 32, { PodLevelResources: true })).toEqual(resources);
    expect(podLevel({ containers, resources }, 37, { PodLevelResourcesFixDefaulting: false })).toEqual(resources);
  });

  // Before 1.37 the sum is rounded, after it each summand.
  test('are rounded before the containers are summed only since 1.37', () => {
    const tiny = ['a', 'b'].map((name) => ({ name, resources: { requests: { cpu: '0.0001' } } }));
    const resources = { limits: { cpu: '1' } };
    expect(podLevel({ containers: tiny, resources }, 36)).toMatchObject({ requests: { cpu: '1m' } });
    expect(podLevel({ containers: tiny, resources }, 37)).toMatchObject({ requests: { cpu: '2m' } });
  });
});

test('a resource may have the name by which JavaScript sets the prototype', () => {
  const spec = JSON.parse('{"containers": [{"resources": {"limits": {"__proto__": "1500m"}}}]}') as Fields;
  expect(JSON.stringify(storedSpec(spec, target(37))['containers'])).toContain(
    '"resources":{"limits":{"__proto__":"1500m"},"requests":{"__proto__":"1500m"}}',
  );
});
