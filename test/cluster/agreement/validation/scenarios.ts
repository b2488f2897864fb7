import { isList, isObject, type Json, type JsonObject } from '../../json';
import type { Random } from '../random';

/** The object with a few fields more that only together are right or wrong. */
export function scenario(object: JsonObject, kind: string, random: Random): JsonObject {
  if (random.chance(0.08)) return withMetadata(object, kind, resolved(METADATA, random));
  const spec = object['spec'] as JsonObject;
  const isOfWorkload = WORKLOADS[kind] !== undefined && random.chance(0.5);
  const more = isOfWorkload ? resolved(random.pick(WORKLOADS[kind] ?? []), random) : undefined;
  if (more) return { ...object, spec: kind === 'CronJob' ? inJob(spec, more) : { ...spec, ...more } };
  return { ...object, spec: inPod(spec, kind, random) };
}

/** The object with metadata of its Pod. */
function withMetadata(object: JsonObject, kind: string, more: JsonObject): JsonObject {
  if (kind === 'Pod') return { ...object, metadata: { ...(object['metadata'] as JsonObject), ...more } };
  const path = kind === 'CronJob' ? ['spec', 'jobTemplate', 'spec', 'template'] : ['spec', 'template'];
  return inside(object, [...path, 'metadata'], more);
}

function inside(object: JsonObject, [step, ...rest]: readonly string[], more: JsonObject): JsonObject {
  if (step === undefined) return { ...object, ...more };
  return { ...object, [step]: inside((object[step] ?? {}) as JsonObject, rest, more) };
}

function inJob(spec: JsonObject, more: JsonObject): JsonObject {
  const template = spec['jobTemplate'] as JsonObject;
  return { ...spec, jobTemplate: { ...template, spec: { ...(template['spec'] as JsonObject), ...more } } };
}

function inPod(spec: JsonObject, kind: string, random: Random): JsonObject {
  if (kind === 'CronJob') {
    const job = spec['jobTemplate'] as JsonObject;
    return { ...spec, jobTemplate: { ...job, spec: inPod(job['spec'] as JsonObject, 'Job', random) } };
  }
  if (kind === 'Pod') return ofPod(spec, random);
  const template = spec['template'] as JsonObject;
  return { ...spec, template: { ...template, spec: ofPod(template['spec'] as JsonObject, random) } };
}

function ofPod(spec: JsonObject, random: Random): JsonObject {
  if (random.chance(0.5)) return { ...spec, ...resolved(random.pick(PODS), random) };
  const list = random.chance(0.25) && isList(spec['initContainers']) ? 'initContainers' : 'containers';
  const containers = spec[list] as readonly JsonObject[];
  const at = random.below(containers.length);
  const more = resolved(random.pick(CONTAINERS), random);
  const changed = {
    ...spec,
    [list]: containers.map((container, index) => (index === at ? { ...container, ...more } : container)),
  };
  return random.chance(0.4) ? { ...changed, ...resolved(random.pick(PODS), random) } : changed;
}

/** One of several values. */
class Choice {
  constructor(readonly values: readonly Draft[]) {}
}
type Draft = Json | Choice | readonly Draft[] | { readonly [key: string]: Draft };

/** `undefined` in a list of choices leaves the field out. */
const LEFT_OUT = '(left out)';
const one = (...values: readonly Draft[]): Choice => new Choice(values);
const maybe = (...values: readonly Draft[]): Choice => new Choice([LEFT_OUT, ...values]);

function resolved(draft: Draft, random: Random): JsonObject {
  return resolve(draft, random) as JsonObject;
}

function resolve(draft: Draft, random: Random): Json {
  if (draft instanceof Choice) return resolve(random.pick(draft.values), random);
  if (Array.isArray(draft))
    return draft.map((item: Draft) => resolve(item, random)).filter((item) => item !== LEFT_OUT);
  if (!isObject(draft as Json)) return draft as Json;
  const entries = Object.entries(draft as JsonObject).map(([key, value]) => [key, resolve(value, random)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== LEFT_OUT));
}

const SELECTOR = one({ matchLabels: { app: 'shop' } }, { matchExpressions: [{ key: 'app', operator: 'Exists' }] }, {});
const PROFILE = maybe({ type: one('RuntimeDefault', 'Unconfined', 'Localhost', 'Other'), localhostProfile: maybe('profiles/a', '/a', '../a', '') }); // prettier-ignore
const WINDOWS = maybe({ hostProcess: one(true, true, false) });
const HANDLER = {
  exec: maybe({ command: ['true'] }),
  httpGet: maybe({ port: 8080 }),
  tcpSocket: maybe({ port: 8080 }),
};

