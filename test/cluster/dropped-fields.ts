// cspell:words noexec
import { isDeepStrictEqual } from 'node:util';
import { valueAt } from '../../src/kubernetes/value-at';
import { podsOf } from './explained-pods';
import { foundByRules, isInvalid } from './found-by-rules';
import { textAt, type Json, type JsonObject } from './json';
import { secondsSince } from './report';
import type { Bench } from './run-suite';
import { isAtLeast } from './targets';

interface Case {
  readonly title: string;
  /** The first version that knows all of the fields in this form. */
  readonly since?: string;
  readonly spec?: JsonObject;
  readonly container?: JsonObject;
}

const PROBE = { tcpSocket: { port: 8080 } };
const SIDECAR = { name: 'proxy', image: 'busybox:1.36', restartPolicy: 'Always' };
const RESTART_ON_3 = [{ action: 'Restart', exitCodes: { operator: 'In', values: [3] } }];
const IMAGE_VOLUME = { name: 'model', image: { reference: 'busybox:1.36' } };
const MOUNT = { name: 'model', mountPath: '/model' };
const TRUST = { clusterTrustBundle: { name: 'ca', path: 'ca.pem' } };
const CERTIFICATE = { podCertificate: { signerName: 'a.com/b', keyType: 'ED25519', credentialBundlePath: 'tls.pem' } };
const SELECTOR = { labelSelector: { matchLabels: { app: 'web' } }, topologyKey: 'kubernetes.io/hostname' };

