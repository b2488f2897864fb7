import { Duration, Size, type ApiObject } from 'cdk8s';
import {
  FindingLevel,
  Findings,
  GracefulShutdown,
  KubernetesVersion,
  PodTemplate,
  QosTier,
  Rules,
  TargetCluster,
} from '../../../src';
import { ADVICE } from '../../../src/enforcement/advice/with-advice';
import { isFindingId } from '../../../src/rules/catalogue';
import { rulesWithoutAdvice } from './rules-without-advice';
import withoutAdvice from './without-advice.json';
import { deployment, newChart, type Json } from '../../template/support';

const WEB = { name: 'web', image: 'ghcr.io/acme/shop:1.42.0', ports: [{ containerPort: 8080 }] };

/** A Deployment with fields of its Pod and of its container, judged by every rule. */
function judged(spec: Json, web: Json): ApiObject {
  const chart = newChart();
  TargetCluster.set(chart, { version: KubernetesVersion.V1_36 });
  const workload = deployment(chart, 'web', {
    ...spec,
    containers: [{ ...WEB, ...web }, ...(spec['containers'] ?? [])],
  });
  Rules.enforce(workload, { level: FindingLevel.RESTRICTED });
  return workload;
}

const codesOf = (workload: ApiObject, id: string): (string | undefined)[] =>
  Findings.of(workload)
    .filter(({ rule }) => rule === id)
    .map(({ code }) => code);

const probe = (fields: Json): Json => ({ tcpSocket: { port: 8080 }, ...fields });

/** What is wrong with a Pod and its container, and the line that mends it. */
const CASES: readonly [rule: string, spec: Json, web: Json, code: string][] = [
  [
    'added-capability',
    {},
    { securityContext: { capabilities: { add: ['NET_ADMIN'], drop: ['ALL'] } } },
    "mergeContainer('web', { securityContext: { capabilities: { add: null } } });",
  ],
  [
    'apparmor-profile',
    { securityContext: { appArmorProfile: { type: 'Unconfined' } } },
    {},
    "mergeSpec({ securityContext: { appArmorProfile: { type: 'RuntimeDefault' } } });",
  ],
  [
    'forbidden-sysctl',
    { securityContext: { sysctls: [{ name: 'kernel.msgmax', value: '65536' }] } },
    {},
    'mergeSpec({ securityContext: { sysctls: null } });',
  ],
  [
    'handler-host',
    {},
    { readinessProbe: { httpGet: { port: 8080, host: 'example.com' } } },
    "mergeContainer('web', { readinessProbe: { httpGet: { host: null } } });",
  ],
  ['host-namespaces', { hostPID: true }, {}, 'mergeSpec({ hostPID: null });'],
  [
    'host-path-volume',
    { volumes: [{ name: 'logs', hostPath: { path: '/var/log' } }] },
    {},
    "mergeSpec({ volumes: [{ name: 'logs', emptyDir: {} }] });",
  ],
  [
    'host-port',
    {},
    { ports: [{ containerPort: 53, protocol: 'UDP', hostPort: 53 }] },
    "mergeContainer('web', { ports: [{ containerPort: 53, protocol: 'UDP', hostPort: null }] });",
  ],
  ['host-port', { hostNetwork: true }, {}, 'mergeSpec({ hostNetwork: null });'],
  [
    'proc-mount',
    {},
    { securityContext: { procMount: 'Unmasked' } },
    "mergeContainer('web', { securityContext: { procMount: null } });",
  ],
  [
    'selinux-options',
    { securityContext: { seLinuxOptions: { user: 'system_u' } } },
    {},
    'mergeSpec({ securityContext: { seLinuxOptions: { user: null } } });',
  ],
  [
    'volume-type',
    { volumes: [{ name: 'data', nfs: { server: 'nfs.example.com', path: '/' } }] },
    {},
    "mergeSpec({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: '…' } }] });",
  ],
  [
    'windows-host-process',
    { securityContext: { windowsOptions: { hostProcess: true } } },
    {},
    'mergeSpec({ securityContext: { windowsOptions: { hostProcess: null } } });',
  ],
  ['endless-deadline', { activeDeadlineSeconds: 60 }, {}, 'mergeSpec({ activeDeadlineSeconds: null });'],
  [
    'group-change-policy',
    { securityContext: { fsGroup: 1 }, volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] },
    { volumeMounts: [{ name: 'data', mountPath: '/data' }] },
    "mergeSpec({ securityContext: { fsGroupChangePolicy: 'OnRootMismatch' } });",
  ],
  [
    'token-mount',
    {},
    { securityContext: { allowPrivilegeEscalation: false } },
    'mergeSpec({ automountServiceAccountToken: false });',
  ],
  [
    'default-container',
    { containers: [{ ...WEB, name: 'logs', ports: [] }] },
    {},
    "addAnnotation('kubectl.kubernetes.io/default-container', 'web');",
  ],
  ['image-never-pulled', {}, { imagePullPolicy: 'Never' }, "mergeContainer('web', { imagePullPolicy: null });"],
  [
    'memory-limit',
    {},
    { resources: { requests: { memory: '64Mi' } } },
    "mergeContainer('web', { resources: { limits: { memory: '64Mi' } } });",
  ],
  [
    'probe-grace-period',
    {},
    { readinessProbe: probe({ terminationGracePeriodSeconds: 5 }) },
    "mergeContainer('web', { readinessProbe: { terminationGracePeriodSeconds: null } });",
  ],
  [
    'probe-success-threshold',
    {},
    { livenessProbe: probe({ successThreshold: 2 }) },
    "mergeContainer('web', { livenessProbe: { successThreshold: null } });",
  ],
  [
    'probe-host',
    {},
    { livenessProbe: { tcpSocket: { port: 8080, host: '127.0.0.1' } } },
    "mergeContainer('web', { livenessProbe: { tcpSocket: { host: null } } });",
  ],
  [
    'probe-port-undeclared',
    {},
    { readinessProbe: { tcpSocket: { port: 9090 } } },
    "addPort('web', { containerPort: 9090 });",
  ],
  [
    'unused-volume',
    { volumes: [{ name: 'data', emptyDir: {} }] },
    {},
    "addVolumeMount('web', { name: 'data', mountPath: '/data' });",
  ],
];

test.each(CASES)('the line that is advised for %s mends it: %j %j', (id, spec, web, code) => {
  const workload = judged(spec, web);
  const [advised = ''] = codesOf(workload, id);
  expect(advised).toBe(`PodTemplate.of(workload).${code}`);
  const names = { PodTemplate, QosTier, GracefulShutdown, Duration, Size, workload };
  new Function(...Object.keys(names), advised)(...Object.values(names));
  expect(codesOf(workload, id)).toEqual([]);
});

test('all advice is about findings that exist', () => {
  expect(Object.keys(ADVICE).filter((id) => !isFindingId(id))).toEqual([]);
});

test('without-advice.json lists the rules whose fix says all, as `npm run rules` writes it', () => {
  expect(withoutAdvice).toEqual(rulesWithoutAdvice());
});
