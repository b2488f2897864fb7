import { FEATURES, featureOf, isFeatureOn, type Feature } from '../../../src/kubernetes/fields/features';
import { FieldPatterns } from '../../../src/kubernetes/fields/field-patterns';
import { KubernetesVersion } from '../../../src/kubernetes/version';
import { EVERY_FEATURE } from './every-feature';
import { KNOWN_MINORS } from '../../support/versions';

function featureNamed(name: string): Feature {
  const found = FEATURES.find((feature) => feature.name === name);
  if (!found) throw new Error(`no feature is called "${name}"`);
  return found;
}

function isOn(feature: Feature, minor: number, featureGates: { readonly [gate: string]: boolean } = {}): boolean {
  return isFeatureOn(feature, { version: KubernetesVersion.of(`1.${minor}`), featureGates });
}

/** The minor versions that keep the field of a feature: from the first to the last of them, if that is not the newest. */
function kept(name: string, gate?: boolean): string {
  const feature = featureNamed(name);
  const gates = gate === undefined ? {} : { [feature.gate]: gate };
  const minors = KNOWN_MINORS.filter((minor) => isOn(feature, minor, gates));
  const isRange = minors.every((minor, index) => minor === (minors[0] ?? 0) + index);
  if (!isRange || minors.length === 0) return minors.join(' ');
  return `${minors[0]}-${minors.at(-1) === KNOWN_MINORS.at(-1) ? '' : minors.at(-1)}`;
}

/** The versions from 1.27 on that keep a field: by default, with its gate on, and with its gate off. */
const KEPT: readonly (readonly [name: string, byDefault: string, gateOn: string, gateOff: string])[] = [
  ['native sidecars', '29-', '28-', '33-'],
  ['resize policies', '33-', '27-', '35-'],
  ['all addresses of the node in a field reference', '29-', '28-', '30-'],
  ['sleep as a lifecycle handler', '30-', '29-', '34-'],
  ['sleep for zero seconds', '33-', '32-', '34-'],
  ['label keys in Pod affinity', '31-', '29-', '33-'],
  ['projected cluster trust bundles', '37-', '29-', ''],
  ['AppArmor profiles as a field', '30-', '30-', '31-'],
  ['recursive read-only mounts', '31-', '30-', '33-'],
  ['environment variable names of any printable characters', '32-', '30-', '34-'],
  ['user namespaces', '33-', '27-', '36-'],
  ['kinds of /proc mounts', '33-', '27-', '36-'],
  ['label keys in topology spread constraints', '27-', '27-', ''],
  ['label keys of topology spread constraints in the stored selector', '34-', '34-', ''],
  ['node inclusion policies in topology spread constraints', '27-', '27-', '33-'],
  ['scheduling gates', '27-', '27-', '30-'],
  ['image volumes', '35-', '31-', '36-'],
  ['supplemental groups policies', '33-', '31-', '35-'],
  ['resource claims', '34-', '27-', '35-'],
  ['resources of the whole Pod', '34-', '32-', ''],
  ['defaults of the resources of the whole Pod, computed last', '37-', '37-', ''],
  ['the QoS class of a Pod whose own resources are empty, by its containers', '37-', '37-', ''],
  ['SELinux change policies', '33-', '32-', '36-'],
  ['DNS search domains with "_" or "."', '33-', '32-', '34-'],
  ['stop signals', '', '33-', ''],
  ['restart policies of single containers', '35-', '34-', ''],
  ['restart rules of single containers', '35-', '34-', ''],
  ['restart rules for the whole Pod', '36-', '35-', ''],
  ['environment variables from files', '35-', '34-', '38-'],
  ['hostname overrides', '35-', '34-', '37-'],
  ['projected Pod certificates', '37-', '34-', ''],
  ['tolerations that compare numbers', '', '35-', ''],
  ['references to a workload', '', '35-35', ''],
  ['scheduling groups', '', '36-', ''],
  ['Service names that begin with a digit', '36-', '34-', '37-'],
  ['strict reading of IP addresses', '36-', '33-', '38-'],
  ['limits of failures for each index of a Job', '29-', '28-', '33-'],
  ['a policy for the replacement of Pods of a Job', '29-', '28-', '34-'],
  ['a success policy of a Job', '31-', '30-', '33-'],
  ['another controller for a Job', '32-', '30-', '35-'],
  ['HTTP/2 in probes', '', '37-', ''],
  ['TLS in gRPC probes', '', '37-', ''],
  ['bind mount options', '', '37-', ''],
  ['modes of emptyDir volumes', '', '37-', ''],
  ['owners of the files of a volume', '38-', '37-', ''],
  ['seccomp profiles as OCI artifacts', '', '38-', ''],
  ['eviction responders', '', '37-', ''],
  ['gRPC probes', '27-', '27-', '27-'],
  ['grace periods of probes', '27-', '27-', '28-'],
];