/** Pods with fields that not every version has, beside fields that depend on them. */
const CASES: readonly Case[] = [
  { title: 'a sidecar', spec: { initContainers: [SIDECAR] } },
  ...['startupProbe', 'readinessProbe', 'livenessProbe'].map((probe) => ({
    title: `a sidecar with a ${probe}`,
    spec: { initContainers: [{ ...SIDECAR, [probe]: PROBE }] },
  })),
  {
    title: 'a sidecar with a lifecycle',
    spec: { initContainers: [{ ...SIDECAR, lifecycle: { preStop: { exec: { command: ['true'] } } } }] },
  },
  {
    title: 'a sidecar that only sleeps in its hook',
    spec: { initContainers: [{ ...SIDECAR, lifecycle: { preStop: { sleep: { seconds: 5 } } } }] },
  },
  {
    title: 'a sidecar with nothing but a stop signal',
    spec: { os: { name: 'linux' }, initContainers: [{ ...SIDECAR, lifecycle: { stopSignal: 'SIGUSR1' } }] },
  },
  {
    title: 'a sidecar with two handlers in a probe',
    spec: { initContainers: [{ ...SIDECAR, readinessProbe: { ...PROBE, exec: { command: ['true'] } } }] },
  },
  {
    title: 'a sidecar with a resize policy',
    spec: { initContainers: [{ ...SIDECAR, resizePolicy: [resize('NotRequired')] }] },
  },
  {
    title: 'a sidecar that a resize restarts',
    spec: { initContainers: [{ ...SIDECAR, resizePolicy: [resize('RestartContainer')] }] },
  },
  {
    title: 'a sidecar and the app on one port of the node',
    spec: { initContainers: [{ ...SIDECAR, ports: [{ containerPort: 80, hostPort: 80 }] }] },
    container: { ports: [{ containerPort: 80, hostPort: 80 }] },
  },
  {
    title: 'a sidecar that restarts by rules',
    spec: { initContainers: [{ ...SIDECAR, restartPolicyRules: RESTART_ON_3 }] },
  },
  ...['OnFailure', 'Never'].flatMap((restartPolicy) => [
    { title: `an app container with restartPolicy ${restartPolicy}`, container: { restartPolicy } },
    {
      title: `an init container with restartPolicy ${restartPolicy}`,
      spec: { initContainers: [{ ...SIDECAR, restartPolicy }] },
    },
  ]),
  { title: 'an app container with restartPolicy Always', container: { restartPolicy: 'Always' } },
  { title: 'restart rules', container: { restartPolicy: 'Never', restartPolicyRules: RESTART_ON_3 } },
  { title: 'a sleep in preStop', container: { lifecycle: { preStop: { sleep: { seconds: 5 } } } } },
  {
    title: 'a sleep in preStop beside a postStart hook',
    container: { lifecycle: { preStop: { sleep: { seconds: 5 } }, postStart: { exec: { command: ['true'] } } } },
  },
  {
    title: 'a sleep beside a command',
    container: { lifecycle: { preStop: { sleep: { seconds: 5 }, exec: { command: ['true'] } } } },
  },
  {
    title: 'a sleep longer than the grace period',
    spec: { terminationGracePeriodSeconds: 1 },
    container: { lifecycle: { preStop: { sleep: { seconds: 5 } } } },
  },
  { title: 'a stop signal', spec: { os: { name: 'linux' } }, container: { lifecycle: { stopSignal: 'SIGUSR1' } } },
  { title: 'a stop signal without an operating system', container: { lifecycle: { stopSignal: 'SIGUSR1' } } },
  {
    title: 'a stop signal beside a hook',
    spec: { os: { name: 'linux' } },
    container: { lifecycle: { stopSignal: 'SIGUSR1', preStop: { exec: { command: ['true'] } } } },
  },
  { title: 'an image volume', spec: { volumes: [IMAGE_VOLUME] }, container: { volumeMounts: [MOUNT] } },
  {
    title: 'an image volume with a mount of nothing',
    spec: { volumes: [IMAGE_VOLUME] },
    container: { volumeMounts: [MOUNT, { name: 'other', mountPath: '/other' }] },
  },
  { title: 'a trust bundle', spec: { volumes: [{ name: 'tls', projected: { sources: [TRUST] } }] } },
  { title: 'a Pod certificate', spec: { volumes: [{ name: 'tls', projected: { sources: [CERTIFICATE] } }] } },
  {
    title: 'a Pod certificate beside a ConfigMap',
    spec: { volumes: [{ name: 'tls', projected: { sources: [CERTIFICATE, { configMap: { name: 'a' } }] } }] },
  },
  {
    title: 'a trust bundle and a Secret under one path',
    spec: {
      volumes: [
        {
          name: 'tls',
          projected: { sources: [TRUST, { secret: { name: 's', items: [{ key: 'k', path: 'ca.pem' }] } }] },
        },
      ],
    },
  },
  { title: 'resources of the Pod', spec: { resources: { requests: { cpu: '1' } } } },
  {
    title: 'resources of the Pod below those of its container',
    spec: { resources: { requests: { cpu: '1' }, limits: { cpu: '1' } } },
    container: { resources: { requests: { cpu: '2' } } },
  },
  {
    title: 'a resource that no Pod has as a whole',
    spec: { resources: { requests: { 'ephemeral-storage': '1Gi' } } },
  },
  { title: 'a user namespace', spec: { hostUsers: false } },
  {
    title: 'an unmasked /proc in a user namespace',
    spec: { hostUsers: false },
    container: { securityContext: { procMount: 'Unmasked' } },
  },
  { title: 'a scheduling gate', spec: { schedulingGates: [{ name: 'a.com/b' }] } },
  {
    title: 'a resource claim',
    since: '1.33',
    spec: { resourceClaims: [{ name: 'gpu', resourceClaimName: 'one' }] },
    container: { resources: { claims: [{ name: 'gpu' }] } },
  },
  {
    title: 'a recursive read-only mount',
    spec: { volumes: [{ name: 'model', emptyDir: {} }] },
    container: { volumeMounts: [{ ...MOUNT, readOnly: true, recursiveReadOnly: 'Enabled' }] },
  },
  { title: 'AppArmor', container: { securityContext: { appArmorProfile: { type: 'RuntimeDefault' } } } },
  { title: 'a groups policy', spec: { securityContext: { supplementalGroupsPolicy: 'Strict' } } },
  { title: 'a change policy of SELinux', spec: { securityContext: { seLinuxChangePolicy: 'Recursive' } } },
  { title: 'a hostname', spec: { hostnameOverride: 'web' } },
  { title: 'a scheduling group', spec: { schedulingGroup: { podGroupName: 'a' } } },
  { title: 'a workload', spec: { workloadRef: { name: 'a', podGroup: 'b' } } },
  {
    title: 'label keys in affinity',
    spec: {
      affinity: {
        podAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [{ ...SELECTOR, matchLabelKeys: ['pod-template-hash'] }],
        },
      },
    },
  },
  {
    title: 'a number in a toleration',
    spec: { tolerations: [{ key: 'a.com/b', operator: 'Gt', value: '3', effect: 'NoSchedule' }] },
  },
  {
    title: 'a variable from a file',
    spec: { volumes: [{ name: 'model', emptyDir: {} }] },
    container: {
      env: [{ name: 'A', valueFrom: { fileKeyRef: { volumeName: 'model', path: 'env', key: 'A' } } }],
    },
  },
  { title: 'the addresses of the node', container: { env: [field('status.hostIPs')] } },
  { title: 'a grace period of a probe', container: { livenessProbe: { ...PROBE, terminationGracePeriodSeconds: 5 } } },
  { title: 'a mode of an emptyDir', spec: { volumes: [{ name: 'model', emptyDir: { mode: 0o1777 } }] } },
  { title: 'HTTP/2 in a probe', container: { livenessProbe: { httpGet: { port: 80, protocol: 'HTTP2' } } } },
  {
    title: 'bind mount options',
    spec: { volumes: [{ name: 'model', emptyDir: {} }] },
    container: { volumeMounts: [{ ...MOUNT, bindMountOptions: ['noexec'] }] },
  },
];

