/**
 * The fields that an object of a type must have, and that must not be empty, whatever else stands in it. What OpenAPI
 * calls required is another set: many of its fields may be empty, and some of these it calls optional.
 *
 * Source: k8s.io/kubernetes/pkg/apis/core/validation, apps/validation and batch/validation; the names of containers,
 * volumes and variables have rules of their own.
 */
export const REQUIRED_FIELDS: Readonly<Record<string, readonly string[]>> = {
  AWSElasticBlockStoreVolumeSource: ['volumeID'],
  AppArmorProfile: ['type'],
  AzureDiskVolumeSource: ['diskName', 'diskURI'],
  AzureFileVolumeSource: ['secretName', 'shareName'],
  CSIVolumeSource: ['driver'],
  CephFSVolumeSource: ['monitors'],
  CinderVolumeSource: ['volumeID'],
  ClusterTrustBundleProjection: ['path'],
  ConfigMapEnvSource: ['name'],
  ConfigMapProjection: ['name'],
  ConfigMapVolumeSource: ['name'],
  CronJobSpec: ['schedule'],
  DeploymentSpec: ['selector'],
  DownwardAPIVolumeFile: ['path'],
  EphemeralVolumeSource: ['volumeClaimTemplate'],
  ExecAction: ['command'],
  FlexVolumeSource: ['driver'],
  GCEPersistentDiskVolumeSource: ['pdName'],
  GitRepoVolumeSource: ['repository'],
  GlusterfsVolumeSource: ['endpoints', 'path'],
  HTTPHeader: ['name'],
  HostPathVolumeSource: ['path'],
  ISCSIVolumeSource: ['targetPortal', 'iqn'],
  KeyToPath: ['key', 'path'],
  NFSVolumeSource: ['server', 'path'],
  NodeSelector: ['nodeSelectorTerms'],
  ObjectFieldSelector: ['fieldPath'],
  OwnerReference: ['apiVersion', 'kind', 'name', 'uid'],
  PersistentVolumeClaimSpec: ['accessModes'],
  PersistentVolumeClaimVolumeSource: ['claimName'],
  PhotonPersistentDiskVolumeSource: ['pdID'],
  PodAffinityTerm: ['topologyKey'],
  PodDNSConfigOption: ['name'],
  PodFailurePolicyOnExitCodesRequirement: ['operator', 'values'],
  PodCertificateProjection: ['keyType'],
  PodFailurePolicyOnPodConditionsPattern: ['type'],
  PodFailurePolicyRule: ['action'],
  PodOS: ['name'],
  PodReadinessGate: ['conditionType'],
  PodResourceClaim: ['name'],
  PodSchedulingGate: ['name'],
  PortworxVolumeSource: ['volumeID'],
  QuobyteVolumeSource: ['registry', 'volume'],
  RBDVolumeSource: ['monitors', 'image'],
  ReplicaSetSpec: ['selector'],
  ReplicationControllerSpec: ['selector', 'template'],
  ResourceClaim: ['name'],
  ScaleIOVolumeSource: ['gateway', 'system', 'volumeName'],
  SeccompProfile: ['type'],
  SecretEnvSource: ['name'],
  SecretProjection: ['name'],
  SecretVolumeSource: ['secretName'],
  ServiceAccountTokenProjection: ['path'],
  StatefulSetSpec: ['selector'],
  StorageOSVolumeSource: ['volumeName'],
  SuccessPolicy: ['rules'],
  Sysctl: ['name'],
  TopologySpreadConstraint: ['topologyKey'],
  TypedLocalObjectReference: ['name', 'kind'],
  TypedObjectReference: ['name', 'kind'],
  VolumeDevice: ['name', 'devicePath'],
  VsphereVirtualDiskVolumeSource: ['volumePath'],
};

/** The references to a Secret that must have a name, by the type that has them. */
export const NAMED_REFERENCES: Readonly<Record<string, readonly string[]>> = {
  CSIVolumeSource: ['nodePublishSecretRef'],
  CinderVolumeSource: ['secretRef'],
  StorageOSVolumeSource: ['secretRef'],
};

/** The objects without which a field in them is missing, by the type that has them. */
export const REQUIRED_INSIDE: Readonly<Record<string, readonly [object: string, field: string]>> = {
  CronJob: ['spec', 'schedule'],
  WeightedPodAffinityTerm: ['podAffinityTerm', 'topologyKey'],
};
