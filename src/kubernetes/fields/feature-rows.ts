import { ANY_CONTAINER, DECLARED_CONTAINER } from './container-patterns';
/** A field of the Pod, or a value of one, that not every supported version takes: what OpenAPI does not say of it. */
export interface FeatureRow {
  /** What the field gives, in words. */
  readonly name: string;
  /** The feature gate that switches it. */
  readonly gate: string;
  /** The fields of the Pod's spec that use it, as `parseFieldPattern` reads them; none if only code can tell. */
  readonly fields: readonly string[];
  /** Whether an API server without the feature refuses the Pod; the others drop the field and say nothing. */
  readonly isRefused?: boolean;
  /**
   * The last minor version whose API server, without the feature, refuses an object in which only the field stands: it
   * drops the field, and then asks for another one. Later versions drop the object as well.
   */
  readonly refusedAloneUntil?: number;
  /**
   * The first and the last minor version whose API server refuses the field although it lacks the feature: it knows the
   * field for another one.
   */
  readonly refusedBetween?: readonly [first: number, last: number];
  /** What a Pod can do that has to do without, if removing the field is not it. */
  readonly instead?: string;
  /** The minor version that first knows the field, if that is not the one that first knows the gate. */
  readonly since?: number;
  /** The last minor version that knows the field, if the gate outlives it. */
  readonly until?: number;
}

const HOOK = `${DECLARED_CONTAINER}.lifecycle.(preStop|postStart)`;
const AFFINITY_TERM =
  'affinity.(podAffinity|podAntiAffinity).(requiredDuringSchedulingIgnoredDuringExecution[*]|preferredDuringSchedulingIgnoredDuringExecution[*].podAffinityTerm)';

/**
 * The features by which the fields of a Pod differ from version to version. When the gate of each came, was switched on
 * and was locked stands in the generated table.
 *
 * Source: the `+featureGate` comments of k8s.io/api/core/v1/types.go; pkg/api/pod/util.go, dropDisabledFields.
 */
