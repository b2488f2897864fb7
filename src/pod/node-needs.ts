import { ANY_CONTAINER, DECLARED_CONTAINER } from '../kubernetes/fields/container-patterns';
import { FieldPatterns } from '../kubernetes/fields/field-patterns';
import type { FeatureTarget } from '../kubernetes/fields/features';
import { fieldsOf, isFields, listOf, textOf, type Fields } from '../kubernetes/json';
import { KubernetesVersion } from '../kubernetes/version';
import { containersOf, withoutEphemeral } from './containers';
import { resourcesOf } from './resources/container-resources';
import { isHugePages } from './resources/pod-level-resources';
import { isNativeResource } from './resources/resource-names';
import { windowsFieldOf } from './operating-system';
import type { StoredSpec } from './stored-spec';
import { isSafeSysctl } from './safe-sysctls';

/** What a Pod can need of its node. */
export type NodeNeedKind =
  | 'declaredFeature'
  | 'cgroupV2'
  | 'userNamespaces'
  | 'recursiveReadOnlyMounts'
  | 'supplementalGroupsPolicy'
  | 'imageVolumes'
  | 'runtimeClass'
  | 'appArmor'
  | 'seccompProfile'
  | 'unsafeSysctl'
  | 'hostPath'
  | 'hostPort'
  | 'extendedResource'
  | 'hugePages'
  | 'resourceClaims'
  | 'windows';

/** What a Pod needs of the node that it runs on. */
export interface NodeNeed {
  readonly need: NodeNeedKind;
  /** What exactly: the features, the resources, the names of profiles; empty if the kind says all. */
  readonly names: readonly string[];
  /** The fields of the Pod's spec that cause it; empty if every Pod needs it. */
  readonly fields: readonly string[];
}

/** A field that causes a need, and what of it is needed. */
interface Cause {
  readonly field: string;
  readonly name?: string;
}

interface NeedRow {
  readonly need: NodeNeedKind;
  causesIn(stored: Fields, target: FeatureTarget): readonly Cause[];
}

/** A feature that a node declares, and the fields of a Pod that need it. */
interface DeclaredFeature {
  readonly name: string;
  readonly fields: FieldPatterns;
}

/**
 * A node declares some features in its status, and the scheduler passes over nodes that lack what a Pod needs.
 *
 * Source: k8s.io/component-helpers/nodedeclaredfeatures/features, InferForScheduling; NodeDeclaredFeatures is on by
 * default from 1.36
 */
const DECLARED_FEATURES: readonly DeclaredFeature[] = [
  {
    name: 'RestartAllContainersOnContainerExits',
    fields: new FieldPatterns([`${DECLARED_CONTAINER}.restartPolicyRules[*].action=RestartAllContainers`]),
  },
  { name: 'VolumeBindMountOptions', fields: new FieldPatterns([`${ANY_CONTAINER}.volumeMounts[*].bindMountOptions`]) },
  {
    name: 'PodCertificateMLDSA',
    fields: new FieldPatterns(['volumes[*].projected.sources[*].podCertificate.keyType=(MLDSA44|MLDSA65|MLDSA87)']),
  },
  {
    name: 'SecurityProfileOCI',
    fields: new FieldPatterns([
      'securityContext.seccompProfile.type=OCI',
      `${ANY_CONTAINER}.securityContext.seccompProfile.type=OCI`,
    ]),
  },
];

const ROWS: readonly NeedRow[] = [
  { need: 'declaredFeature', causesIn: declaredFeatures },
  { need: 'userNamespaces', causesIn: found('hostUsers=false') },
  {
    need: 'recursiveReadOnlyMounts',
    causesIn: found(`${ANY_CONTAINER}.volumeMounts[*].recursiveReadOnly=Enabled`),
  },
  { need: 'supplementalGroupsPolicy', causesIn: found('securityContext.supplementalGroupsPolicy=Strict') },
  { need: 'imageVolumes', causesIn: found('volumes[*].image') },
  { need: 'runtimeClass', causesIn: named('runtimeClassName') },
  {
    need: 'appArmor',
    causesIn: found(
      'securityContext.appArmorProfile.type=(RuntimeDefault|Localhost)',
      `${ANY_CONTAINER}.securityContext.appArmorProfile.type=(RuntimeDefault|Localhost)`,
    ),
  },
  {
    need: 'seccompProfile',
    causesIn: named(
      'securityContext.seccompProfile.localhostProfile',
      `${ANY_CONTAINER}.securityContext.seccompProfile.localhostProfile`,
    ),
  },
  { need: 'unsafeSysctl', causesIn: unsafeSysctls },
  { need: 'hostPath', causesIn: named('volumes[*].hostPath.path') },
  { need: 'hostPort', causesIn: hostPorts },
  { need: 'extendedResource', causesIn: resources((name) => !isNativeResource(name)) },
  { need: 'hugePages', causesIn: resources(isHugePages) },
  { need: 'resourceClaims', causesIn: found('resourceClaims') },
  { need: 'windows', causesIn: windows },
];