/**
 * Asks a server to create Pods with and without strict field validation, and compares with what the rules and `explain`
 * say: what is refused, and what is dropped of what is taken.
 */
export async function runDroppedFields(bench: Bench): Promise<void> {
  const start = Date.now();
  const cases = CASES.filter(({ since = '1.27' }) => isAtLeast(bench.target.minor, since));
  for (const { title, spec = {}, container = {} } of cases) {
    const app = { name: 'app', image: 'busybox:1.36', ...container };
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'dropped' }, spec: { ...spec, containers: [app] } };
    await compareWithRules(bench, title, pod);
    await compareWithExplanation(bench, title, pod);
  }
  bench.report.say(`${bench.target.minor}  dropped fields: ${cases.length} Pods, ${secondsSince(start)}`);
}

async function compareWithRules(bench: Bench, title: string, pod: JsonObject): Promise<void> {
  const { refusal } = await create(bench, pod, 'Strict');
  const found = foundByRules(pod, bench.target.minor).filter(isInvalid);
  compare(bench, `${title}, with strict validation`, found, refusal);
}

async function compareWithExplanation(bench: Bench, title: string, pod: JsonObject): Promise<void> {
  const { refusal, stored } = await create(bench, pod, 'Ignore');
  const [explained] = podsOf(pod, bench.target.minor);
  if (explained === undefined) return bench.report.fail(`${title}: not explained`);
  compare(bench, `${title}, without strict validation`, explained.refusals, refusal);
  if (refusal !== undefined) return;
  const dropped = explained.droppedFields.map(({ path }) => path);
  const kept = dropped.filter((path) => isDeepStrictEqual(valueAt(stored, path), valueAt(pod, path)));
  if (kept.length === 0) bench.report.pass();
  else bench.report.fail(`${bench.target.minor}  dropped fields: ${title}`, `kept: ${kept.join(', ')}`);
}

const PODS = '/api/v1/namespaces/default/pods';

interface Answer {
  /** Why the server refuses the Pod; undefined if it takes it. */
  readonly refusal?: string;
  readonly stored?: Json;
}

async function create({ client }: Bench, pod: JsonObject, validation: 'Strict' | 'Ignore'): Promise<Answer> {
  const url = `${PODS}?dryRun=All&fieldValidation=${validation}`;
  const { status, body } = await client.send('POST', url, JSON.stringify(pod));
  return status < 300 ? { stored: body } : { refusal: textAt(body, 'message') ?? String(status) };
}

interface Reason {
  readonly rule: string;
  readonly message: string;
}

function compare({ report, target }: Bench, title: string, reasons: readonly Reason[], refusal?: string): void {
  if (reasons.length > 0 === (refusal !== undefined)) return report.pass();
  report.fail(
    `${target.minor}  dropped fields: ${title}`,
    `expected: ${reasons.map(({ rule, message }) => `${rule}: ${message}`).join('; ') || 'taken'}`,
    `seen: ${refusal ?? 'taken'}`,
  );
}

function resize(restartPolicy: string): JsonObject {
  return { resourceName: 'cpu', restartPolicy };
}

function field(fieldPath: string): JsonObject {
  return { name: 'A', valueFrom: { fieldRef: { fieldPath } } };
}
