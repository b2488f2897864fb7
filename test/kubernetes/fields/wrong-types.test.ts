import * as fc from 'fast-check';
import { findWrongTypes } from '../../../src/kubernetes/fields/wrong-types';
import { KubernetesVersion, NEWEST_VERSION } from '../../../src/kubernetes/version';

/** Each wrong type as a line. */
function wrong(spec: unknown): string[] {
  return findWrongTypes(spec, NEWEST_VERSION).map(
    ({ path, expected, value }) => `${path}: ${JSON.stringify(value)} is not ${expected}`,
  );
}

function inContainer(fields: object): string[] {
  return wrong({ containers: [{ name: 'web', ...fields }] }).map((line) => line.replace('spec.containers[0].', ''));
}

test('a spec of right types has no wrong ones, and a null is a field that is absent', () => {
  const probe = { httpGet: { port: 'http', httpHeaders: [{ name: 'a', value: 'b' }] }, periodSeconds: 5 };
  const container = {
    name: 'web',
    image: 'nginx',
    args: ['a', null],
    env: [{ name: 'A', value: '1' }, { name: 'B', valueFrom: { resourceFieldRef: { divisor: 1 } } }, null],
    ports: [{ containerPort: 80, name: null }],
    resources: { requests: { cpu: 0.5, memory: null, gpu: '1' }, limits: null },
    livenessProbe: probe,
    readinessProbe: { tcpSocket: { port: 80 } },
    startupProbe: { grpc: { port: 80, service: '' }, terminationGracePeriodSeconds: 5 },
    lifecycle: { preStop: { sleep: { seconds: 5 } } },
    securityContext: { runAsUser: 999, privileged: false, capabilities: { drop: ['ALL'] } },
    unknown: 5,
  };
  const spec = {
    containers: [container],
    initContainers: null,
    volumes: [{ name: 'a', emptyDir: { sizeLimit: '1Gi' } }, { configMap: { items: [{ key: 'a', mode: 420 }] } }],
    nodeSelector: { disk: 'ssd', zone: null },
    overhead: { cpu: '1m' },
    hostNetwork: true,
    terminationGracePeriodSeconds: 2 ** 40,
    constructor: 1,
  };
  expect(wrong(spec)).toEqual([]);
});

const TEXT_AS_SKEW = 'spec.topologySpreadConstraints[0].maxSkew: "1" is not a 32-bit integer';

describe('a wrong type is found', () => {
  test.each([
    [null, 'spec: null is not an object'],
    [[], 'spec: [] is not an object'],
    ['containers', 'spec: "containers" is not an object'],
    [{ containers: 5 }, 'spec.containers: 5 is not a list'],
    [{ containers: { name: 'web' } }, 'spec.containers: {"name":"web"} is not a list'],
    [{ containers: [null] }, 'spec.containers[0]: null is not an object'],
    [{ initContainers: [{}, 'web'] }, 'spec.initContainers[1]: "web" is not an object'],
    [{ hostNetwork: 'true' }, 'spec.hostNetwork: "true" is not a boolean'],
    [{ restartPolicy: true }, 'spec.restartPolicy: true is not a string'],
    [{ terminationGracePeriodSeconds: '30' }, 'spec.terminationGracePeriodSeconds: "30" is not a 64-bit integer'],
    [{ terminationGracePeriodSeconds: 1.5 }, 'spec.terminationGracePeriodSeconds: 1.5 is not a 64-bit integer'],
    [{ activeDeadlineSeconds: 1e19 }, 'spec.activeDeadlineSeconds: 10000000000000000000 is not a 64-bit integer'],
    [{ nodeSelector: { disk: 1 } }, 'spec.nodeSelector[disk]: 1 is not a string'],
    [{ overhead: { cpu: 'much' } }, 'spec.overhead[cpu]: "much" is not a quantity, such as 500m or 64Mi'],
    [{ resources: [] }, 'spec.resources: [] is not an object'],
    [{ resources: { limits: ['1'] } }, 'spec.resources.limits: ["1"] is not an object'],
    [
      { volumes: [{ emptyDir: { sizeLimit: '1GB' } }] },
      'spec.volumes[0].emptyDir.sizeLimit: "1GB" is not a quantity, such as 500m or 64Mi',
    ],
    [
      { volumes: [{ secret: { defaultMode: '0644' } }] },
      'spec.volumes[0].secret.defaultMode: "0644" is not a 32-bit integer',
    ],
    [{ affinity: 'zone' }, 'spec.affinity: "zone" is not an object'],
    [{ affinity: { podAntiAffinity: '1' } }, 'spec.affinity.podAntiAffinity: "1" is not an object'],
    [{ topologySpreadConstraints: [{ maxSkew: '1' }] }, TEXT_AS_SKEW],
    [{ topologySpreadConstraints: [5] }, 'spec.topologySpreadConstraints[0]: 5 is not an object'],
  ])('in the spec %j', (spec, line) => {
    expect(wrong(spec)).toEqual([line]);
  });

  test.each([
    [{ image: 5 }, 'image: 5 is not a string'],
    [{ args: 'a' }, 'args: "a" is not a list'],
    [{ args: [1] }, 'args[0]: 1 is not a string'],
    [{ env: [{ name: 'A', value: 8080 }] }, 'env[0].value: 8080 is not a string'],
    [{ env: { A: '1' } }, 'env: {"A":"1"} is not a list'],
    [{ ports: 80 }, 'ports: 80 is not a list'],
    [{ ports: [{ containerPort: '80' }] }, 'ports[0].containerPort: "80" is not a 32-bit integer'],
    [{ ports: [{ containerPort: 2 ** 31 }] }, 'ports[0].containerPort: 2147483648 is not a 32-bit integer'],
    [{ resources: { limits: { cpu: true } } }, 'resources.limits[cpu]: true is not a quantity, such as 500m or 64Mi'],
    [
      { resources: { requests: { memory: '64MB' } } },
      'resources.requests[memory]: "64MB" is not a quantity, such as 500m or 64Mi',
    ],
    [{ livenessProbe: [] }, 'livenessProbe: [] is not an object'],
    [{ livenessProbe: { periodSeconds: '5' } }, 'livenessProbe.periodSeconds: "5" is not a 32-bit integer'],
    [
      { readinessProbe: { httpGet: { port: 80.5 } } },
      'readinessProbe.httpGet.port: 80.5 is not an integer or a string',
    ],
    [{ startupProbe: { grpc: { port: 'grpc' } } }, 'startupProbe.grpc.port: "grpc" is not a 32-bit integer'],
    [
      { lifecycle: { preStop: { sleep: { seconds: '5' } } } },
      'lifecycle.preStop.sleep.seconds: "5" is not a 64-bit integer',
    ],
    [
      { lifecycle: { postStart: { exec: { command: 'true' } } } },
      'lifecycle.postStart.exec.command: "true" is not a list',
    ],
    [{ volumeMounts: [{ readOnly: 'yes' }] }, 'volumeMounts[0].readOnly: "yes" is not a boolean'],
    [{ securityContext: { runAsUser: 'root' } }, 'securityContext.runAsUser: "root" is not a 64-bit integer'],
  ])('in a container that has %j', (fields, line) => {
    expect(inContainer(fields)).toEqual([line]);
  });
});

