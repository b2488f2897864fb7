import { newestFields, objectType } from '../../../../src/kubernetes/fields/field-table';
import type { FieldType } from '../../../../src/kubernetes/fields/field-types';
import type { Json, JsonObject } from '../../json';
import type { Random } from '../random';

type Draft = Record<string, Json>;

/** The types that have exactly one of their fields, besides those that are named here. */
export const UNIONS: Readonly<Record<string, readonly string[]>> = {
  Volume: ['name'],
  VolumeProjection: [],
  EnvVarSource: [],
  EnvFromSource: ['prefix'],
  Probe: [
    'initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold',
    'terminationGracePeriodSeconds',
  ],
  LifecycleHandler: [],
}; // prettier-ignore

const SELECTOR = { matchLabels: { app: 'shop' } };
const CLAIM = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };

/** A valid one of each type whose required fields alone are not valid, or say too little. */
const SAMPLES: Readonly<Record<string, readonly JsonObject[]>> = {
  AppArmorProfile: [{ type: 'RuntimeDefault' }, { type: 'Localhost', localhostProfile: 'shop' }],
  AzureDiskVolumeSource: [{ diskName: 'a', diskURI: 'https://a.b/c' }, { diskName: 'a', diskURI: '/subscriptions/a', kind: 'Managed' }],
  Capabilities: [{ add: ['NET_ADMIN'] }],
  CephFSVolumeSource: [{ monitors: ['a'] }],
  ClusterTrustBundleProjection: [{ name: 'bundle', path: 'bundle' }, { signerName: 'example.com/a', path: 'signer', labelSelector: SELECTOR }],
  ConfigMapEnvSource: [{ name: 'settings' }],
  ConfigMapKeySelector: [{ name: 'settings', key: 'key' }],
  ConfigMapProjection: [{ name: 'settings' }],
  ConfigMapVolumeSource: [{ name: 'settings' }],
  Container: [{ name: 'other', image: 'shop:1' }],
  ContainerPort: [{ containerPort: 9090 }, { containerPort: 9091, name: 'metrics' }],
  ContainerResizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }],
  ContainerRestartRule: [{ action: 'Restart', exitCodes: { operator: 'In', values: [1] } }],
  ContainerRestartRuleOnExitCodes: [{ operator: 'In', values: [1] }],
  CSIVolumeSource: [{ driver: 'csi.example.com' }],
  DaemonSetUpdateStrategy: [{ type: 'RollingUpdate' }, { type: 'OnDelete' }],
  DeploymentStrategy: [{ type: 'RollingUpdate' }, { type: 'Recreate' }],
  DownwardAPIVolumeFile: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }, { path: 'cpu', resourceFieldRef: { containerName: 'web', resource: 'limits.cpu' } }],
  EphemeralContainer: [{ name: 'debug', image: 'shop:1' }],
  EphemeralVolumeSource: [{ volumeClaimTemplate: { spec: CLAIM } }],
  EnvFromSource: [{ configMapRef: { name: 'settings' } }],
  EvictionResponder: [{ name: 'example.com/a', priority: 10 }],
  ExecAction: [{ command: ['true'] }],
  FCVolumeSource: [{ targetWWNs: ['50060e801049cfd1'], lun: 2 }, { wwids: ['3600508b400105e210000900000490000'] }],
  FileKeySelector: [{ key: 'KEY', path: 'file', volumeName: 'scratch' }],
  FlexVolumeSource: [{ driver: 'example.com/flex' }],
  FlockerVolumeSource: [{ datasetName: 'a' }],
  GitRepoVolumeSource: [{ repository: 'https://example.com/a.git' }],
  GRPCAction: [{ port: 8080 }],
  HostAlias: [{ ip: '10.0.0.1', hostnames: ['shop'] }],
  HostPathVolumeSource: [{ path: '/data' }],
  HTTPGetAction: [{ port: 8080 }, { port: 'http', path: '/ready' }],
  HTTPHeader: [{ name: 'X-Header', value: 'a' }],
  ISCSIVolumeSource: [{ targetPortal: '10.0.0.1:3260', iqn: 'iqn.2001-04.com.example:storage', lun: 0 }],
  ImageVolumeSource: [{ reference: 'shop:1' }],
  KeyToPath: [{ key: 'key', path: 'file' }],
  LabelSelector: [SELECTOR, { matchExpressions: [{ key: 'tier', operator: 'Exists' }] }],
  LabelSelectorRequirement: [{ key: 'tier', operator: 'In', values: ['a'] }, { key: 'tier', operator: 'Exists' }],
  Lifecycle: [{}],
  LocalObjectReference: [{ name: 'shop' }],
  NFSVolumeSource: [{ server: 'a', path: '/a' }],
  NodeSelector: [{ nodeSelectorTerms: [{ matchExpressions: [{ key: 'zone', operator: 'In', values: ['a'] }] }] }],
  NodeSelectorRequirement: [{ key: 'zone', operator: 'In', values: ['a'] }, { key: 'cores', operator: 'Gt', values: ['1'] }, { key: 'zone', operator: 'Exists' }],
  NodeSelectorTerm: [{ matchExpressions: [{ key: 'zone', operator: 'Exists' }] }],
  ObjectFieldSelector: [{ fieldPath: 'metadata.name' }],
  OwnerReference: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'shop', uid: 'a' }],
  PersistentVolumeClaim: [{ metadata: { name: 'claims' }, spec: CLAIM }],
  PersistentVolumeClaimSpec: [CLAIM],
  PersistentVolumeClaimTemplate: [{ spec: CLAIM }],
  PodAffinityTerm: [{ topologyKey: 'zone', labelSelector: SELECTOR }],
  PodCertificateProjection: [{ signerName: 'example.com/a', keyType: 'ED25519', keyPath: 'key', certificateChainPath: 'chain' }],
  PodDNSConfigOption: [{ name: 'ndots', value: '2' }],
  PodFailurePolicy: [{ rules: [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] }] }],
  PodFailurePolicyOnExitCodesRequirement: [{ operator: 'In', values: [1, 2] }],
  PodFailurePolicyOnPodConditionsPattern: [{ type: 'DisruptionTarget', status: 'True' }],
  PodFailurePolicyRule: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [1] } }],
  PodOS: [{ name: 'linux' }],
  PodReadinessGate: [{ conditionType: 'example.com/a' }],
  PodResourceClaim: [{ name: 'gpu', resourceClaimName: 'gpu' }, { name: 'nic', resourceClaimTemplateName: 'nic' }],
  PodSchedulingGate: [{ name: 'example.com/a' }],
  PodSchedulingGroup: [{ podGroupName: 'a' }],
  PreferredSchedulingTerm: [{ weight: 1, preference: { matchExpressions: [{ key: 'zone', operator: 'Exists' }] } }],
  Probe: [{ tcpSocket: { port: 8080 } }],
  ProjectedVolumeSource: [{ sources: [{ configMap: { name: 'settings' } }] }],
  QuobyteVolumeSource: [{ registry: 'host:1', volume: 'a' }],
  RBDVolumeSource: [{ monitors: ['a'], image: 'a' }],
  ResourceClaim: [{ name: 'gpu' }],
  ResourceFieldSelector: [{ resource: 'limits.cpu', containerName: 'web' }],
  RollingUpdateDaemonSet: [{ maxUnavailable: 1 }],
  ScaleIOVolumeSource: [{ gateway: 'a', system: 'a', volumeName: 'a', secretRef: { name: 'a' } }],
  SeccompProfile: [{ type: 'RuntimeDefault' }, { type: 'Localhost', localhostProfile: 'profiles/a' }],
  SecretEnvSource: [{ name: 'password' }],
  SecretKeySelector: [{ name: 'password', key: 'key' }],
  SecretProjection: [{ name: 'password' }],
  SecretVolumeSource: [{ secretName: 'password' }],
  ServiceAccountTokenProjection: [{ path: 'token' }],
  SleepAction: [{ seconds: 5 }],
  StatefulSetUpdateStrategy: [{ type: 'RollingUpdate' }, { type: 'OnDelete' }],
  StatefulSetPersistentVolumeClaimRetentionPolicy: [{ whenDeleted: 'Retain', whenScaled: 'Delete' }],
  StorageOSVolumeSource: [{ volumeName: 'a' }],
  SuccessPolicy: [{ rules: [{ succeededCount: 1 }] }],
  SuccessPolicyRule: [{ succeededCount: 1 }, { succeededIndexes: '0' }],
  Sysctl: [{ name: 'kernel.shm_rmid_forced', value: '0' }],
  TCPSocketAction: [{ port: 8080 }, { port: 'http' }],
  Toleration: [{ key: 'zone', operator: 'Exists' }, { key: 'zone', value: 'a', effect: 'NoExecute', tolerationSeconds: 30 }],
  TopologySpreadConstraint: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: SELECTOR }],
  TypedLocalObjectReference: [{ kind: 'PersistentVolumeClaim', name: 'a' }],
  TypedObjectReference: [{ kind: 'PersistentVolumeClaim', name: 'a' }],
  Volume: [{ name: 'more', emptyDir: {} }],
  VolumeDevice: [{ name: 'claim', devicePath: '/dev/xvda' }],
  VolumeMount: [{ name: 'cache', mountPath: '/cache' }],
  WeightedPodAffinityTerm: [{ weight: 1, podAffinityTerm: { topologyKey: 'zone', labelSelector: SELECTOR } }],
}; // prettier-ignore

const FITTING: Readonly<Record<string, Json>> = {
  string: 'a', boolean: true, int32: 1, int64: 1, double: 1, intOrString: 8080, quantity: '1', time: '2025-01-31T09:30:00Z', base64: 'dGV4dA==', any: {},
}; // prettier-ignore

/** A valid object of a type, with hardly more than it must have. */
export function sampleOf(typeName: string, random: Random): JsonObject {
  const samples = SAMPLES[typeName];
  if (samples) return random.pick(samples);
  const required = newestFields(objectType(typeName)).filter(({ isRequired }) => isRequired);
  const sample: Draft = {};
  for (const { name, type } of required) sample[name] = fitting(type, random);
  return sample;
}

/** A value that fits into a field, and is valid as far as its type says so. */
export function fitting(type: FieldType, random: Random): Json {
  if (type.form === 'object') return sampleOf(type.typeName, random);
  if (type.form === 'list') return [fitting(type.items, random)];
  if (type.form === 'map') return type.values.form === 'scalar' && type.values.scalar === 'quantity' ? {} : { a: 'b' };
  return FITTING[type.scalar] ?? null;
}