/** What a Pod needs of its node, from its spec as the API server of a cluster stores it, with the fields that cause each. */
export function nodeNeedsOf(stored: StoredSpec, target: FeatureTarget): NodeNeed[] {
  const needs = ROWS.flatMap(({ need, causesIn }) => {
    const causes = causesIn(stored, target);
    const names = [...new Set(causes.flatMap(({ name }) => name ?? []))];
    return causes.length === 0 ? [] : [{ need, names, fields: causes.map(({ field }) => field) }];
  });
  const isWindows = needs.some(({ need }) => need === 'windows');
  return isWindows || !target.version.isAtLeast(KubernetesVersion.V1_35) ? needs : [...needs, CGROUP_V2];
}

/**
 * From 1.35 on a kubelet does not start on a node with cgroup v1, unless its configuration says so.
 *
 * Source: pkg/kubelet/apis/config/v1beta1/defaults.go, FailCgroupV1
 */
const CGROUP_V2: NodeNeed = { need: 'cgroupV2', names: [], fields: [] };

/** Nodes with Windows, which the Pod itself, its selector or its affinity asks for. */
function windows(stored: Fields): Cause[] {
  const field = windowsFieldOf(stored);
  return field === undefined ? [] : [{ field }];
}

/** The fields that some patterns name. */
function found(...patterns: readonly string[]): NeedRow['causesIn'] {
  const fields = new FieldPatterns(patterns);
  return (stored) => fields.find(stored).map(({ path }) => ({ field: path }));
}

/** The fields that some patterns name, with the texts that stand in them. */
function named(...patterns: readonly string[]): NeedRow['causesIn'] {
  const fields = new FieldPatterns(patterns);
  return (stored) =>
    fields
      .find(stored)
      .flatMap(({ path, value }) => (textOf(value) ? [{ field: path, name: textOf(value) ?? '' }] : []));
}

function declaredFeatures(stored: Fields, { version }: FeatureTarget): Cause[] {
  if (!version.isAtLeast(KubernetesVersion.V1_36)) return [];
  const isInUserNamespace = stored['hostNetwork'] === true && stored['hostUsers'] === false;
  return [
    ...DECLARED_FEATURES.flatMap(({ name, fields }) => fields.find(stored).map(({ path }) => ({ field: path, name }))),
    ...(isInUserNamespace
      ? ['hostNetwork', 'hostUsers'].map((field) => ({ field, name: 'UserNamespacesHostNetworkSupport' }))
      : []),
  ];
}

function unsafeSysctls(stored: Fields, { version }: FeatureTarget): Cause[] {
  const sysctls = listOf(fieldsOf(stored['securityContext'])['sysctls']);
  return sysctls.flatMap((sysctl, index) => {
    const name = isFields(sysctl) ? textOf(sysctl['name']) : undefined;
    if (name === undefined || isSafeSysctl(name, version)) return [];
    return [{ field: `securityContext.sysctls[${index}].name`, name }];
  });
}

const HOST_PORTS = new FieldPatterns([`${DECLARED_CONTAINER}.ports[*].hostPort`]);

function hostPorts(stored: Fields): Cause[] {
  return HOST_PORTS.find(stored).flatMap(({ path, value }) =>
    typeof value === 'number' && value > 0 ? [{ field: path, name: String(value) }] : [],
  );
}

/** The resources of the containers by their names. */
function resources(isMeant: (name: string) => boolean): NeedRow['causesIn'] {
  return (stored) =>
    withoutEphemeral(containersOf(stored)).flatMap((container) =>
      [...resourcesOf(container).requests.keys()]
        .filter(isMeant)
        .map((name) => ({ field: `${container.path}.resources.requests[${name}]`, name })),
    );
}