test('every wrong type is found, with the path from where the spec stands', () => {
  const found = findWrongTypes({ hostPID: 1, containers: [{ image: 2 }, 3] }, NEWEST_VERSION, 'spec.template.spec');
  expect(found).toEqual([
    { path: 'spec.template.spec.hostPID', expected: 'a boolean', value: 1 },
    { path: 'spec.template.spec.containers[0].image', expected: 'a string', value: 2 },
    { path: 'spec.template.spec.containers[1]', expected: 'an object', value: 3 },
  ]);
});

describe('a field that not all versions know is looked at', () => {
  function wrongIn(minor: number, spec: object): string[] {
    return findWrongTypes(spec, KubernetesVersion.of(`1.${minor}`)).map(({ path }) => path);
  }

  test('only in those that decode it', () => {
    const spec = { workloadRef: 5, schedulingGroup: 'a', evictionResponders: {}, hostnameOverride: 1 };
    expect(wrongIn(33, spec)).toEqual([]);
    expect(wrongIn(35, spec)).toEqual(['spec.workloadRef', 'spec.hostnameOverride']);
    expect(wrongIn(36, spec)).toEqual(['spec.schedulingGroup', 'spec.hostnameOverride']);
    expect(wrongIn(37, spec)).toEqual(['spec.schedulingGroup', 'spec.evictionResponders', 'spec.hostnameOverride']);
  });

  test('in a version that is known from a preview too', () => {
    expect(wrongIn(38, { workloadRef: 5, schedulingGroup: 'a' })).toEqual(['spec.schedulingGroup']);
  });
});

test('volumes of every kind are looked at', () => {
  const volumes = [
    { projected: { sources: [{ podCertificate: { keyType: 5 } }] } },
    { iscsi: { lun: '1' } },
    { ephemeral: { volumeClaimTemplate: { metadata: { labels: { a: 1 } } } } },
  ];
  expect(wrong({ volumes })).toEqual([
    'spec.volumes[0].projected.sources[0].podCertificate.keyType: 5 is not a string',
    'spec.volumes[1].iscsi.lun: "1" is not a 32-bit integer',
    'spec.volumes[2].ephemeral.volumeClaimTemplate.metadata.labels[a]: 1 is not a string',
  ]);
});

test.each([
  ['2025-01-31T09:30:00Z', true],
  ['2024-02-29T23:59:59.5+02:00', true],
  ['2025-02-29T00:00:00Z', false],
  ['2025-01-31T25:00:00Z', false],
  ['2025-01-31', false],
  ['', false],
  [1738315800, false],
])('%j is a time, as Go reads it: %p', (creationTimestamp, isTime) => {
  const volumes = [{ ephemeral: { volumeClaimTemplate: { metadata: { creationTimestamp } } } }];
  const line = `spec.volumes[0].ephemeral.volumeClaimTemplate.metadata.creationTimestamp: ${JSON.stringify(creationTimestamp)} is not a time, such as 2025-01-31T09:30:00Z`;
  expect(wrong({ volumes })).toEqual(isTime ? [] : [line]);
});

test('whatever stands in a spec, looking for wrong types does not fail', () => {
  const names = [
    'containers',
    'initContainers',
    'resources',
    'limits',
    'cpu',
    'ports',
    'env',
    'volumes',
    '__proto__',
    'toString',
  ];
  const json = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 5 }, fc.jsonValue(), fc.array(tie('value'), { maxLength: 3 }), tie('object')),
    object: fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 4 }),
  })).value;
  fc.assert(fc.property(json, (spec) => Array.isArray(findWrongTypes(spec, NEWEST_VERSION))));
});
