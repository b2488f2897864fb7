import type { FindingCause } from '../../src/findings/finding';
import { podKindOf } from '../../src/kubernetes/kinds';
import { KubernetesVersion, NEWEST_VERSION } from '../../src/kubernetes/version';
import { Pod } from '../../src/pod/pod';
import { RULES } from '../../src/rules/catalogue';
import { judge } from '../../src/rules/engine';

const CONTAINERS = [{ name: 'web', image: 'shop:1' }];

/** What the findings about an object that the API server refuses say that it says, each as kubectl prints a cause. */
function causesOf(manifest: { readonly [field: string]: unknown }, version = NEWEST_VERSION): string[] {
  const kind = podKindOf(manifest['apiVersion'], manifest['kind']);
  if (!kind) throw new Error('no kind with a Pod');
  const pod = new Pod({ kind, manifest, target: { version, featureGates: {} } });
  return judge(pod, RULES).flatMap(({ cause, furtherCauses = [] }) =>
    (cause ? [cause, ...furtherCauses] : []).map(textOf),
  );
}

function textOf({ field, reason }: FindingCause): string {
  return `${field}: ${reason}`;
}

function workloadOf(kind: string, spec: object, podSpec: object = {}): { readonly [field: string]: unknown } {
  const labels = { app: 'shop' };
  return {
    apiVersion: kind === 'Job' ? 'batch/v1' : 'apps/v1',
    kind,
    metadata: { name: 'shop' },
    spec: {
      ...(kind !== 'Job' && { selector: { matchLabels: labels } }),
      template: { metadata: { labels }, spec: { containers: CONTAINERS, ...podSpec } },
      ...spec,
    },
  };
}

function podOf(spec: object, metadata: object = {}): { readonly [field: string]: unknown } {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'shop', ...metadata },
    spec: { containers: CONTAINERS, ...spec },
  };
}

function webOf(fields: object): { readonly [field: string]: unknown } {
  return podOf({ volumes: [{ name: 'data', emptyDir: {} }], containers: [{ ...CONTAINERS[0], ...fields }] });
}

