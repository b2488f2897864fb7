import { KubernetesVersion } from '../../src/kubernetes/version';
import { nodeNeedsOf } from '../../src/pod/node-needs';
import { asStored } from '../support/as-stored';

function needs(spec: object, version = '1.34'): unknown {
  return nodeNeedsOf(asStored({ ...spec }), { version: KubernetesVersion.of(version), featureGates: {} });
}

describe('what a Pod needs of its node', () => {
  test('is nothing for a plain Pod before 1.35, and cgroup v2 from then on', () => {
    const spec = { containers: [{ name: 'web' }] };
    expect(needs(spec, '1.34')).toEqual([]);
    expect(needs(spec, '1.35')).toEqual([{ need: 'cgroupV2', names: [], fields: [] }]);
  });

  test.each([
    [{ hostUsers: false }, { need: 'userNamespaces', names: [], fields: ['hostUsers'] }],
    [
      { containers: [{ name: 'a', volumeMounts: [{ recursiveReadOnly: 'Enabled' }] }] },
      { need: 'recursiveReadOnlyMounts', names: [], fields: ['containers[0].volumeMounts[0].recursiveReadOnly'] },
    ],
    [
      { securityContext: { supplementalGroupsPolicy: 'Strict' } },
      { need: 'supplementalGroupsPolicy', names: [], fields: ['securityContext.supplementalGroupsPolicy'] },
    ],
    [{ volumes: [{ image: {} }] }, { need: 'imageVolumes', names: [], fields: ['volumes[0].image'] }],
    [{ runtimeClassName: 'gvisor' }, { need: 'runtimeClass', names: ['gvisor'], fields: ['runtimeClassName'] }],
    [
      { securityContext: { appArmorProfile: { type: 'RuntimeDefault' } } },
      { need: 'appArmor', names: [], fields: ['securityContext.appArmorProfile.type'] },
    ],
    [
      { securityContext: { seccompProfile: { type: 'Localhost', localhostProfile: 'a.json' } } },
      { need: 'seccompProfile', names: ['a.json'], fields: ['securityContext.seccompProfile.localhostProfile'] },
    ],
    [
      { volumes: [{}, { hostPath: { path: '/var/log' } }] },
      { need: 'hostPath', names: ['/var/log'], fields: ['volumes[1].hostPath.path'] },
    ],
    [
      {
        containers: [
          {
            name: 'a',
            ports: [
              { containerPort: 80, hostPort: 80 },
              { containerPort: 81, hostPort: 0 },
            ],
          },
        ],
      },
      { need: 'hostPort', names: ['80'], fields: ['containers[0].ports[0].hostPort'] },
    ],
    [
      { containers: [{ name: 'a', resources: { requests: { cpu: '1', 'nvidia.com/gpu': '1' } } }] },
      {
        need: 'extendedResource',
        names: ['nvidia.com/gpu'],
        fields: ['containers[0].resources.requests[nvidia.com/gpu]'],
      },
    ],
    [
      { containers: [{ name: 'a', resources: { requests: { 'hugepages-2Mi': '4Mi' } } }] },
      { need: 'hugePages', names: ['hugepages-2Mi'], fields: ['containers[0].resources.requests[hugepages-2Mi]'] },
    ],
    [{ resourceClaims: [{ name: 'gpu' }] }, { need: 'resourceClaims', names: [], fields: ['resourceClaims'] }],
  ])('follows from %j', (spec, expected) => {
    expect(needs(spec)).toEqual([expected]);
  });

  test.each([
    [{ os: { name: 'windows' } }, 'os.name'],
    [{ nodeSelector: { 'kubernetes.io/os': 'windows' } }, 'nodeSelector[kubernetes.io/os]'],
    [
      {
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [
                { matchExpressions: [{ key: 'kubernetes.io/os', operator: 'In', values: ['windows'] }] },
              ],
            },
          },
        },
      },
      'affinity.nodeAffinity',
    ],
  ])('is Windows, and then not cgroup v2, for %j', (spec, field) => {
    expect(needs(spec, '1.37')).toEqual([{ need: 'windows', names: [], fields: [field] }]);
  });

  test.each([
    ['1.28', 'net.ipv4.tcp_keepalive_time', true],
    ['1.29', 'net.ipv4.tcp_keepalive_time', false],
    ['1.29', 'net/ipv4/tcp_keepalive_time', false],
    ['1.34', 'net.core.somaxconn', true],
  ])('is a kubelet of %s that allows %s: %p', (version, name, isUnsafe) => {
    const found = needs({ securityContext: { sysctls: [{ name, value: '1' }] } }, version);
    expect(found).toEqual(
      isUnsafe ? [{ need: 'unsafeSysctl', names: [name], fields: ['securityContext.sysctls[0].name'] }] : [],
    );
  });
});

describe('a feature that a node must declare', () => {
  const rules = [{ action: 'RestartAllContainers', exitCodes: { operator: 'In', values: [42] } }];
  const SPEC = { containers: [{ name: 'web', restartPolicy: 'Never', restartPolicyRules: rules }] };

  test('is one from 1.36 on, with the fields that cause it', () => {
    expect(needs(SPEC, '1.35')).toEqual([{ need: 'cgroupV2', names: [], fields: [] }]);
    expect(needs(SPEC, '1.36')).toEqual([
      {
        need: 'declaredFeature',
        names: ['RestartAllContainersOnContainerExits'],
        fields: ['containers[0].restartPolicyRules[0].action'],
      },
      { need: 'cgroupV2', names: [], fields: [] },
    ]);
  });

  test.each([
    [
      { volumes: [{ projected: { sources: [{ podCertificate: { keyType: 'MLDSA65' } }] } }] },
      'PodCertificateMLDSA',
      'volumes[0].projected.sources[0].podCertificate.keyType',
    ],
    [
      { securityContext: { seccompProfile: { type: 'OCI' } } },
      'SecurityProfileOCI',
      'securityContext.seccompProfile.type',
    ],
  ])('of 1.38 is needed by %j', (spec, name, field) => {
    expect(needs(spec, '1.38')).toMatchObject([
      { need: 'declaredFeature', names: [name], fields: [field] },
      { need: 'cgroupV2' },
    ]);
  });

  test('is needed for user namespaces on the network of the node', () => {
    expect(needs({ hostNetwork: true, hostUsers: false }, '1.37')).toMatchObject([
      { need: 'declaredFeature', names: ['UserNamespacesHostNetworkSupport'], fields: ['hostNetwork', 'hostUsers'] },
      { need: 'userNamespaces' },
      { need: 'cgroupV2' },
    ]);
  });
});
