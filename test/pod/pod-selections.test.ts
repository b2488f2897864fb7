import { podKindOf } from '../../src/kubernetes/kinds';
import { KubernetesVersion } from '../../src/kubernetes/version';
import { Pod } from '../../src/pod/pod';
import { podSelectionsOf, type PodSelection } from '../../src/pod/pod-selections';

const constraint = { topologyKey: 'zone', labelSelector: {}, matchLabelKeys: ['pod-template-hash'] };

function selections(kind: string, metadata: object, constraints: readonly object[], version = '1.37'): PodSelection[] {
  const template = { metadata, spec: { topologySpreadConstraints: constraints } };
  const manifest = kind === 'Pod' ? { kind, ...template } : { kind, spec: { template } };
  const podKind = {
    ...podKindOf('apps/v1', 'Deployment')!,
    kind,
    templatePath: kind === 'Pod' ? [] : ['spec', 'template'],
  };
  const target = { version: KubernetesVersion.of(version), featureGates: {} };
  const pod = new Pod({ kind: podKind, manifest, target });
  return podSelectionsOf(pod, pod.spec);
}

test.each([
  ['Deployment', {}, { value: null }],
  ['Deployment', { labels: { 'pod-template-hash': 'a' } }, { value: 'a' }],
  ['StatefulSet', {}, { value: null, isIgnored: true }],
  ['Pod', {}, { value: null, isIgnored: true }],
  // What another controller does is not known.
  ['CloneSet', {}, { value: null }],
])('a label key in a %s with %j stands for its value', (kind, metadata, expected) => {
  expect(selections(kind, metadata, [constraint])).toEqual([
    {
      field: 'topologySpreadConstraints[0]',
      topologyKey: 'zone',
      labelSelector: {},
      keys: [{ key: 'pod-template-hash', isOther: false, ...expected }],
      storesKeys: true,
    },
  ]);
});

test('a key without a selector does nothing, and one that the API server has added is told once', () => {
  const added = [{ key: 'pod-template-hash', operator: 'In', values: ['a'] }];
  const found = selections('Pod', { labels: { 'pod-template-hash': 'a' } }, [
    { ...constraint, labelSelector: undefined },
    { ...constraint, labelSelector: { matchExpressions: added } },
  ]);
  expect(found.map(({ keys }) => keys)).toEqual([[], []]);
});

test.each([
  ['1.33', false],
  ['1.34', true],
])('whether the API server of %s stores the keys of a spread constraint: %p', (version, storesKeys) => {
  expect(selections('Deployment', {}, [constraint], version)[0]?.storesKeys).toBe(storesKeys);
});
