import schema from '../../schemas/upgrade.schema.json';
import type { SideObject } from '../../src/changes/objects/changed-objects';
import { KeptObjects } from '../../src/changes/objects/kept-objects';
import {
  upgradeOf,
  type Upgrade,
  type UpgradeChange,
  type UpgradeEnd,
  type UpgradeOptions,
} from '../../src/changes/upgrade/upgrade-of';
import { upgradeJson } from '../../src/changes/upgrade/upgrade-output';
import { upgradeText } from '../../src/changes/upgrade/upgrade-text';
import { PLAIN } from '../../src/explain/layout/style';
import { KubernetesVersion } from '../../src/kubernetes/version';
import { breachesOf } from '../support/schema-breaches';
import { objectsOf, workload } from './sides';

const SIDECAR = { initContainers: [{ name: 'proxy', image: 'example.com/proxy:1', restartPolicy: 'Always' }] };
const LIMITS = { resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } } };

function versions(from: string, to: string): { from: KubernetesVersion; to: KubernetesVersion; podKinds: [] } {
  return { from: KubernetesVersion.of(from), to: KubernetesVersion.of(to), podKinds: [] };
}

function running(objects: readonly SideObject[], options: UpgradeOptions): Upgrade {
  return upgradeOf(KeptObjects.of(objects), options);
}

function upgradeOfAll(
  objects: readonly SideObject[],
  options: UpgradeOptions,
): UpgradeEnd & { readonly pods: readonly UpgradeChange[] } {
  const upgrades = running(objects, options);
  return { pods: [...upgrades.pods], ...upgrades.end };
}

function upgrade(object: object, from: string, to: string): ReturnType<typeof upgradeOfAll> {
  return upgradeOfAll(objectsOf('web.yaml', JSON.stringify(object)), versions(from, to));
}

test('where both versions do the same, nothing is said', () => {
  expect(upgrade(workload('Deployment'), '1.36', '1.37')).toEqual({
    pods: [],
    count: 1,
    isBreaking: false,
    goneGates: [],
    nodeNeeds: [],
  });
});

test('a field that was dropped and is kept makes another Pod', () => {
  const [change] = upgrade(workload('Deployment', { pod: SIDECAR }), '1.28', '1.29').pods;
  expect(change).toMatchObject({
    dropped: { added: [], removed: ['spec.template.spec.initContainers[0].restartPolicy (native sidecars)'] },
    features: [{ gate: 'SidecarContainers', before: 'off', after: 'on' }],
    pod: { containers: [{ container: 'proxy', before: 'init', after: 'sidecar', isHelper: true }] },
  });
});

test('a field that the new version does not know is refused', () => {
  const [change] = upgrade(
    workload('Pod', { pod: { workloadRef: { name: 'a', podGroup: 'b' } } }),
    '1.35',
    '1.36',
  ).pods;
  expect(change?.refused.added.join()).toContain('workloadRef');
});

test('a StatefulSet whose Pods are refused is itself refused from 1.36 on', () => {
  const broken = (kind: string): object => workload(kind, { container: { ports: [{ containerPort: 70_000 }] } });
  const refusedBy = (kind: string, from: string, to: string): number[] => {
    const [{ refused } = { refused: { added: [], removed: [] } }] = upgrade(broken(kind), from, to).pods;
    return [refused.added.length, refused.removed.length];
  };
  expect(refusedBy('StatefulSet', '1.34', '1.35')).toEqual([0, 0]);
  expect(refusedBy('StatefulSet', '1.35', '1.36')).toEqual([1, 0]);
  expect(refusedBy('StatefulSet', '1.36', '1.35')).toEqual([0, 1]);
  expect(refusedBy('Deployment', '1.35', '1.36')).toEqual([0, 0]);
});

test('what nodes need on the new version alone is said once, with the number of Pods', () => {
  const objects = [workload('Deployment'), workload('Pod'), workload('Pod', { pod: { os: { name: 'windows' } } })];
  const all = objects.flatMap((object) => objectsOf('web.yaml', JSON.stringify(object)));
  expect(upgradeOfAll(all, versions('1.34', '1.35')).nodeNeeds).toEqual([{ need: 'cgroupV2', names: [], pods: 2 }]);
  expect(upgradeOfAll(all, versions('1.35', '1.36')).nodeNeeds).toEqual([]);
  const form = { ...versions('1.34', '1.35'), paint: PLAIN, width: 120 };
  expect([...upgradeText(running(all, form), form)].join('')).toContain(
    'Nodes now need cgroup v2, unless the kubelet has failCgroupV1: false; for 2 Pods.',
  );
});

test('gates that are gone are named once, for all Pods that have their fields', () => {
  const objects = [workload('Deployment', { pod: SIDECAR }), workload('Pod', { pod: SIDECAR })];
  const all = objects.flatMap((object) => objectsOf('web.yaml', JSON.stringify(object)));
  expect(upgradeOfAll(all, versions('1.36', '1.37')).goneGates).toEqual(['SidecarContainers']);
  expect(upgradeOfAll(all, versions('1.35', '1.36')).goneGates).toEqual([]);
});

test('a defect of the kubelet comes and goes with the patch', () => {
  const probed = workload('Pod', { container: { readinessProbe: { exec: { command: ['a'] } } } });
  expect(upgrade(probed, '1.34', '1.35').pods[0]?.defects.added).toHaveLength(1);
  expect(upgrade(probed, '1.36', '1.37.0').pods[0]?.defects.removed).toHaveLength(1);
});

test('the report is short, and its JSON is as the schema in the package says', () => {
  const objects = objectsOf('web.yaml', JSON.stringify(workload('Deployment', { container: LIMITS, pod: SIDECAR })));
  const form = { ...versions('1.37', '1.38'), paint: PLAIN, width: 80 };
  expect([...upgradeText(running(objects, form), form)].join('')).toBe(`Deployment shop/web
  web.yaml:1
  limits cpu     1 → none
  limits memory  1Gi → none

From 1.37 to 1.38, something changes for 1 Pod of 1.
`);
  const breaches = breachesOf(schema);
  for (const [from, to] of [
    ['1.27', '1.37'],
    ['1.37', '1.38'],
    ['1.28', '1.29'],
  ] as const) {
    const json = [...upgradeJson(running(objects, versions(from, to)), form, [])];
    expect(breaches(JSON.parse(json.join('')))).toEqual([]);
  }
});
