import type { FieldType, Scalar } from '../../../../src/kubernetes/fields/field-types';
import type { Json } from '../../json';

/*
 * What stands at the borders of validation, by what a field holds. Some of each are right, so that one change does not
 * always make an object invalid.
 */

const long = (length: number): string => 'a'.repeat(length);

const NAMES: readonly Json[] = ['web', 'data', 'web-2', '2web', 'a.b', 'Web', 'a_b', '-a', 'web-', '', 'a..b', long(63), long(64), long(253), long(254)]; // prettier-ignore
const PATHS: readonly Json[] = ['a', 'a/b', '/a', '/data', '../a', 'a/../b', '..a', '..', 'a/..', '/', '/a/../b', './a', 'C:\\a', '']; // prettier-ignore
const LABEL_KEYS: readonly string[] = ['app', 'tier', 'example.com/a', 'Example.com/a', 'a/b/c', '-a', long(63), long(64), '/a', 'a/', 'a b', 'A_b.c', '']; // prettier-ignore
const LABEL_VALUES: readonly Json[] = ['shop', 'X_y.z', '', '-x', long(63), long(64), 'a b', 'a/b'];
const LABELS: readonly Json[] = [{ app: 'shop' }, { app: 'Shop', tier: 'a_b' }, {}, ...LABEL_VALUES.map((value) => ({ app: value })), ...LABEL_KEYS.map((key) => ({ [key]: 'shop' }))]; // prettier-ignore
const ADDRESSES: readonly Json[] = ['10.0.0.1', '::1', 'fd00::a', '010.0.0.1', '10.0.0.256', '::ffff:1.2.3.4', '::ffff:a00:1', '1.2.3', 'fe80::1%eth0', 'g::1', '1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8:9', '1::2::3', '1.2.3.4.5', '::1.2.3.4', '']; // prettier-ignore
const RESOURCE_AMOUNTS: readonly Json[] = [
  { cpu: '1' }, { cpu: '2', memory: '1Gi' }, { memory: '64Mi' }, { cpu: '-1' }, { 'hugepages-2Mi': '4Mi', memory: '1Gi' }, { 'hugepages-2Mi': '3Mi', cpu: '1' },
  { 'hugepages-2Mi': '4Mi' }, { 'example.com/gpu': '1' }, { 'example.com/gpu': '1500m' }, { gpu: '1' }, { storage: '1Gi' }, { 'ephemeral-storage': '1Gi' }, { 'a b': '1' },
  { 'requests.example.com/gpu': '1' }, { 'kubernetes.io/batch-cpu': '1' }, { 'attachable-volumes-x': '1' }, { '': '1' }, {},
]; // prettier-ignore
const VARIABLE_NAMES: readonly Json[] = ['NAME', 'my.env-name', '1A', 'a b', 'a=b', 'é', '..a', '.', '', 'A\tB'];
const CONFIG_KEYS: readonly Json[] = ['key', 'KEY_a.b', 'a b', '..', '..a', '.', '', long(253), long(254)];
const SHARES: readonly Json[] = [0, 1, 5, -1, '25%', '0%', '100%', '101%', '25', '-1%', 'x', '1.5%', ''];
const SCHEDULES: readonly Json[] = [
  '0 3 * * *', '*/5 * * * *', '@daily', '@every 1h', '@every 1h30m', '@every x', '@yearly', '@reboot', '0 3 * *', '0 3 * * * *', '60 3 * * *', '0 24 * * *', '0 3 32 * *', '0 3 0 * *',
  '0 3 * 13 *', '0 3 * JAN *', '0 3 * jan-mar *', '0 3 * * 7', '0 3 * * SUN', '0 3 * * 0-6', '5-1 3 * * *', '*/0 * * * *', '1,2,3 * * * *', 'x * * * *', '? ? ? ? ?', '0 3 ? * *',
  'TZ=UTC 0 3 * * *', 'CRON_TZ=UTC 0 3 * * *', '', ' 0 3 * * *', '1/2 * * * *', '1-5/2 * * * *', '0 3 L * *', '0,,1 * * * *', '-1 * * * *', '1-2-3 * * * *', '*/x * * * *', '@Daily',
  '0 3 * * mon,WED', '+5 * * * *', '* * * * *  ', '0\t3 * * *', '*-5 * * * *', '0/70 * * * *', '@every -1h', '@every 1', '007 * * * *', '* * * foo *',
]; // prettier-ignore
const TIME_ZONES: readonly Json[] = ['Etc/UTC', 'UTC', 'Europe/Berlin', 'europe/berlin', 'Nowhere/Town', 'Local', '', 'a//b', '../x', '-a', 'America/Argentina/Buenos_Aires', 'EST5EDT', 'Etc/GMT+5', '+01:00', 'GMT+1', long(15)]; // prettier-ignore
const FIELD_PATHS: readonly Json[] = [
  'metadata.name', 'metadata.namespace', 'metadata.uid', 'metadata.labels', 'metadata.annotations', "metadata.labels['app']", "metadata.annotations['a/b']", "metadata.annotations['A B']", "metadata.labels['']", "metadata.labels['a b']",
  "metadata.name['a']", 'spec.nodeName', 'spec.serviceAccountName', 'spec.host', 'status.hostIP', 'status.podIP', 'status.podIPs', 'status.hostIPs', 'status.phase', 'spec.restartPolicy', 'metadata.labels[app]', '',
]; // prettier-ignore
const CONTAINER_RESOURCES: readonly Json[] = ['limits.cpu', 'requests.memory', 'limits.ephemeral-storage', 'requests.hugepages-2Mi', 'limits.hugepages-1Gi', 'limits.gpu', 'cpu', 'requests.storage', '']; // prettier-ignore
const DIVISORS: readonly Json[] = [
  '1',
  '1m',
  '1Ki',
  '1Mi',
  '1k',
  '2',
  '0',
  '1000m',
  '1000',
  '1024',
  '1e3',
  '-1',
  '1E',
  1,
];
const USER_IDS: readonly Json[] = [0, 1000, -1, 2147483647, 2147483648];
const MODES: readonly Json[] = [0, 420, 511, 512, -1];
const LUNS: readonly Json[] = [0, 1, 255, 256, -1];
const SECONDS: readonly Json[] = [
  -1, 0, 1, 30, 600, 599, 3600, 3599, 86400, 7862400, 7862401, 31449600, 31449601, 2147483647,
];
const COUNTS: readonly Json[] = [-1, 0, 1, 2, 3, 5, 100, 100000, 100001, 2147483647];

