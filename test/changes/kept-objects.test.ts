import { changesOf } from '../../src/changes/changes-of';
import { KeptObjects } from '../../src/changes/objects/kept-objects';
import { FirstOfRanks } from '../../src/changes/report/first-of-ranks';
import { KubernetesVersion } from '../../src/kubernetes/version';
import { objectsOf } from './sides';

const OPTIONS = { target: { version: KubernetesVersion.V1_36, featureGates: {} }, podKinds: [] };

function kept(text: string): KeptObjects {
  return KeptObjects.of(objectsOf('a.yaml', text));
}

function maps(value: number, count = 3): string {
  const map = (name: number): object => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: `c${name}` },
    data: { a: String(value) },
  });
  return Array.from({ length: count }, (_, index) => JSON.stringify(map(index))).join('\n---\n');
}

test('the numbers are those of all changes, however many of them somebody went through', () => {
  const changes = changesOf(kept(maps(1)), kept(maps(2)), OPTIONS);
  for (const { name } of changes.objects) if (name === 'c0') break;
  expect(changes.summary).toMatchObject({ changed: 3, unchanged: 0 });
  expect([...changes.objects]).toEqual([]);
});

test('objects that share a part by aliases, or hold a number beyond JSON, are compared as others are', () => {
  const list = (image: string, id: string): string => `apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Pod
  metadata: {name: a}
  spec: {containers: [&c {name: web, image: "${image}"}]}
- apiVersion: v1
  kind: Pod
  metadata: {name: b}
  spec: {containers: [*c], securityContext: {runAsUser: ${id}}}
`;
  const id = '12345678901234567890';
  const changes = changesOf(kept(list('a:1', id)), kept(list('a:2', id)), OPTIONS);
  expect([...changes.objects].map(({ name, action }) => [name, action])).toEqual([
    ['a', 'changed'],
    ['b', 'changed'],
  ]);
  expect(changes.summary.changed).toBe(2);
  const same = changesOf(kept(list('a:1', id)), kept(list('a:1', id)), OPTIONS);
  expect([[...same.objects], same.summary.unchanged]).toEqual([[], 2]);
});

test('of many items only those are kept that can fit, by their ranks', () => {
  const first = new FirstOfRanks<string>(3);
  for (const text of ['b1', 'b2', 'b3']) first.add(1, text, 2);
  expect([first.isFull(1), first.isFull(0)]).toEqual([true, false]);
  first.add(0, 'a1', 2);
  expect(first.all()).toEqual(['a1', 'b1', 'b2']);
});