describe('the versions that keep a field', () => {
  test.each(KEPT)(
    'are, for %s, "%s" by default, "%s" with its gate on, "%s" with its gate off',
    (name, ...versions) => {
      expect([kept(name), kept(name, true), kept(name, false)]).toEqual(versions);
    },
  );

  test('are known here for every row of the table', () => {
    expect(FEATURES.map(({ name }) => name)).toEqual(KEPT.map(([name]) => name));
  });

  test('do not change with the gate of another feature', () => {
    const sidecars = featureNamed('native sidecars');
    expect(isOn(sidecars, 28, { PodLifecycleSleepAction: true })).toBe(false);
    expect(isOn(sidecars, 29, { PodLifecycleSleepAction: false })).toBe(true);
  });
});

describe('every row of the table of features', () => {
  test.each(FEATURES.map((feature) => [feature.name, feature] as const))(
    'goes forward in time: %s',
    (_name, { since, onByDefault = since, stable = onByDefault, until = 99 }) => {
      expect([since, onByDefault, stable, until]).toEqual(
        [since, onByDefault, stable, until].sort((left, right) => left - right),
      );
    },
  );

  test('has a name of its own', () => {
    const names = FEATURES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('has a gate written as Kubernetes writes them', () => {
    expect(FEATURES.filter(({ gate }) => !/^([A-Z][A-Za-z0-9]+)+$/.test(gate))).toEqual([]);
  });

  test('has patterns that no other row has', () => {
    const patterns = FEATURES.flatMap(({ fields }) => fields);
    expect(new Set(patterns).size).toBe(patterns.length);
  });

  test('names a version that has a constant where it is on by default in one that can be a target', () => {
    const minors = FEATURES.flatMap(({ onByDefault = 0 }) => (onByDefault >= 27 ? [`V1_${onByDefault}`] : []));
    expect(minors.filter((constant) => !(constant in KubernetesVersion))).toEqual([]);
  });
});

describe('every pattern of a field', () => {
  const patterns = FEATURES.flatMap(({ fields }) => fields.flatMap(alternatives));

  test.each(patterns)('finds a place in a spec that uses every field: %s', (pattern) => {
    expect(new FieldPatterns([pattern]).find(EVERY_FEATURE)).not.toEqual([]);
  });

  test.each(patterns)('finds nothing in a Pod that uses none: %s', (pattern) => {
    const plain = { restartPolicy: 'Always', initContainers: [{ name: 'setup' }], containers: [{ name: 'web' }] };
    expect(new FieldPatterns([pattern]).find({ ...plain, hostUsers: true })).toEqual([]);
  });
});

/** Each choice among the `(a|b)` of a pattern, so that none of them can be misspelt. */
function alternatives(pattern: string): string[] {
  const [whole, names] = /\(([^()]*)\)/.exec(pattern) ?? [];
  if (whole === undefined || names === undefined) return [pattern];
  return names.split('|').flatMap((name) => alternatives(pattern.replace(whole, name)));
}

test('a feature is found by its gate, and a gate that the table does not have is an error', () => {
  expect(featureOf('SidecarContainers').name).toBe('native sidecars');
  expect(() => featureOf('Sidecars')).toThrow(new Error('the table of features has no gate "Sidecars"'));
});

test('the features of which only the program knows have no pattern', () => {
  expect(FEATURES.filter(({ fields }) => fields.length === 0).map(({ gate }) => gate)).toEqual([
    'RelaxedEnvironmentVariableValidation',
    'MatchLabelKeysInPodTopologySpreadSelectorMerge',
    'PodLevelResourcesFixDefaulting',
    'PodLevelResourcesFixKubeletQOSClass',
    'RelaxedDNSSearchValidation',
    'RelaxedServiceNameValidation',
    'StrictIPCIDRValidation',
    'JobBackoffLimitPerIndex',
    'JobPodReplacementPolicy',
    'JobSuccessPolicy',
    'JobManagedBy',
  ]);
});

test('the features without which an API server refuses a Pod, instead of dropping a field, are marked', () => {
  expect(FEATURES.filter(({ isRefused }) => isRefused).map(({ gate }) => gate)).toEqual([
    'PodHostIPs',
    'PodLifecycleSleepActionAllowZero',
    'RestartAllContainersOnContainerExits',
    'EnvFiles',
    'TaintTolerationComparisonOperators',
    'SecurityProfileOCI',
  ]);
});