/** Metadata of a Pod. */
const METADATA: Draft = {
  labels: one({ app: 'shop' }, { app: 'shop', 'a b': 'c' }, { app: 'shop', tier: 'a b' }, { app: 'shop', tier: 'web' }),
  annotations: maybe(
    { 'controller.kubernetes.io/pod-deletion-cost': one('5', 'x', '+5', '1.5') }, { 'A b': 'c' }, { 'a/b/c': '' }, { a: 'x'.repeat(262144) },
    { 'seccomp.security.alpha.kubernetes.io/pod': one('runtime/default', 'x', 'localhost/../a') }, { 'container.apparmor.security.beta.kubernetes.io/web': one('x', 'runtime/default') },
    { 'container.apparmor.security.beta.kubernetes.io/other': 'runtime/default' }, { 'kubernetes.io/config.mirror': 'x' }, { 'scheduler.alpha.kubernetes.io/tolerations': one('[]', 'x', '[{"operator":"Exists"}]', '5') },
  ),
}; // prettier-ignore

const PODS: readonly Draft[] = [
  { hostUsers: one(true, false), hostPID: maybe(true, false), hostIPC: maybe(true), hostNetwork: maybe(true, false), shareProcessNamespace: maybe(true, false) },
  { os: { name: 'windows' }, securityContext: maybe({ runAsUser: maybe(1), fsGroup: maybe(1), windowsOptions: WINDOWS, seccompProfile: maybe({ type: 'RuntimeDefault' }), sysctls: maybe([]), runAsNonRoot: maybe(true) }), hostNetwork: maybe(true), hostPID: maybe(true, false), hostUsers: maybe(true) },
  { os: { name: 'linux' }, securityContext: { windowsOptions: WINDOWS } },
  { securityContext: { seccompProfile: PROFILE, appArmorProfile: PROFILE } },
  { hostNetwork: maybe(true), hostIPC: maybe(true), securityContext: { sysctls: [{ name: one('net.ipv4.tcp_syncookies', 'kernel.msgmax', 'kernel.shm_rmid_forced', 'net/core/somaxconn'), value: '1' }, maybe({ name: 'kernel.msgmax', value: '2' })] } },
  { dnsPolicy: one('None', 'None', 'Default', 'ClusterFirst'), dnsConfig: maybe({}, { nameservers: ['10.0.0.1'] }, { nameservers: [], searches: ['a'] }) },
  { hostnameOverride: 'shop', setHostnameAsFQDN: maybe(true, false), hostNetwork: maybe(true) },
  { nodeName: maybe('node'), schedulingGates: [{ name: 'example.com/a' }, maybe({ name: 'example.com/a' }, { name: 'example.com/b' })] },
  { tolerations: [{ key: maybe('zone', ''), operator: maybe('Exists', 'Equal', 'Gt', 'Lt', ''), value: maybe('', 'a', '5'), effect: maybe('NoExecute', 'NoSchedule', ''), tolerationSeconds: maybe(30) }] },
  { topologySpreadConstraints: [
    { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: one('DoNotSchedule', 'ScheduleAnyway'), minDomains: maybe(2), labelSelector: maybe(SELECTOR), matchLabelKeys: maybe(['app'], ['tier'], []) },
    maybe({ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' }),
  ] },
  { affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'zone', labelSelector: maybe(SELECTOR), matchLabelKeys: maybe(['tier'], ['app']), mismatchLabelKeys: maybe(['tier'], ['other']) }] } } },
  { affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchFields: maybe([{ key: one('metadata.name', 'spec.x'), operator: one('In', 'NotIn', 'Exists'), values: one(['a'], ['a', 'b'], [], ['A']) }]), matchExpressions: maybe([{ key: 'zone', operator: one('In', 'Exists', 'Gt'), values: one(['1'], [], ['a', 'b'], ['a b']) }]) }] } } } },
  { resources: { requests: maybe({ cpu: '1' }, { cpu: '4' }, { memory: '512Mi' }, { storage: '1' }), limits: maybe({ cpu: '2' }, { memory: '2Gi' }, { cpu: '500m' }), claims: maybe([], [{ name: 'gpu' }]) } },
  { ephemeralContainers: [{ name: one('debug', 'web'), image: 'shop:1', targetContainerName: maybe('web', 'x'), ports: maybe([], [{ containerPort: 1 }]), resources: maybe({}, { limits: { cpu: '1' } }), lifecycle: maybe({}), volumeMounts: maybe([{ name: 'data', mountPath: '/data', subPath: maybe('a') }]), restartPolicy: maybe('Always'), terminationMessagePath: maybe('/a'), stdin: maybe(true) }] },
  { volumes: [
    { name: 'data', emptyDir: {} }, { name: 'cache', emptyDir: {} }, { name: one('more', 'data'), ephemeral: { volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } } } },
    one({ name: 'claimed', persistentVolumeClaim: { claimName: one('shop-more', 'other') } }, { name: 'claimed', emptyDir: {} }),
  ] },
  { volumes: [{ name: 'data', projected: { sources: [{ secret: { name: 'a', items: [{ key: 'a', path: one('a', 'b') }] } }, { configMap: maybe({ name: 'a', items: [{ key: 'a', path: one('a', 'c') }] }), downwardAPI: maybe({ items: [{ path: one('a', 'd'), fieldRef: { fieldPath: 'metadata.name' } }] }) }, maybe({ serviceAccountToken: { path: one('token', '', '/a') } })] } }] },
  { volumes: [{ name: 'data', projected: { sources: [{ podCertificate: { signerName: 'example.com/a', keyType: 'ED25519', keyPath: maybe('a', 'b'), certificateChainPath: maybe('a', 'c'), credentialBundlePath: maybe('a', 'd'), maxExpirationSeconds: maybe(3600) } }, { clusterTrustBundle: { name: maybe('a'), signerName: maybe('example.com/a'), path: one('a', 'e'), labelSelector: maybe(SELECTOR) } }] } }] },
  { resourceClaims: [{ name: 'gpu', resourceClaimName: maybe('a'), resourceClaimTemplateName: maybe('a') }, maybe({ name: one('gpu', 'nic'), resourceClaimName: 'b' })] },
  { terminationGracePeriodSeconds: one(0, 5, 30) },
  { volumes: [{ name: 'data', emptyDir: { sizeLimit: one('-1', '1Gi') } }, { name: one('Cache', 'cache', 'a.b', 'cache'), emptyDir: {} }] },
  { topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: one('ScheduleAnyway', 'DoNotSchedule'), minDomains: 2, labelSelector: {} }] },
  ...Array.from({ length: 4 }, () => ({ volumes: [{ name: 'data', emptyDir: {} }, { name: 'cache', emptyDir: {} }, { name: 'claim', persistentVolumeClaim: { claimName: one('shop-more', 'shop') } }, { name: 'more', ephemeral: { volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } } } }] })),
  { securityContext: { runAsUser: one(-1, 2147483648, 1000), fsGroup: maybe(-1) } },
  { hostPID: true, shareProcessNamespace: one(true, true, false) },
  { hostNetwork: true, containers: [{ name: 'web', image: one('shop:1', ' shop:1'), ports: [{ containerPort: 80, hostPort: one(80, 81, 0) }] }] },
  { dnsConfig: { nameservers: [one('10.0.0.1', 'a', '010.0.0.1', '::ffff:1.2.3.4')] }, hostAliases: maybe([{ ip: one('::1', 'x', '1.2.3'), hostnames: ['a'] }]) },
  { nodeName: one('node', 'node', 'Node'), schedulingGates: [{ name: 'example.com/a' }] },
  { restartPolicy: one('Always', 'OnFailure', 'Never') },
  { activeDeadlineSeconds: one(5, 0) },
  { securityContext: { windowsOptions: { hostProcess: true } }, hostNetwork: maybe(true) },
]; // prettier-ignore