describe('the cause of a finding', () => {
  test.each([
    ['a name in Go', podOf({ hostUsers: false, hostPID: true }), ['spec.HostPID: FieldValueForbidden']],
    [
      'an index that the API server leaves out',
      webOf({ volumeMounts: [{ name: 'data', mountPath: '/data', subPath: '../data' }] }),
      ['spec.containers[0].volumeMounts.subPath: FieldValueInvalid'],
    ],
    [
      'the second handler of a probe',
      webOf({ livenessProbe: { exec: { command: ['true'] }, tcpSocket: { port: 80 } } }),
      ['spec.containers[0].livenessProbe.tcpSocket: FieldValueForbidden'],
    ],
    [
      'a probe without a handler',
      webOf({ livenessProbe: { periodSeconds: 5 } }),
      ['spec.containers[0].livenessProbe: FieldValueRequired'],
    ],
    [
      'the second source of a volume',
      podOf({ volumes: [{ name: 'data', emptyDir: {}, secret: { secretName: 'data' } }] }),
      ['spec.volumes[0].secret: FieldValueForbidden'],
    ],
    [
      'a mount of a volume that there is not',
      webOf({ volumeMounts: [{ name: 'cache', mountPath: '/cache' }] }),
      ['spec.containers[0].volumeMounts[0].name: FieldValueNotFound'],
    ],
    [
      'a label of a Pod template',
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'shop' },
        spec: {
          selector: { matchLabels: { app: 'shop' } },
          template: { metadata: { labels: { app: 'shop', tier: 'a b' } }, spec: { containers: CONTAINERS } },
        },
      },
      ['spec.template.labels: FieldValueInvalid'],
    ],
    ['a field that keeps the object from being decoded, of which it names no cause', podOf({ hostPID: 'yes' }), []],
  ])('is that of %s', (_title, manifest, causes) => {
    expect(causesOf(manifest)).toEqual(causes);
  });

  test('is that of the version of the target', () => {
    const owned = podOf({}, { ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'shop' }] });
    expect(causesOf(owned)).toEqual(['metadata.ownerReferences[0].uid: FieldValueRequired']);
    expect(causesOf(owned, KubernetesVersion.of('1.36'))).toEqual(['metadata.ownerReferences.uid: FieldValueInvalid']);
  });

  test.each([
    [
      'a selector that is missing: it selects nothing',
      workloadOf('Deployment', { selector: undefined }),
      ['spec.selector: FieldValueRequired', 'spec.template.metadata.labels: FieldValueInvalid'],
    ],
    [
      'a requirement of a selector: the selector cannot be read, and the template behind it is not looked at',
      workloadOf(
        'Deployment',
        { selector: { matchExpressions: [{ key: 'app', operator: 'Exists', values: ['shop'] }] } },
        { hostUsers: false, hostPID: true },
      ),
      ['spec.selector.matchExpressions[0].values: FieldValueForbidden', 'spec.selector: FieldValueInvalid'],
    ],
    [
      'the selector of a Job, which does not select its Pods either',
      workloadOf('Job', { selector: { matchLabels: { app: 'web' } } }, { restartPolicy: 'Never' }),
      ['spec.selector: FieldValueInvalid', 'spec.template.metadata.labels: FieldValueInvalid'],
    ],
    [
      'the name of a Job, which is a label of its Pods, and they are those of the Job',
      { ...workloadOf('Job', {}, { restartPolicy: 'Never' }), metadata: { name: '-shop' } },
      [
        'metadata.name: FieldValueInvalid',
        'spec.template.labels: FieldValueInvalid',
        'metadata.labels: FieldValueInvalid',
      ],
    ],
    [
      'a limit without a request, which takes its amount',
      webOf({ resources: { limits: { cpu: '-1' } } }),
      [
        'spec.containers[0].resources.limits[cpu]: FieldValueInvalid',
        'spec.containers[0].resources.requests[cpu]: FieldValueInvalid',
      ],
    ],
    [
      'a finalizer, which has no domain either',
      podOf({}, { finalizers: ['a b'] }),
      ['metadata.finalizers: FieldValueInvalid', 'metadata.finalizers[0]: FieldValueInvalid'],
    ],
    [
      'three handlers, of which two are too many, and what the last one says is not looked at',
      webOf({ lifecycle: { preStop: { exec: { command: ['true'] }, httpGet: { port: 80 }, sleep: { seconds: 40 } } } }),
      [
        'spec.containers[0].lifecycle.preStop.httpGet: FieldValueForbidden',
        'spec.containers[0].lifecycle.preStop.sleep: FieldValueForbidden',
      ],
    ],
    [
      'a volume, which nothing can mount then',
      podOf({
        volumes: [{ name: 'data', emptyDir: { sizeLimit: '-1' } }],
        containers: [{ ...CONTAINERS[0], volumeMounts: [{ name: 'data', mountPath: '/data' }] }],
      }),
      [
        'spec.volumes[0].emptyDir.sizeLimit: FieldValueForbidden',
        'spec.containers[0].volumeMounts[0].name: FieldValueNotFound',
      ],
    ],
    [
      'three volumes of one name, each behind the first',
      podOf({
        volumes: [
          { name: 'data', emptyDir: {} },
          { name: 'data', emptyDir: {} },
          { name: 'data', emptyDir: {} },
        ],
      }),
      ['spec.volumes[2].name: FieldValueDuplicate', 'spec.volumes[1].name: FieldValueDuplicate'],
    ],
    [
      'two volumes of one name, whose first is refused: the second is the first one then',
      podOf({
        volumes: [
          { name: 'data', emptyDir: { sizeLimit: '-1' } },
          { name: 'data', emptyDir: {} },
        ],
      }),
      ['spec.volumes[0].emptyDir.sizeLimit: FieldValueForbidden'],
    ],
    [
      'a volume behind those of claims',
      workloadOf(
        'StatefulSet',
        {
          serviceName: 'shop',
          volumeClaimTemplates: [
            {
              metadata: { name: 'claim' },
              spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
            },
          ],
        },
        { volumes: [{ name: 'data', emptyDir: { sizeLimit: '-1' } }] },
      ),
      ['spec.template.spec.volumes[1].emptyDir.sizeLimit: FieldValueForbidden'],
    ],
    [
      'a probe that a step must not have, and nothing in it',
      podOf({
        initContainers: [{ name: 'init', image: 'shop:1', startupProbe: { tcpSocket: { port: 0 } } }],
      }),
      ['spec.initContainers[0].startupProbe: FieldValueForbidden'],
    ],
  ])('and what follows from it is that of %s', (_title, manifest, causes) => {
    expect(causesOf(manifest)).toEqual(causes);
  });
});
