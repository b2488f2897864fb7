import type { JsonObject } from '../json';
import { edit, type NamedEdit } from './update-case';

const TERM = { matchExpressions: [{ key: 'zone', operator: 'In', values: ['a'] }] };
const NODE_AFFINITY = { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [TERM] } };
const POD_TERM = { labelSelector: { matchLabels: { app: 'x' } }, topologyKey: 'zone' };
const SPEC = 'spec';
const FIRST = `${SPEC}.containers.0`;

/** Changes of what stands in a Pod template, or in a Pod. */
export const TEMPLATE_EDITS: readonly NamedEdit[] = [
  edit('nothing'),
  edit('image', [`${FIRST}.image`, 'busybox:1.37']),
  edit('two images', [`${FIRST}.image`, 'busybox:1.37'], [`${SPEC}.initContainers.0.image`, 'busybox:1.35']),
  edit('args', [`${FIRST}.args`, ['b']]),
  edit('variable added', [`${FIRST}.env.2`, { name: 'C', value: 'c' }]),
  edit('variables in another order', [
    `${FIRST}.env`,
    [
      { name: 'B', value: '' },
      { name: 'A', value: 'a' },
    ],
  ]),
  edit('empty value left out', [`${FIRST}.env.1`, { name: 'B' }]),
  edit('container added', [`${SPEC}.containers.1`, { name: 'other', image: 'busybox:1.36' }]),
  edit('init container added', [`${SPEC}.initContainers.1`, { name: 'other', image: 'busybox:1.36' }]),
  edit('init container removed', [`${SPEC}.initContainers`, null]),
  edit('request', [`${FIRST}.resources.requests.cpu`, '2']),
  edit('limit added', [`${FIRST}.resources.limits`, { cpu: '2' }]),
  edit('request written otherwise', [`${FIRST}.resources.requests`, { cpu: 1, memory: '65536Ki' }]),
  edit('request as a decimal', [`${FIRST}.resources.requests.cpu`, '1.0']),
  edit('no request', [`${FIRST}.resources`, null]),
  edit('empty limits', [`${FIRST}.resources.limits`, {}]),
  edit('grace period', [`${SPEC}.terminationGracePeriodSeconds`, 60]),
  edit('default grace period', [`${SPEC}.terminationGracePeriodSeconds`, 30]),
  edit('DNS policy', [`${SPEC}.dnsPolicy`, 'Default']),
  edit('defaults of the spec', [`${SPEC}.dnsPolicy`, 'ClusterFirst'], [`${SPEC}.schedulerName`, 'default-scheduler']),
  edit('default pull policy', [`${FIRST}.imagePullPolicy`, 'IfNotPresent']),
  edit('pull policy', [`${FIRST}.imagePullPolicy`, 'Always']),
  edit('default protocol', [`${FIRST}.ports.0.protocol`, 'TCP']),
  edit('name of the port', [`${FIRST}.ports.0.name`, 'web']),
  edit('no port', [`${FIRST}.ports`, null]),
  edit('defaults of the probe', [`${FIRST}.livenessProbe`, probe({ periodSeconds: 10, timeoutSeconds: 1 })]),
  edit('delay of the probe', [`${FIRST}.livenessProbe`, probe({ initialDelaySeconds: 5 })]),
  edit('delay of nothing', [`${FIRST}.livenessProbe`, probe({ initialDelaySeconds: 0 })]),
  edit('readiness probe', [`${FIRST}.readinessProbe`, { tcpSocket: { port: 80 } }]),
  edit('false where that is nothing', [`${SPEC}.hostNetwork`, false], [`${FIRST}.tty`, false]),
  edit('false where that is something', [`${SPEC}.automountServiceAccountToken`, false]),
  edit('service links', [`${SPEC}.enableServiceLinks`, true]),
  edit('requests of limits', [`${SPEC}.initContainers.0.resources`, { limits: { cpu: '1' } }]),
  edit('ports of the node', [`${SPEC}.hostNetwork`, true]),
  edit('empty lists', [`${SPEC}.hostAliases`, []], [`${FIRST}.command`, []]),
  edit('empty security context', [`${SPEC}.securityContext`, {}]),
  edit('security context', [`${SPEC}.securityContext`, { runAsUser: 1000 }]),
  edit('security context of a container', [`${FIRST}.securityContext`, { privileged: false }]),
  edit('node selector', [`${SPEC}.nodeSelector`, { zone: 'a' }]),
  edit('toleration', [`${SPEC}.tolerations`, [{ key: 'a', operator: 'Exists' }]]),
  edit('node affinity', [`${SPEC}.affinity`, { nodeAffinity: NODE_AFFINITY }]),
  edit('anti-affinity', [
    `${SPEC}.affinity`,
    { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [POD_TERM] } },
  ]),
  edit('scheduling gate', [`${SPEC}.schedulingGates`, [{ name: 'example.com/gate' }]]),
  edit('volume', [`${SPEC}.volumes.1`, { name: 'other', emptyDir: {} }]),
  edit('volume without a source', [`${SPEC}.volumes.0`, { name: 'data' }]),
  edit('name of the node', [`${SPEC}.nodeName`, 'a']),
  edit('label', ['metadata.labels.extra', 'a']),
  edit('annotation', ['metadata.annotations', { 'example.com/a': 'a' }]),
  edit('port that is none', [`${FIRST}.ports.0.containerPort`, 70_000]),
  edit('mount of no volume', [`${FIRST}.volumeMounts.1`, { name: 'none', mountPath: '/none' }]),
];

function probe(fields: { readonly [field: string]: number }): JsonObject {
  return { tcpSocket: { port: 80 }, ...fields };
}
