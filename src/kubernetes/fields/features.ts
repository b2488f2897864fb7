import type { KubernetesVersion } from '../version';

/**
 * A field of the Pod, or a value of one, that not every supported version takes.
 */
export interface Feature {
  /** What the field gives, in words. */
  readonly name: string;
  /** The feature gate that switches it. */
  readonly gate: string;
  /** The minor version that first knows the field. */
  readonly since: number;
  /** The minor version from which the field works without a feature gate being set; absent where none does yet. */
  readonly onByDefault?: number;
  /** The minor version from which it can no longer be switched off; absent where that is not so yet. */
  readonly stable?: number;
  /** The last minor version that knows the field; absent where it is still there. */
  readonly until?: number;
  /** The fields of the Pod's spec that use it, as `findFieldPaths` reads them; none where only code can tell. */
  readonly fields: readonly string[];
  /** Whether an API server without the feature refuses the Pod; the others drop the field and say nothing. */
  readonly isRefused?: boolean;
}

const ANY_CONTAINER = '(containers|initContainers|ephemeralContainers)[*]';
const HOOK = '(containers|initContainers)[*].lifecycle.(preStop|postStart)';
const AFFINITY_TERM =
  'affinity.(podAffinity|podAntiAffinity).(requiredDuringSchedulingIgnoredDuringExecution[*]|preferredDuringSchedulingIgnoredDuringExecution[*].podAffinityTerm)';

/**
 * The table of fields by version.
 *
 * Source: the history of k8s.io/api/core/v1/types.go, and the feature list of kubernetes/kubernetes,
 * test/compatibility_lifecycle/reference/versioned_feature_list.yaml.
 */
