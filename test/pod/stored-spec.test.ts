import type { FeatureTarget } from '../../src/kubernetes/fields/features';
import type { Fields } from '../../src/kubernetes/json';
import { KubernetesVersion, NEWEST_VERSION } from '../../src/kubernetes/version';
import { storedSpec } from '../../src/pod/stored-spec';

function target(minor: number, featureGates: FeatureTarget['featureGates'] = {}): FeatureTarget {
  return { version: KubernetesVersion.of(`1.${minor}`), featureGates };
}

function stored(spec: Fields, minor = 33): Fields {
  return storedSpec(spec, target(minor));
}

/** The resources of the first container of a stored Pod. */
function resources(written: unknown, list = 'containers'): unknown {
  const [container] = stored({ [list]: [{ name: 'web', resources: written }] })[list] as [Fields];
  return container['resources'];
}

test('a Pod of one container is stored with all defaults of Kubernetes', () => {
  expect(stored({ containers: [{ name: 'web', image: 'nginx' }] })).toEqual({
    dnsPolicy: 'ClusterFirst',
    restartPolicy: 'Always',
    schedulerName: 'default-scheduler',
    terminationGracePeriodSeconds: 30,
    enableServiceLinks: true,
    securityContext: {},
    containers: [
      {
        name: 'web',
        image: 'nginx',
        imagePullPolicy: 'Always',
        terminationMessagePath: '/dev/termination-log',
        terminationMessagePolicy: 'File',
      },
    ],
  });
});

describe('the requests of a stored container', () => {
  test.each(['containers', 'initContainers'])('are its limits where it has none, in %s', (list) => {
    expect(resources({ limits: { cpu: '500m', 'nvidia.com/gpu': 1 } }, list)).toEqual({
      requests: { cpu: '500m', 'nvidia.com/gpu': '1' },
      limits: { cpu: '500m', 'nvidia.com/gpu': '1' },
    });
  });

  test('are filled in resource by resource, and a 0 or null that is written stays', () => {
    expect(resources({ requests: { cpu: '0', disk: null }, limits: { cpu: '1', memory: '1Gi', disk: '1' } })).toEqual({
      requests: { cpu: '0', disk: '0', memory: '1Gi' },
      limits: { cpu: '1', memory: '1Gi', disk: '1' },
    });
  });

  test('are none for an ephemeral container', () => {
    expect(resources({ limits: { cpu: '1' } }, 'ephemeralContainers')).toEqual({ limits: { cpu: '1' } });
  });
});

describe('the quantities of a stored Pod', () => {
  test('are rounded up to thousandths and printed as Kubernetes prints them', () => {
    expect(resources({ requests: { cpu: '0.0001', memory: '1024Mi' }, limits: { cpu: 0.5, memory: 1e9 } })).toEqual({
      requests: { cpu: '1m', memory: '1Gi' },
      limits: { cpu: '500m', memory: '1G' },
    });
  });

  test('are so in the overhead and in the resources of the Pod', () => {
    const spec = { overhead: { cpu: '0.0001' }, resources: { requests: { memory: '1e-4' } } };
    expect(stored(spec, 34)).toMatchObject({ overhead: { cpu: '1m' }, resources: { requests: { memory: '1e-3' } } });
  });

  test('are left out where they are none, which findWrongTypes tells', () => {
    expect(resources({ requests: { cpu: 'much', memory: '1Gi' } })).toEqual({ requests: { memory: '1Gi' } });
  });
});

describe('the pull policy of a stored container', () => {
  test.each([
    ['containers', 'nginx', undefined, 'Always'],
    ['initContainers', 'nginx:1.14.2', undefined, 'IfNotPresent'],
    ['ephemeralContainers', 'busybox:latest', '', 'Always'],
    ['containers', 'nginx', 'Never', 'Never'],
  ])('in %s with the image %s and the policy %p is %s', (list, image, imagePullPolicy, expected) => {
    const [container] = stored({ [list]: [{ name: 'web', image, imagePullPolicy }] })[list] as [Fields];
    expect(container['imagePullPolicy']).toBe(expected);
  });
});

describe('a volume of a stored Pod', () => {
  test('is an emptyDir where it has no source', () => {
    const volumes = [{ name: 'a' }, { name: 'b', secret: { secretName: 'b' } }, { name: 'c', cephfs: {} }, null, 'd'];
    expect(stored({ volumes })['volumes']).toEqual([
      { name: 'a', emptyDir: {} },
      { name: 'b', secret: { secretName: 'b', defaultMode: 420 } },
      { name: 'c', cephfs: {} },
      null,
      'd',
    ]);
  });

  const withImage = {
    volumes: [
      { name: 'model', image: { reference: 'acme/model' } },
      { name: 'data', emptyDir: {} },
    ],
    containers: [{ name: 'web', volumeMounts: [{ name: 'model' }, { name: 'data' }] }],
  };

  test('gets the pull policy of its image', () => {
    expect(stored(withImage, 36)['volumes']).toEqual([
      { name: 'model', image: { reference: 'acme/model', pullPolicy: 'Always' } },
      { name: 'data', emptyDir: {} },
    ]);
  });

  test('goes with its mounts where it is an image and the cluster has those off', () => {
    expect(stored(withImage, 33)).toMatchObject({
      volumes: [{ name: 'data' }],
      containers: [{ volumeMounts: [{ name: 'data' }] }],
    });
  });

  test('is an emptyDir where it is an image and the cluster does not know those', () => {
    expect(stored(withImage, 30)['volumes']).toEqual([
      { name: 'model', emptyDir: {} },
      { name: 'data', emptyDir: {} },
    ]);
  });
});

describe('the ports of a stored Pod', () => {
  const containers = [{ name: 'web', ports: [{ containerPort: 80 }, { containerPort: 81, hostPort: 8081 }] }];

  test('are ports of the node where it uses the network of the node', () => {
    const spec = { hostNetwork: true, containers, initContainers: containers };
    const ports = [{ hostPort: 80 }, { hostPort: 8081 }];
    expect(stored(spec)).toMatchObject({ containers: [{ ports }], initContainers: [{ ports }] });
  });

  test('are its own otherwise', () => {
    const [web] = stored({ hostNetwork: false, containers })['containers'] as [{ ports: Fields[] }];
    expect(web.ports[0]).toEqual({ containerPort: 80, protocol: 'TCP' });
  });
});

test.each([
  [-5, 1],
  [0, 0],
  [45, 45],
  [null, 30],
])('a grace period of %p is stored as %p', (written, expected) => {
  expect(stored({ terminationGracePeriodSeconds: written })['terminationGracePeriodSeconds']).toBe(expected);
});

test.each([
  [{ containers: 'web', volumes: 5, initContainers: { a: 1 }, overhead: [] }],
  [{ containers: [1, 'a', null, [], { resources: 'all', ports: [null], image: {} }] }],
  [{ resources: 'all', hostNetwork: true, containers: [{ ports: 'http', resources: { limits: [], requests: 1 } }] }],
  [{ resources: { limits: 7, requests: { cpu: {} } }, volumes: [{ image: 'nginx' }] }],
])('a spec with wrong types is no reason to fail: %j', (spec) => {
  for (const minor of [27, 33, NEWEST_VERSION.minor]) expect(() => stored(spec, minor)).not.toThrow();
});
