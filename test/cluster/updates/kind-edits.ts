import type { JsonObject } from '../json';
import { CLAIM, CRON_JOB, DAEMON_SET, DEPLOYMENT, JOB, POD, REPLICA_SET, CONTROLLER, STATEFUL_SET } from './objects';
import { edit, type NamedEdit } from './update-case';

/** An object, and what is changed in it. */
export interface EditedObject {
  readonly title: string;
  readonly object: (name: string) => JsonObject;
  readonly edits: readonly NamedEdit[];
}

const OTHER = { app: 'b' };
const SELECTOR = edit('selector', ['spec.selector', { matchLabels: OTHER }], ['spec.template.metadata.labels', OTHER]);
const REPLICAS = [edit('replicas', ['spec.replicas', 3]), edit('default of replicas', ['spec.replicas', 1])];
const METADATA = [
  edit('label of the object', ['metadata.labels', { of: 'updates', other: 'a' }]),
  edit('annotation of the object', ['metadata.annotations', { 'example.com/a': 'a' }]),
];
const GATED = { schedulingGates: [{ name: 'example.com/a' }, { name: 'example.com/b' }] };
const GATES = 'spec.schedulingGates';
const ZONE = { nodeSelectorTerms: [{ matchExpressions: [{ key: 'zone', operator: 'Exists' }] }] };
const TEMPLATE = 'spec.template.spec';

