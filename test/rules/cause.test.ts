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
  return judge(pod, RULES).flatMap(({ cause }) => (cause ? [`${cause.field}: ${cause.reason}`] : []));
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
    [
      'a selector that is missing, once',
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'shop' },
        spec: { template: { metadata: { labels: { app: 'shop' } }, spec: { containers: CONTAINERS } } },
      },
      ['spec.selector: FieldValueRequired'],
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
});