const CONTAINERS: readonly Draft[] = [
  { securityContext: { privileged: maybe(true, false), allowPrivilegeEscalation: maybe(true, false, false), capabilities: maybe({ add: [one('CAP_SYS_ADMIN', 'SYS_ADMIN', 'NET_ADMIN')] }), procMount: maybe('Unmasked', 'Default') } },
  { securityContext: { seccompProfile: PROFILE, appArmorProfile: PROFILE, windowsOptions: WINDOWS } },
  { lifecycle: { preStop: HANDLER, postStart: maybe({ ...HANDLER, sleep: one({ seconds: 5 }, { seconds: 40 }) }) } },
  { livenessProbe: { ...HANDLER, successThreshold: maybe(1, 2), terminationGracePeriodSeconds: maybe(0, 5) }, readinessProbe: maybe({ ...HANDLER, terminationGracePeriodSeconds: maybe(5) }), startupProbe: maybe(HANDLER) },
  { volumeMounts: [{ name: one('data', 'claim'), mountPath: '/data', readOnly: maybe(true, false), recursiveReadOnly: maybe('Enabled', 'Disabled', 'IfPossible'), mountPropagation: maybe('Bidirectional', 'None', 'HostToContainer') }, maybe({ name: 'cache', mountPath: one('/data', '/cache'), subPath: maybe('a'), subPathExpr: maybe('$(A)') })], securityContext: maybe({ privileged: true }) },
  { volumeDevices: [{ name: one('claim', 'data', 'x'), devicePath: one('/dev/a', '/data', '/a/../b') }, maybe({ name: one('claim', 'y'), devicePath: one('/dev/a', '/dev/b') })], volumeMounts: maybe([{ name: one('data', 'claim'), mountPath: '/data' }]) },
  { ports: [{ containerPort: one(80, 81), hostPort: maybe(80, 81), name: maybe('http', 'a--b'), protocol: maybe('TCP', 'UDP', 'HTTP') }, { containerPort: one(80, 82), hostPort: maybe(80, 0), hostIP: maybe('127.0.0.1'), name: maybe('http', 'web') }] },
  { env: [{ name: 'A', value: maybe('', 'a'), valueFrom: maybe({}, { fieldRef: maybe({ fieldPath: 'metadata.name' }), secretKeyRef: maybe({ name: 'a', key: 'b' }), fileKeyRef: maybe({ volumeName: one('data', 'cache', 'x'), path: 'a', key: 'B' }) }) }] },
  { envFrom: [{ prefix: maybe('A', '1'), configMapRef: maybe({ name: 'a' }), secretRef: maybe({ name: 'a' }) }, maybe({}, { secretRef: { name: 'A' } })] },
  { env: [{ name: 'A', valueFrom: { resourceFieldRef: { resource: one('limits.cpu', 'requests.memory', 'limits.hugepages-2Mi'), divisor: maybe('1', '1m', '1Mi', '2', '0') } } }] },
  { resources: { requests: maybe({ cpu: '1' }, { cpu: '3' }, { 'example.com/gpu': '1' }, { 'hugepages-2Mi': '4Mi' }), limits: maybe({ cpu: '2' }, { 'example.com/gpu': one('1', '2') }, { 'hugepages-2Mi': one('4Mi', '3Mi'), cpu: '1' }), claims: maybe([{ name: 'gpu', request: maybe('a') }, maybe({ name: 'gpu', request: maybe('a', 'b') })]) } },
  { resizePolicy: [{ resourceName: 'cpu', restartPolicy: one('NotRequired', 'RestartContainer') }, maybe({ resourceName: one('cpu', 'memory'), restartPolicy: one('NotRequired', 'RestartContainer') })] },
  { restartPolicy: maybe('Always', 'Never', 'OnFailure', 'Other'), restartPolicyRules: [{ action: one('Restart', 'RestartAllContainers', 'Stop'), exitCodes: maybe({ operator: one('In', 'NotIn', 'Is'), values: one([1], []) }) }] },
  { name: one('web', 'log', 'init', 'proxy') },
  { securityContext: { allowPrivilegeEscalation: false, privileged: one(true, true, false) } },
  { resources: { limits: { 'hugepages-2Mi': one('4Mi', '2Mi') } } },
  { livenessProbe: { tcpSocket: { port: 8080 }, successThreshold: one(2, 1), terminationGracePeriodSeconds: maybe(0, 5) } },
  { readinessProbe: { tcpSocket: { port: 8080 }, terminationGracePeriodSeconds: one(5, 0) }, startupProbe: { tcpSocket: { port: 8080 }, successThreshold: one(1, 3) } },
  { image: one('', '', 'shop') },
  { volumeMounts: [{ name: 'data', mountPath: one('', '/a') }] },
  { env: [{ name: 'A', valueFrom: { fileKeyRef: { volumeName: one('cache', 'x', 'data'), path: 'a', key: one('B', 'B=') } } }] },
  { resizePolicy: [{ resourceName: one('cpu', 'memory', 'storage'), restartPolicy: one('NotRequired', 'Never') }] },
  { name: one('Web', 'a.b', '', 'web-2') },
  { image: one('', ' shop:1', 'shop:1 ', 'shop') },
  { env: [{ name: one('A=B', 'A', '', '1A'), value: 'a' }] },
  { envFrom: [{ prefix: one('A=', 'A_', 'é'), configMapRef: { name: 'a' } }] },
  { env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: one('metadata.labels', 'spec.x', 'metadata.name', "metadata.labels['a b']") } } }] },
  { volumeMounts: [{ name: one('data', 'missing', 'cache'), mountPath: one('/data', '', '/x'), subPath: maybe('/a', '../a', 'a') }] },
  { volumeMounts: [{ name: 'data', mountPath: '/data' }, { name: 'cache', mountPath: one('/data', '/cache') }] },
  { ports: [{ containerPort: 80, hostPort: one(80, 81), name: 'http' }, { containerPort: one(81, 82), hostPort: 80, name: one('http', 'web') }] },
  { ports: [{ containerPort: 80, hostPort: 80 }, { containerPort: one(81, 82), hostPort: one(80, 80, 81) }] },
  { lifecycle: { preStop: { sleep: { seconds: one(5, 40, 3600) } } } },
  { livenessProbe: { tcpSocket: { port: one(8080, 0, 'a--b') }, periodSeconds: one(-1, 5), failureThreshold: maybe(-3) } },
  { resources: { limits: one({ 'hugepages-2Mi': '4Mi' }, { 'hugepages-2Mi': '3Mi', cpu: '1' }, { gpu: '1' }, { 'example.com/gpu': '500m' }, { cpu: '-1' }), requests: maybe({ cpu: '1' }) } },
  { resources: { requests: one({ cpu: '2' }, { memory: '2Gi' }), limits: one({ cpu: '1' }, { memory: '1Gi' }, { cpu: '4' }) } },
  { resources: { requests: one({ 'example.com/gpu': '1' }, { 'hugepages-2Mi': '2Mi', cpu: '1' }) } },
]; // prettier-ignore