/** What stands at the borders of a field, by its type and name; a name alone is for every type that has it. */
export const BORDERS: Readonly<Record<string, readonly Json[]>> = {
  name: NAMES,
  claimName: NAMES, configMapName: NAMES, serviceAccountName: NAMES, serviceAccount: NAMES, nodeName: NAMES, priorityClassName: ['high', 'system-node-critical', 'A', '', 'a_b', long(254)],
  runtimeClassName: NAMES, hostname: NAMES, subdomain: NAMES, hostnameOverride: ['web', 'a.b', 'A', '', long(64), long(65)], resourceClaimName: NAMES, resourceClaimTemplateName: NAMES,
  storageClassName: NAMES, volumeAttributesClassName: NAMES, gmsaCredentialSpecName: NAMES, podGroupName: NAMES, serviceName: ['shop', 'a.b', 'A', '', long(64), '1a'], namespace: ['default', 'shop', 'a.b', 'A', '', long(64)],
  generateName: ['shop-', 'shop', 'Shop-', '-', 'a_b', long(70)], volumeName: ['data', 'cache', 'web', 'missing', 'A', ''], volumeNamespace: NAMES, schedulerName: ['default-scheduler', 'other', 'A b', ''],
  targetContainerName: ['web', 'other', ''], containerName: ['web', 'init', 'other', ''], request: ['gpu', 'A', ''],
  'VolumeMount.name': ['data', 'cache', 'claim', 'other', ''], 'VolumeDevice.name': ['claim', 'data', 'scratch', 'other', ''], 'Volume.name': ['data', 'cache', 'other', 'A', '', long(64)],
  'EnvVar.name': VARIABLE_NAMES, prefix: VARIABLE_NAMES, 'FileKeySelector.key': VARIABLE_NAMES, 'FileKeySelector.path': PATHS, 'ContainerPort.name': ['http', 'web-1', 'HTTP', '80', 'a--b', '-a', long(15), long(16), 'a_b', ''],
  'HTTPHeader.name': ['X-Header', 'Host', 'a b', 'a_b', '', 'a:b'], 'Sysctl.name': ['kernel.shm_rmid_forced', 'net.ipv4.tcp_syncookies', 'net/ipv4/x', 'kernel.msgmax', 'A', '', 'a..b', 'fs.mqueue.x'],
  'ResourceClaim.name': ['gpu', 'other', '', 'A'], 'PodResourceClaim.name': ['gpu', 'nic', 'A', '', 'a.b'], 'PodOS.name': ['linux', 'windows', 'Linux', 'darwin', ''], 'PodSchedulingGate.name': LABEL_KEYS,
  conditionType: LABEL_KEYS, 'EvictionResponder.name': ['example.com/a', 'a', 'A', '', 'a.b'], 'OwnerReference.name': ['web', ''], 'OwnerReference.kind': ['ReplicaSet', 'Event', ''], 'OwnerReference.apiVersion': ['apps/v1', 'v1', '', 'a/b/c'],
  'PodDNSConfigOption.name': ['ndots', ''], 'ClusterTrustBundleProjection.name': ['bundle', 'example.com:a:b', 'A', ''], signerName: ['example.com/a', 'kubernetes.io/kube-apiserver-client', 'a', '', 'example.com/A b', 'kubernetes.io/x'],
  key: LABEL_KEYS, 'ConfigMapKeySelector.key': CONFIG_KEYS, 'SecretKeySelector.key': CONFIG_KEYS, 'KeyToPath.key': CONFIG_KEYS, topologyKey: ['kubernetes.io/hostname', 'zone', '', 'a b', '-a'], 'Toleration.value': ['shop', 'a b', '', '5', '-5', '05', long(64), '9223372036854775808'],
  'NodeSelectorRequirement.key': ['metadata.name', 'metadata.namespace', ...LABEL_KEYS], operator: ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Equal', 'Gt', 'Lt', 'in', ''],
  'LabelSelectorRequirement.values': [['a'], ['a', 'b'], [], ['a b'], ['-a'], [''], [long(64)]], 'NodeSelectorRequirement.values': [['1'], ['a', 'b'], [], ['a b'], [''], ['A'], [long(64)]], 'ContainerRestartRuleOnExitCodes.values': [[1], [1, 1], [], [0], [-1], Array.from({ length: 256 }, (_, index) => index)],
  'PodFailurePolicyOnExitCodesRequirement.values': [[1], [1, 2], [2, 1], [1, 1], [0], [], Array.from({ length: 256 }, (_, index) => index + 1)],
  matchLabelKeys: [['pod-template-hash'], ['app'], [], ['a b'], ['tier', 'tier']], mismatchLabelKeys: [['tier'], ['app'], [], ['a b']], namespaces: [['shop'], ['a.b'], [], ['A'], ['']],
  matchLabels: LABELS, labels: LABELS, nodeSelector: LABELS, 'ReplicationControllerSpec.selector': [{ app: 'shop' }, {}, { app: 'other' }, { app: 'a b' }, { 'a b': 'x' }], annotations: [
    { a: 'b' }, {}, { 'A b': '' }, { 'Example.com/a': 'x' }, { '': 'x' }, { 'a/b/c': '' }, { a: 'x'.repeat(262144) }, { 'controller.kubernetes.io/pod-deletion-cost': '5' }, { 'controller.kubernetes.io/pod-deletion-cost': 'x' }, { 'controller.kubernetes.io/pod-deletion-cost': '+5' },
    { 'seccomp.security.alpha.kubernetes.io/pod': 'runtime/default' }, { 'seccomp.security.alpha.kubernetes.io/pod': 'x' }, { 'container.seccomp.security.alpha.kubernetes.io/web': 'localhost/../x' }, { 'container.seccomp.security.alpha.kubernetes.io/web': 'unconfined' },
    { 'container.apparmor.security.beta.kubernetes.io/web': 'runtime/default' }, { 'container.apparmor.security.beta.kubernetes.io/other': 'runtime/default' }, { 'container.apparmor.security.beta.kubernetes.io/web': 'x' }, { 'kubernetes.io/config.mirror': 'x' },
    { 'scheduler.alpha.kubernetes.io/tolerations': '[]' }, { 'scheduler.alpha.kubernetes.io/tolerations': 'x' }, { 'scheduler.alpha.kubernetes.io/tolerations': '[{"key":"a b"}]' },
  ],
  userAnnotations: [{ 'example.com/a': 'b' }, { a: 'b' }, { 'a b': '' }], options: [{ a: 'b' }, { 'x.kubernetes.io/a': 'b' }, { 'k8s.io/a': 'b' }, { 'kubernetes.io': 'b' }], 'PodDNSConfig.options': [[{ name: 'ndots', value: '2' }], [{ name: '' }], [{}], []],
  requests: RESOURCE_AMOUNTS, limits: RESOURCE_AMOUNTS, overhead: RESOURCE_AMOUNTS, 'PersistentVolumeClaimSpec.accessModes': [['ReadWriteOnce'], ['ReadWriteOncePod'], ['ReadWriteOnce', 'ReadWriteOncePod'], ['ReadOnce'], [], ['']],
  'VolumeResourceRequirements.requests': [{ storage: '1Gi' }, { storage: '0' }, { storage: '-1' }, { cpu: '1' }, {}, { storage: '1500m' }], sizeLimit: ['64Mi', '0', '-1', '1', ''],
  mountPath: ['/data', '/cache', 'data', '', '/dev/xvda', 'C:\\a', '/a/../b'], devicePath: ['/dev/xvda', '/data', '', '/dev/../x', 'dev'], subPath: PATHS, subPathExpr: ['$(NAME)', ...PATHS], path: PATHS, 'HTTPGetAction.path': ['/', '/ready', 'ready', ''],
  'HostPathVolumeSource.path': PATHS, 'NFSVolumeSource.path': PATHS, credentialBundlePath: PATHS, keyPath: PATHS, certificateChainPath: PATHS, directory: PATHS, localhostProfile: ['profiles/a', '/a', '../a', '', ' a', 'a ', long(4096)],
  image: ['registry.example.com/shop:1', '', ' shop:1', 'shop:1 ', 'a b'], fieldPath: FIELD_PATHS, 'ObjectFieldSelector.apiVersion': ['v1', 'v2', '', 'apps/v1'], resource: CONTAINER_RESOURCES, divisor: DIVISORS,
  ip: ADDRESSES, hostIP: ADDRESSES, host: ['shop', '127.0.0.1', '', 'a b'], nameservers: [['10.0.0.1'], ['a'], [], ['1.1.1.1', '1.1.1.2', '1.1.1.3', '1.1.1.4'], ...ADDRESSES.map((address) => [address])],
  searches: [['example.com'], ['example.com.'], ['a_b'], ['.'], [''], ['A'], ['_a._b'], ['a_.b'], Array.from({ length: 33 }, (_, index) => `a${index}`), Array.from({ length: 9 }, () => long(240))], hostnames: [['shop'], ['a.b'], ['A'], [''], []],
  runAsUser: USER_IDS, runAsGroup: USER_IDS, fsGroup: USER_IDS, supplementalGroups: [[1], [], [-1], [2147483648]], user: USER_IDS, defaultUser: USER_IDS, mode: MODES, defaultMode: MODES, lun: LUNS, partition: [0, 1, 255, 256, -1],
  containerPort: [80, 8080, 0, -1, 65535, 65536], hostPort: [80, 8080, 0, -1, 65535, 65536], port: [8080, 'http', 0, 65536, 'HTTP', '80', '', -1, 'a--b'], 'GRPCAction.port': [8080, 0, 65536, -1],
  command: [['true'], [], ['']], args: [[], ['a']], restartPolicy: ['Always', 'OnFailure', 'Never', 'always', ''], action: ['Restart', 'RestartAllContainers', 'restart', '', 'FailJob', 'Count', 'Ignore', 'FailIndex'],
  'ContainerResizePolicy.resourceName': ['cpu', 'memory', 'storage', ''], 'ContainerResizePolicy.restartPolicy': ['NotRequired', 'RestartContainer', 'Never', ''], recursiveReadOnly: ['Disabled', 'Enabled', 'IfPossible', 'enabled', ''], seLinuxChangePolicy: ['Recursive', 'MountOption', 'x', ''],
  bindMountOptions: [['noexec'], ['nosuid'], ['x'], [], ['noexec', 'noexec']], stopSignal: ['SIGTERM', 'SIGKILL', 'SIGUSR1', 'TERM', ''], keyType: ['ED25519', 'RSA3072', 'RSA2048', ''], whenDeleted: ['Retain', 'Delete', 'x', ''], whenScaled: ['Retain', 'Delete', 'x', ''],
  runAsUserName: ['user', 'DOMAIN\\user', 'a\\b\\c', '', 'a/b', '..', '\\user', 'DOMAIN\\', 'a\u0001', 'example.com\\user', '.x\\user', long(105), `${long(64)}.b\\user`], gmsaCredentialSpec: ['{}', '', 'x'.repeat(65537)],
  capabilities: [{ add: ['NET_ADMIN'] }, { add: ['CAP_SYS_ADMIN'] }, { add: ['SYS_ADMIN'] }, { drop: ['ALL'] }], 'Capabilities.add': [['CAP_SYS_ADMIN'], ['NET_ADMIN'], [], ['']],
  expirationSeconds: SECONDS, maxExpirationSeconds: SECONDS, activeDeadlineSeconds: [1, 0, -1, 600, 2147483648], terminationGracePeriodSeconds: [0, 1, 30, -1], seconds: [0, 1, 30, 31, -1], tolerationSeconds: [0, -1, 300], weight: [1, 100, 0, 101, -1], maxSkew: [1, 0, -1, 5], minDomains: [1, 0, -1], priority: [0, 10, 1000, -1, 10001],
  maxSurge: SHARES, maxUnavailable: SHARES, schedule: SCHEDULES, timeZone: TIME_ZONES, minReadySeconds: [0, 5, -1, 700], progressDeadlineSeconds: [600, 0, 5, -1], managedBy: ['example.com/queue', 'kubernetes.io/job-controller', 'a', '', 'A/b', 'a/b c', `a.b/${long(60)}`],
  completionMode: ['Indexed', 'NonIndexed', 'indexed', ''], succeededIndexes: ['0', '0-1', '1,0', 'x', '', '0-5', '1-1', '0,0', '3-2', '0-1,2', '0,2-4'], 'PodFailurePolicyOnPodConditionsPattern.type': LABEL_KEYS, status: ['True', 'False', 'Unknown', 'true', ''], 'PodFailurePolicyOnPodConditionsPattern.status': ['True', 'False', 'x', ''],
  podManagementPolicy: ['Parallel', 'OrderedReady', 'x', ''], finalizers: [['example.com/a'], ['a'], [''], ['a b'], ['foregroundDeletion'], ['orphan'], ['orphan', 'foregroundDeletion']], iqn: ['iqn.2001-04.com.example:storage', 'eui.0123456789abcdef', 'naa.0123456789abcdef', 'iqn.x', 'x', 'eui.1', 'naa.1', ''], initiatorName: ['iqn.2001-04.com.example:storage', 'x', 'iqn.x', 'eui.1', ''],
  targetPortal: ['10.0.0.1:3260', '', long(70)], registry: ['host:1', 'a:1,b:2', 'host', '', 'a,b:2', '[::1]:1', '::1:1'], tenant: ['a', long(64), long(65)], diskURI: ['https://a.b/c', '/subscriptions/a', 'x', ''], kind: ['Managed', 'Shared', 'Dedicated', 'x', '', 'PersistentVolumeClaim', 'VolumeSnapshot'], apiGroup: ['snapshot.storage.k8s.io', '', 'A'],
  datasetName: ['a', 'a/b', ''], datasetUUID: ['a', ''], targetWWNs: [['50060e801049cfd1'], []], wwids: [['3600508b400105e210000900000490000'], []], driver: ['csi.example.com', 'CSI.Example.com', 'a_b', '', long(64), 'example.com/flex'], medium: ['', 'Memory', 'HugePages', 'HugePages-2Mi', 'Disk', 'memory'],
  replicas: COUNTS, backoffLimit: COUNTS, backoffLimitPerIndex: COUNTS, maxFailedIndexes: COUNTS, parallelism: [...COUNTS, 10001], completions: [...COUNTS, 100002], ttlSecondsAfterFinished: COUNTS, revisionHistoryLimit: COUNTS, successfulJobsHistoryLimit: COUNTS, failedJobsHistoryLimit: COUNTS, startingDeadlineSeconds: [0, -1, 60], succeededCount: [0, 1, -1, 5], start: [0, 1, -1],
  'PodReplacementPolicy': ['Failed', 'TerminatingOrFailed', 'x', ''],
}; // prettier-ignore

/** What stands in any field of a type. */
export const ANY_VALUES: Readonly<Record<Scalar, readonly Json[]>> = {
  string: ['a', 'example.com', 'A b', ''],
  boolean: [true, false],
  int32: [0, 1, -1, 5, 256, 70_000],
  int64: [0, 1, -1, 5, 2 ** 31],
  double: [0, 1.5],
  intOrString: [0, 1, 8080, 'http', '25%'],
  quantity: ['1', '500m', '-1', '0'],
  time: ['2025-01-31T09:30:00Z'],
  base64: ['dGV4dA=='],
  any: [{}],
};

/** The value by which a field of Go's is empty. */
export function zeroOf(type: FieldType): Json {
  if (type.form === 'list') return [];
  if (type.form !== 'scalar') return {};
  if (type.scalar === 'boolean') return false;
  if (type.scalar === 'quantity') return '0';
  return type.scalar.startsWith('int') || type.scalar === 'double' ? 0 : '';
}

/** Values of which most are of a wrong type, whatever the field. */
export const OTHER_VALUES: readonly Json[] = [null, true, 5, -1, 1.5, 1e21, 'text', [], [null], ['text'], [{}], {}, { key: 'text' }]; // prettier-ignore