export const FEATURE_ROWS: readonly FeatureRow[] = [
  row('native sidecars', 'SidecarContainers', ['initContainers[*].restartPolicy=Always']),
  row('resize policies', 'InPlacePodVerticalScaling', [`${DECLARED_CONTAINER}.resizePolicy`]),
  row(
    'all addresses of the node in a field reference',
    'PodHostIPs',
    [`${ANY_CONTAINER}.env[*].valueFrom.fieldRef.fieldPath=status.hostIPs`],
    { isRefused: true, instead: 'use status.hostIP' },
  ),
  row('sleep as a lifecycle handler', 'PodLifecycleSleepAction', [`${HOOK}.sleep`], {
    refusedAloneUntil: 29,
    instead: 'use another handler',
  }),
  row('sleep for zero seconds', 'PodLifecycleSleepActionAllowZero', [`${HOOK}.sleep.seconds=0`], {
    isRefused: true,
    instead: 'sleep for at least 1 second',
  }),
  row('label keys in Pod affinity', 'MatchLabelKeysInPodAffinity', [
    `${AFFINITY_TERM}.(matchLabelKeys|mismatchLabelKeys)`,
  ]),
  row(
    'projected cluster trust bundles',
    'ClusterTrustBundleProjection',
    ['volumes[*].projected.sources[*].clusterTrustBundle'],
    { instead: 'remove the source' },
  ),
  row('AppArmor profiles as a field', 'AppArmorFields', [
    'securityContext.appArmorProfile',
    `${ANY_CONTAINER}.securityContext.appArmorProfile`,
  ]),
  row('recursive read-only mounts', 'RecursiveReadOnlyMounts', [`${ANY_CONTAINER}.volumeMounts[*].recursiveReadOnly`]),
  row('environment variable names of any printable characters', 'RelaxedEnvironmentVariableValidation', []),
  // In 1.27 the gate has another name.
  row('user namespaces', 'UserNamespacesSupport', ['hostUsers=false'], { since: 27 }),
  row('kinds of /proc mounts', 'ProcMountType', [`${ANY_CONTAINER}.securityContext.procMount=Unmasked`]),
  row('label keys in topology spread constraints', 'MatchLabelKeysInPodTopologySpread', [
    'topologySpreadConstraints[*].matchLabelKeys',
  ]),
  row(
    'label keys of topology spread constraints in the stored selector',
    'MatchLabelKeysInPodTopologySpreadSelectorMerge',
    [],
  ),
  row('node inclusion policies in topology spread constraints', 'NodeInclusionPolicyInPodTopologySpread', [
    'topologySpreadConstraints[*].(nodeAffinityPolicy|nodeTaintsPolicy)',
  ]),
  row('scheduling gates', 'PodSchedulingReadiness', ['schedulingGates']),
  row('image volumes', 'ImageVolume', ['volumes[*].image'], { instead: 'remove the volume' }),
  row('supplemental groups policies', 'SupplementalGroupsPolicy', ['securityContext.supplementalGroupsPolicy']),
  row('resource claims', 'DynamicResourceAllocation', ['resourceClaims', `${DECLARED_CONTAINER}.resources.claims`]),
  row('resources of the whole Pod', 'PodLevelResources', ['resources']),
  row('defaults of the resources of the whole Pod, computed last', 'PodLevelResourcesFixDefaulting', []),
  row(
    'the QoS class of a Pod whose own resources are empty, by its containers',
    'PodLevelResourcesFixKubeletQOSClass',
    [],
  ),
  row('SELinux change policies', 'SELinuxChangePolicy', ['securityContext.seLinuxChangePolicy']),
  row('DNS search domains with "_" or "."', 'RelaxedDNSSearchValidation', []),
  row('stop signals', 'ContainerStopSignals', [`${DECLARED_CONTAINER}.lifecycle.stopSignal`]),
  row(
    'restart policies of single containers',
    'ContainerRestartRules',
    ['containers[*].restartPolicy', 'initContainers[*].restartPolicy=(OnFailure|Never)'],
    // native sidecars brought the field
    { refusedBetween: [28, 33] },
  ),
  row('restart rules of single containers', 'ContainerRestartRules', [`${DECLARED_CONTAINER}.restartPolicyRules`]),
  row(
    'restart rules for the whole Pod',
    'RestartAllContainersOnContainerExits',
    [`${DECLARED_CONTAINER}.restartPolicyRules[*].action=RestartAllContainers`],
    { isRefused: true, instead: 'use the action Restart' },
  ),
  row('environment variables from files', 'EnvFiles', [`${ANY_CONTAINER}.env[*].valueFrom.fileKeyRef`], {
    isRefused: true,
    instead: 'take the variable from a ConfigMap or a Secret',
  }),
  row('hostname overrides', 'HostnameOverride', ['hostnameOverride']),
  row('projected Pod certificates', 'PodCertificateRequest', ['volumes[*].projected.sources[*].podCertificate'], {
    instead: 'remove the source',
  }),
  row('tolerations that compare numbers', 'TaintTolerationComparisonOperators', ['tolerations[*].operator=(Lt|Gt)'], {
    isRefused: true,
    instead: 'use the operator Equal or Exists',
  }),
  row('references to a workload', 'GenericWorkload', ['workloadRef'], { until: 35 }),
  row('scheduling groups', 'GenericWorkload', ['schedulingGroup'], { since: 36 }),
  row('Service names that begin with a digit', 'RelaxedServiceNameValidation', []),
  row('strict reading of IP addresses', 'StrictIPCIDRValidation', []),
  row('limits of failures for each index of a Job', 'JobBackoffLimitPerIndex', []),
  row('a policy for the replacement of Pods of a Job', 'JobPodReplacementPolicy', []),
  row('a success policy of a Job', 'JobSuccessPolicy', []),
  row('another controller for a Job', 'JobManagedBy', []),
  row('HTTP/2 in probes', 'H2CContainerProbe', [
    `${DECLARED_CONTAINER}.(startupProbe|readinessProbe|livenessProbe).httpGet.protocol`,
    `${HOOK}.httpGet.protocol`,
  ]),
  row('TLS in gRPC probes', 'GRPCContainerProbeTLS', [
    `${DECLARED_CONTAINER}.(startupProbe|readinessProbe|livenessProbe).grpc.mode`,
  ]),
  row('bind mount options', 'VolumeBindMountOptions', [`${ANY_CONTAINER}.volumeMounts[*].bindMountOptions`]),
  row('modes of emptyDir volumes', 'EmptyDirVolumeMode', ['volumes[*].emptyDir.mode']),
  row('owners of the files of a volume', 'AtomicWriteVolumeUserFields', [
    'volumes[*].(secret|configMap|downwardAPI|projected).defaultUser',
    'volumes[*].(secret|configMap|downwardAPI).items[*].user',
    'volumes[*].projected.sources[*].(secret|configMap|downwardAPI).items[*].user',
    'volumes[*].projected.sources[*].(serviceAccountToken|clusterTrustBundle|podCertificate).user',
  ]),
  row(
    'seccomp profiles as OCI artifacts',
    'SecurityProfileOCI',
    ['', `${ANY_CONTAINER}.`].flatMap((place) => [
      `${place}securityContext.seccompProfile.oci`,
      `${place}securityContext.seccompProfile.type=OCI`,
    ]),
    { isRefused: true },
  ),
  row('eviction responders', 'EvictionRequestAPI', ['evictionResponders']),
  row('gRPC probes', 'GRPCContainerProbe', [`${DECLARED_CONTAINER}.(startupProbe|readinessProbe|livenessProbe).grpc`], {
    instead: 'use another handler',
  }),
  row('grace periods of probes', 'ProbeTerminationGracePeriod', [
    `${DECLARED_CONTAINER}.(startupProbe|livenessProbe).terminationGracePeriodSeconds`,
  ]),
];

type Exceptions = Pick<
  FeatureRow,
  'isRefused' | 'refusedAloneUntil' | 'refusedBetween' | 'instead' | 'since' | 'until'
>;

function row(name: string, gate: string, fields: readonly string[], exceptions: Exceptions = {}): FeatureRow {
  return { name, gate, fields, ...exceptions };
}