const OF_SELECTOR: readonly Draft[] = [
  {
    selector: maybe(
      { matchLabels: { app: one('shop', 'other') } },
      {
        matchExpressions: [
          {
            key: 'app',
            operator: one('In', 'NotIn', 'Exists', 'DoesNotExist'),
            values: maybe(['shop'], ['other'], []),
          },
        ],
      },
      {},
    ),
  },
  { minReadySeconds: maybe(0, 5, 600), progressDeadlineSeconds: maybe(0, 5, 600) },
];
const JOBS: readonly Draft[] = [
  { completionMode: maybe('Indexed', 'NonIndexed'), completions: maybe(1, 5, 200000), parallelism: maybe(1, 200000, 20000), backoffLimitPerIndex: maybe(1), maxFailedIndexes: maybe(1, 10, 20000) },
  { completionMode: 'Indexed', completions: one(3, 5), successPolicy: { rules: [{ succeededIndexes: maybe('0', '0-2', '4', '0,0', '1-1', 'a'), succeededCount: maybe(1, 2, 9) }] } },
  { podFailurePolicy: { rules: [{ action: one('FailJob', 'Ignore', 'FailIndex', 'Count'), onExitCodes: maybe({ containerName: maybe('web', 'x'), operator: one('In', 'NotIn'), values: one([1], [0], [2, 1]) }), onPodConditions: maybe([{ type: 'DisruptionTarget', status: maybe('True', 'Other') }]) }] }, podReplacementPolicy: maybe('Failed', 'TerminatingOrFailed'), backoffLimitPerIndex: maybe(1), completionMode: maybe('Indexed'), completions: maybe(3) },
  { selector: maybe({ matchLabels: { app: one('shop', 'other') } }, {}), manualSelector: maybe(true, false) },
]; // prettier-ignore

