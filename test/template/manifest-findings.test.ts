import { FindingLevel, Findings, FindingSeverity, KubernetesVersion, type Manifest } from '../../src';

function pod(name: string, container: object, annotations?: object): Manifest {
  const spec = { containers: [{ name: 'web', image: 'ghcr.io/acme/shop:1.42.0', ...container }] };
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, annotations }, spec };
}

function found(manifests: Manifest[], options = {}): string[] {
  return Findings.ofManifests(manifests, options).map(
    ({ rule, severity, object, waiver }) => `${severity} ${rule} ${object?.name}${waiver ? ' waived' : ''}`,
  );
}

const BAD = { image: 'Not An Image' };

describe('Findings.ofManifests', () => {
  test('finds in plain objects what `check` finds, in lists too', () => {
    expect(found([pod('web', BAD), { apiVersion: 'v1', kind: 'List', items: [pod('job', { name: 'Web' })] }])).toEqual([
      'error image-reference web',
      'error container-name job',
    ]);
  });

  test('finds what is wrong among objects', () => {
    expect(found([pod('web', {}), pod('web', {})])).toEqual(['error duplicate-object web']);
  });

  test('judges for a cluster, and up to a level', () => {
    const sidecar = { initContainers: [{ name: 'logs', image: 'logs:1', restartPolicy: 'Always' }] };
    const withSidecar = { ...pod('web', {}), spec: { ...pod('web', {})['spec'], ...sidecar } };
    expect(found([withSidecar])).toEqual([]);
    expect(found([withSidecar], { target: { version: KubernetesVersion.V1_27 } })).toEqual([
      'error feature-unavailable web',
    ]);
    expect(found([pod('web', BAD)], { level: FindingLevel.INVALID })).toEqual([]);
    const restricted = Findings.ofManifests([pod('web', {})], { level: FindingLevel.RESTRICTED });
    expect(new Set(restricted.map(({ level }) => level))).toEqual(new Set([FindingLevel.RESTRICTED]));
    expect(restricted.every(({ severity }) => severity === FindingSeverity.ERROR)).toBe(true);
  });

  test('honours waivers by annotation, and says which match nothing', () => {
    const waivers = ['image-reference', 'pre-stop-time'].map((rule) => ({ rule, reason: 'known' }));
    const annotations = { 'cdk8s-pod-patterns/waivers': JSON.stringify(waivers) };
    expect(found([pod('web', BAD, annotations)])).toEqual([
      'error image-reference web waived',
      'warning waiver-unused web',
    ]);
    const restricted = { 'cdk8s-pod-patterns/waivers': JSON.stringify([{ rule: 'host-namespaces', reason: 'known' }]) };
    expect(found([pod('web', {}, restricted)])).toEqual([]);
  });

  test('refuses what is not an object, and the level of code', () => {
    expect(() => Findings.ofManifests([{ items: [5] }])).toThrow('this is a number, not a Kubernetes object.');
    expect(() => Findings.ofManifests([], { level: FindingLevel.CODE })).toThrow(
      'level is "code", and plain objects have no code.',
    );
  });
});