export const FEATURES: readonly Feature[] = [
  row('native sidecars', 'SidecarContainers', { since: 28, onByDefault: 29, stable: 33 }, [
    'initContainers[*].restartPolicy=Always',
  ]),
  row('resize policies', 'InPlacePodVerticalScaling', { since: 27, onByDefault: 33, stable: 35 }, [
    '(containers|initContainers)[*].resizePolicy',
  ]),
  row(
    'all addresses of the node in a field reference',
    'PodHostIPs',
    { since: 28, onByDefault: 29, stable: 30, isRefused: true },
    [`${ANY_CONTAINER}.env[*].valueFrom.fieldRef.fieldPath=status.hostIPs`],
  ),
  row('sleep as a lifecycle handler', 'PodLifecycleSleepAction', { since: 29, onByDefault: 30, stable: 34 }, [
    `${HOOK}.sleep`,
  ]),
  row(
    'sleep for zero seconds',
    'PodLifecycleSleepActionAllowZero',
    { since: 32, onByDefault: 33, stable: 34, isRefused: true },
    [`${HOOK}.sleep.seconds=0`],
  ),
  row('label keys in Pod affinity', 'MatchLabelKeysInPodAffinity', { since: 29, onByDefault: 31, stable: 33 }, [
    `${AFFINITY_TERM}.(matchLabelKeys|mismatchLabelKeys)`,
  ]),
  row('projected cluster trust bundles', 'ClusterTrustBundleProjection', { since: 29, onByDefault: 37 }, [
    'volumes[*].projected.sources[*].clusterTrustBundle',
  ]),
  row('AppArmor profiles as a field', 'AppArmorFields', { since: 30, onByDefault: 30, stable: 31 }, [
    'securityContext.appArmorProfile',
    `${ANY_CONTAINER}.securityContext.appArmorProfile`,
  ]),
  row('recursive read-only mounts', 'RecursiveReadOnlyMounts', { since: 30, onByDefault: 31, stable: 33 }, [
    `${ANY_CONTAINER}.volumeMounts[*].recursiveReadOnly`,
  ]),
  row(
    'environment variable names of any printable characters',
    'RelaxedEnvironmentVariableValidation',
    { since: 30, onByDefault: 32, stable: 34 },
    [],
  ),
  row('user namespaces', 'UserNamespacesSupport', { since: 25, onByDefault: 33, stable: 36 }, ['hostUsers=false']),
  row('kinds of /proc mounts', 'ProcMountType', { since: 12, onByDefault: 33, stable: 36 }, [
    `${ANY_CONTAINER}.securityContext.procMount=Unmasked`,
  ]),
  row(
    'label keys in topology spread constraints',
    'MatchLabelKeysInPodTopologySpread',
    { since: 25, onByDefault: 27 },
    ['topologySpreadConstraints[*].matchLabelKeys'],
  ),
  row(
    'node inclusion policies in topology spread constraints',
    'NodeInclusionPolicyInPodTopologySpread',
    { since: 25, onByDefault: 26, stable: 33 },
    ['topologySpreadConstraints[*].(nodeAffinityPolicy|nodeTaintsPolicy)'],
  ),
  row('scheduling gates', 'PodSchedulingReadiness', { since: 26, onByDefault: 27, stable: 30 }, ['schedulingGates']),
  row('image volumes', 'ImageVolume', { since: 31, onByDefault: 35, stable: 36 }, ['volumes[*].image']),
  row('supplemental groups policies', 'SupplementalGroupsPolicy', { since: 31, onByDefault: 33, stable: 35 }, [
    'securityContext.supplementalGroupsPolicy',
  ]),
  row('resource claims', 'DynamicResourceAllocation', { since: 26, onByDefault: 34, stable: 35 }, [
    'resourceClaims',
    '(containers|initContainers)[*].resources.claims',
  ]),
  row('resources of the whole Pod', 'PodLevelResources', { since: 32, onByDefault: 34 }, ['resources']),
  row(
    'defaults of the resources of the whole Pod, computed last',
    'PodLevelResourcesFixDefaulting',
    { since: 37, onByDefault: 37 },
    [],
  ),
  row(
    'the QoS class of a Pod whose own resources are empty, by its containers',
    'PodLevelResourcesFixKubeletQOSClass',
    { since: 37, onByDefault: 37 },
    [],
  ),
  row('SELinux change policies', 'SELinuxChangePolicy', { since: 32, onByDefault: 33, stable: 36 }, [
    'securityContext.seLinuxChangePolicy',
  ]),
  row(
    'DNS search domains with "_" or "."',
    'RelaxedDNSSearchValidation',
    { since: 32, onByDefault: 33, stable: 34 },
    [],
  ),
  row('stop signals', 'ContainerStopSignals', { since: 33 }, ['(containers|initContainers)[*].lifecycle.stopSignal']),
  row('restart policies and rules of single containers', 'ContainerRestartRules', { since: 34, onByDefault: 35 }, [
    'containers[*].restartPolicy',
    'initContainers[*].restartPolicy=(OnFailure|Never)',
    '(containers|initContainers)[*].restartPolicyRules',
  ]),
  row(
    'restart rules for the whole Pod',
    'RestartAllContainersOnContainerExits',
    { since: 35, onByDefault: 36, isRefused: true },
    ['(containers|initContainers)[*].restartPolicyRules[*].action=RestartAllContainers'],
  ),
  row('environment variables from files', 'EnvFiles', { since: 34, onByDefault: 35 }, [
    `${ANY_CONTAINER}.env[*].valueFrom.fileKeyRef`,
  ]),
  row('hostname overrides', 'HostnameOverride', { since: 34, onByDefault: 35, stable: 37 }, ['hostnameOverride']),
  row('projected Pod certificates', 'PodCertificateRequest', { since: 34, onByDefault: 37 }, [
    'volumes[*].projected.sources[*].podCertificate',
  ]),
  row('tolerations that compare numbers', 'TaintTolerationComparisonOperators', { since: 35, isRefused: true }, [
    'tolerations[*].operator=(Lt|Gt)',
  ]),
  row('references to a workload', 'GenericWorkload', { since: 35, until: 35 }, ['workloadRef']),
  row('scheduling groups', 'GenericWorkload', { since: 36 }, ['schedulingGroup']),
  row(
    'Service names that begin with a digit',
    'RelaxedServiceNameValidation',
    { since: 34, onByDefault: 36, stable: 37 },
    [],
  ),
  row('strict reading of IP addresses', 'StrictIPCIDRValidation', { since: 33, onByDefault: 36 }, []),
  row('HTTP/2 in probes', 'H2CContainerProbe', { since: 37 }, [
    '(containers|initContainers)[*].(startupProbe|readinessProbe|livenessProbe).httpGet.protocol',
    `${HOOK}.httpGet.protocol`,
  ]),
  row('TLS in gRPC probes', 'GRPCContainerProbeTLS', { since: 37 }, [
    '(containers|initContainers)[*].(startupProbe|readinessProbe|livenessProbe).grpc.mode',
  ]),
  row('bind mount options', 'VolumeBindMountOptions', { since: 37 }, [
    `${ANY_CONTAINER}.volumeMounts[*].bindMountOptions`,
  ]),
  row('modes of emptyDir volumes', 'EmptyDirVolumeMode', { since: 37 }, ['volumes[*].emptyDir.mode']),
  row('owners of the files of a volume', 'AtomicWriteVolumeUserFields', { since: 37 }, [
    'volumes[*].(secret|configMap|downwardAPI|projected).defaultUser',
    'volumes[*].(secret|configMap|downwardAPI).items[*].user',
    'volumes[*].projected.sources[*].(secret|configMap|downwardAPI).items[*].user',
    'volumes[*].projected.sources[*].(serviceAccountToken|clusterTrustBundle|podCertificate).user',
  ]),
  row('eviction responders', 'EvictionRequestAPI', { since: 37 }, ['evictionResponders']),
  row('gRPC probes', 'GRPCContainerProbe', { since: 23, onByDefault: 24, stable: 27 }, [
    '(containers|initContainers)[*].(startupProbe|readinessProbe|livenessProbe).grpc',
  ]),
  row('grace periods of probes', 'ProbeTerminationGracePeriod', { since: 21, onByDefault: 25, stable: 28 }, [
    '(containers|initContainers)[*].(startupProbe|livenessProbe).terminationGracePeriodSeconds',
  ]),
];

type FeatureHistory = Pick<Feature, 'since' | 'onByDefault' | 'stable' | 'until' | 'isRefused'>;

function row(name: string, gate: string, history: FeatureHistory, fields: readonly string[]): Feature {
  return { name, gate, ...history, fields };
}

/** The feature of the table that a gate switches. */
export function featureOf(gate: string): Feature {
  const feature = FEATURES.find((candidate) => candidate.gate === gate);
  if (!feature) throw new Error(`the table of features has no gate "${gate}"`);
  return feature;
}

/** A cluster as far as features go: its version, and the feature gates that its administrators set. */
export interface FeatureTarget {
  readonly version: KubernetesVersion;
  readonly featureGates: { readonly [gate: string]: boolean };
}

/** Whether the API server of a cluster keeps the field of a feature. */
export function isFeatureOn(feature: Feature, target: FeatureTarget): boolean {
  const { minor } = target.version;
  if (minor < feature.since || (feature.until !== undefined && minor > feature.until)) return false;
  if (feature.stable !== undefined && minor >= feature.stable) return true;
  const isOnByDefault = feature.onByDefault !== undefined && minor >= feature.onByDefault;
  return target.featureGates[feature.gate] ?? isOnByDefault;
}