/** What stands beside the Pod in a workload. */
const WORKLOADS: Readonly<Record<string, readonly Draft[]>> = {
  Deployment: [...OF_SELECTOR, { strategy: { type: maybe('Recreate', 'RollingUpdate'), rollingUpdate: maybe({}, { maxSurge: maybe(0, '0%', '25%', '200%'), maxUnavailable: maybe(0, '0%', 1, '101%') }) } }],
  ReplicaSet: OF_SELECTOR,
  DaemonSet: [...OF_SELECTOR, { updateStrategy: { type: maybe('OnDelete', 'RollingUpdate'), rollingUpdate: maybe({}, { maxSurge: maybe(0, '0%', '25%', 1), maxUnavailable: maybe(0, '0%', 1, '101%') }) } }],
  StatefulSet: [
    ...OF_SELECTOR,
    { updateStrategy: { type: maybe('OnDelete', 'RollingUpdate', 'Recreate'), rollingUpdate: maybe({}, { partition: maybe(0, -1), maxUnavailable: maybe(0, '0%', 1, '101%') }) } },
    { volumeClaimTemplates: [{ metadata: { name: one('data', 'more') }, spec: { accessModes: one(['ReadWriteOnce'], []), resources: { requests: maybe({ storage: '1Gi' }) } } }] },
  ],
  Job: JOBS,
  CronJob: JOBS,
}; // prettier-ignore