/** What is changed in the workloads outside of their Pod templates, and in templates where it depends on the workload. */
export const WORKLOAD_EDITS: readonly EditedObject[] = [
  {
    title: 'Deployment',
    object: (name) => DEPLOYMENT.object(name),
    edits: [
      SELECTOR,
      ...REPLICAS,
      ...METADATA,
      edit('Recreate', ['spec.strategy', { type: 'Recreate' }]),
      edit('Recreate without what was there', ['spec.strategy', { type: 'Recreate', rollingUpdate: null }]),
      edit('default strategy', ['spec.strategy', { rollingUpdate: { maxSurge: '25%' } }]),
      edit('surge', ['spec.strategy', { rollingUpdate: { maxSurge: 2 } }]),
      edit('no way to roll', ['spec.strategy', { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } }]),
      edit('paused', ['spec.paused', true]),
      edit('not paused', ['spec.paused', false]),
      edit('readiness', ['spec.minReadySeconds', 5]),
      edit('deadline', ['spec.progressDeadlineSeconds', 60]),
      edit('defaults', ['spec.progressDeadlineSeconds', 600], ['spec.revisionHistoryLimit', 10]),
    ],
  },
  {
    title: 'Deployment with a surge',
    object: (name) => DEPLOYMENT.object(name, { strategy: { rollingUpdate: { maxSurge: 1 } } }),
    edits: [edit('Recreate', ['spec.strategy', { type: 'Recreate' }]), edit('no surge', ['spec.strategy', null])],
  },
  {
    title: 'Deployment with both amounts',
    object: (name) => DEPLOYMENT.object(name, { strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 1 } } }),
    edits: [edit('Recreate', ['spec.strategy', { type: 'Recreate' }])],
  },
  {
    title: 'StatefulSet',
    object: (name) => STATEFUL_SET.object(name),
    edits: [
      SELECTOR,
      ...REPLICAS,
      ...METADATA,
      edit('service', ['spec.serviceName', 'b']),
      edit('size of the claim', ['spec.volumeClaimTemplates.0.spec.resources.requests.storage', '2Gi']),
      edit('size written otherwise', ['spec.volumeClaimTemplates.0.spec.resources.requests.storage', '1024Mi']),
      edit('another claim', ['spec.volumeClaimTemplates.1', { ...CLAIM, metadata: { name: 'second' } }]),
      edit('no claim', ['spec.volumeClaimTemplates', null]),
      edit('Parallel', ['spec.podManagementPolicy', 'Parallel']),
      edit('default management', ['spec.podManagementPolicy', 'OrderedReady']),
      edit('history', ['spec.revisionHistoryLimit', 3]),
      edit('OnDelete', ['spec.updateStrategy', { type: 'OnDelete' }]),
      edit('OnDelete without what was there', ['spec.updateStrategy', { type: 'OnDelete', rollingUpdate: null }]),
      edit('partition', ['spec.updateStrategy', { rollingUpdate: { partition: 2 } }]),
      edit('default partition', ['spec.updateStrategy', { type: 'RollingUpdate', rollingUpdate: { partition: 0 } }]),
      edit('ordinals', ['spec.ordinals', { start: 1 }]),
      edit('claims are deleted', ['spec.persistentVolumeClaimRetentionPolicy', { whenDeleted: 'Delete' }]),
      edit('readiness', ['spec.minReadySeconds', 5]),
      edit('service and image', ['spec.serviceName', 'b'], [`${TEMPLATE}.containers.0.image`, 'busybox:1']),
    ],
  },
  {
    title: 'DaemonSet',
    object: (name) => DAEMON_SET.object(name),
    edits: [
      SELECTOR,
      ...METADATA,
      edit('OnDelete', ['spec.updateStrategy', { type: 'OnDelete' }]),
      edit('default strategy', ['spec.updateStrategy', { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0 } }]),
      edit('surge', ['spec.updateStrategy', { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }]),
      edit('readiness', ['spec.minReadySeconds', 5]),
    ],
  },
  { title: 'ReplicaSet', object: (name) => REPLICA_SET.object(name), edits: [SELECTOR, ...REPLICAS, ...METADATA] },
  {
    title: 'ReplicationController',
    object: (name) => CONTROLLER.object(name),
    edits: [
      edit('selector', ['spec.selector', OTHER], ['spec.template.metadata.labels', OTHER]),
      ...REPLICAS,
      ...METADATA,
    ],
  },
  {
    title: 'CronJob',
    object: (name) => CRON_JOB.object(name),
    edits: [
      ...METADATA,
      edit('schedule', ['spec.schedule', '0 4 * * *']),
      edit('suspended', ['spec.suspend', true]),
      edit('concurrency', ['spec.concurrencyPolicy', 'Forbid']),
      edit('defaults', ['spec.concurrencyPolicy', 'Allow'], ['spec.successfulJobsHistoryLimit', 3]),
      edit('time zone', ['spec.timeZone', 'Etc/UTC']),
      edit('time zone that is none', ['spec.timeZone', 'Nowhere/Never']),
    ],
  },
  {
    title: 'Job',
    object: (name) => JOB.object(name),
    edits: [
      ...METADATA,
      edit('completions', ['spec.completions', 2]),
      edit('parallelism', ['spec.parallelism', 2]),
      edit('failures', ['spec.backoffLimit', 3]),
      edit('defaults', ['spec.backoffLimit', 6], ['spec.completionMode', 'NonIndexed']),
      edit('mode', ['spec.completionMode', 'Indexed'], ['spec.completions', 1]),
      edit('suspended', ['spec.suspend', true]),
      edit('deadline', ['spec.activeDeadlineSeconds', 60]),
      edit('time to live', ['spec.ttlSecondsAfterFinished', 60]),
      edit('failure policy', ['spec.podFailurePolicy', failurePolicy()]),
      { ...edit('success policy', ['spec.successPolicy', { rules: [{ succeededCount: 1 }] }]), since: 33 },
    ],
  },
  {
    title: 'suspended Job',
    object: (name) => JOB.object(name, { suspend: true }),
    edits: [
      edit('resumed', ['spec.suspend', false]),
      edit('resumed elsewhere', ['spec.suspend', false], [`${TEMPLATE}.nodeSelector`, { zone: 'a' }]),
      edit('node selector', [`${TEMPLATE}.nodeSelector`, { zone: 'a' }]),
      edit('toleration', [`${TEMPLATE}.tolerations`, [{ key: 'a', operator: 'Exists' }]]),
      edit('scheduling gate', [GATES.replace('spec', TEMPLATE), [{ name: 'example.com/a' }]]),
      edit('node affinity', [
        `${TEMPLATE}.affinity`,
        { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: ZONE } },
      ]),
      edit('label of the Pod', ['spec.template.metadata.labels.extra', 'a']),
      edit('annotation of the Pod', ['spec.template.metadata.annotations', { 'example.com/a': 'a' }]),
      edit('image', [`${TEMPLATE}.containers.0.image`, 'busybox:1.37']),
      edit('request', [`${TEMPLATE}.containers.0.resources.requests.cpu`, '2']),
      edit('request of the step', [`${TEMPLATE}.initContainers.0.resources`, { requests: { cpu: '2' } }]),
    ],
  },
  {
    title: 'indexed Job',
    object: (name) => JOB.object(name, { completionMode: 'Indexed', completions: 2, parallelism: 2 }),
    edits: [
      edit('both', ['spec.completions', 3], ['spec.parallelism', 3]),
      edit('completions', ['spec.completions', 3]),
      edit('parallelism', ['spec.parallelism', 1]),
    ],
  },
  {
    title: 'gated Pod',
    object: (name) => POD.object(name, GATED),
    edits: [
      edit('one gate less', [GATES, [{ name: 'example.com/a' }]]),
      edit('no gate', [GATES, null]),
      edit('another gate', [GATES, [...GATED.schedulingGates, { name: 'example.com/c' }]]),
      edit('node selector', ['spec.nodeSelector', { zone: 'a' }]),
      edit('node affinity', [
        'spec.affinity',
        { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: ZONE } },
      ]),
      edit('image', ['spec.containers.0.image', 'busybox:1.37']),
    ].map((each) => ({ ...each, since: 29 })),
  },
  {
    title: 'Pod with a deadline',
    object: (name) => POD.object(name, { activeDeadlineSeconds: 60, tolerations: [{ key: 'a', operator: 'Exists' }] }),
    edits: [
      edit('shorter', ['spec.activeDeadlineSeconds', 30]),
      edit('longer', ['spec.activeDeadlineSeconds', 90]),
      edit('none', ['spec.activeDeadlineSeconds', null]),
      edit('another toleration', ['spec.tolerations.1', { key: 'b', operator: 'Exists' }]),
      edit('toleration changed', ['spec.tolerations.0.key', 'b']),
      edit('no toleration', ['spec.tolerations', null]),
    ],
  },
];

function failurePolicy(): JsonObject {
  return { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [42] } }] };
}
