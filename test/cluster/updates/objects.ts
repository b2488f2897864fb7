import type { Json, JsonObject } from '../json';

const LABELS = { app: 'a' };

const POD_SPEC = {
  initContainers: [{ name: 'step', image: 'busybox:1.36' }],
  containers: [
    {
      name: 'app',
      image: 'busybox:1.36',
      args: ['a'],
      env: [
        { name: 'A', value: 'a' },
        { name: 'B', value: '' },
      ],
      ports: [{ containerPort: 80, name: 'http' }],
      resources: { requests: { cpu: '1000m', memory: '64Mi' } },
      livenessProbe: { tcpSocket: { port: 80 } },
      volumeMounts: [{ name: 'data', mountPath: '/data' }],
    },
  ],
  volumes: [{ name: 'data', emptyDir: {} }],
};

/** A kind that holds a Pod, and where. */
export interface Holder {
  readonly kind: string;
  readonly template: readonly string[];
  object(name: string, spec?: JsonObject): JsonObject;
}

function holder(
  apiVersion: string,
  kind: string,
  template: readonly string[],
  specOf: (template: JsonObject) => JsonObject,
): Holder {
  const restartPolicy = apiVersion.startsWith('batch') ? { restartPolicy: 'Never' } : {};
  return {
    kind,
    template,
    object: (name, spec = {}) => ({
      apiVersion,
      kind,
      metadata: { name, namespace: 'default', labels: { of: 'updates' } },
      spec: { ...specOf({ metadata: { labels: LABELS }, spec: { ...restartPolicy, ...POD_SPEC } }), ...spec },
    }),
  };
}

const SELECTOR = { matchLabels: LABELS };
const IN_SPEC = ['spec', 'template'];

/** A claim as a StatefulSet makes it. */
export const CLAIM: JsonObject = {
  metadata: { name: 'claim' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
};

export const DEPLOYMENT = holder('apps/v1', 'Deployment', IN_SPEC, (template) => ({ selector: SELECTOR, template }));
export const DAEMON_SET = holder('apps/v1', 'DaemonSet', IN_SPEC, (template) => ({ selector: SELECTOR, template }));
export const REPLICA_SET = holder('apps/v1', 'ReplicaSet', IN_SPEC, (template) => ({ selector: SELECTOR, template }));
export const STATEFUL_SET = holder('apps/v1', 'StatefulSet', IN_SPEC, (template) => ({
  selector: SELECTOR,
  serviceName: 'a',
  template,
  volumeClaimTemplates: [CLAIM],
}));
export const CONTROLLER = holder('v1', 'ReplicationController', IN_SPEC, (template) => ({
  selector: LABELS,
  template,
}));
export const JOB = holder('batch/v1', 'Job', IN_SPEC, (template) => ({ template }));
export const CRON_JOB = holder('batch/v1', 'CronJob', ['spec', 'jobTemplate', 'spec', 'template'], (template) => ({
  schedule: '0 3 * * *',
  jobTemplate: { spec: { template } },
}));
export const POD: Holder = {
  kind: 'Pod',
  template: [],
  object: (name, spec = {}) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'default', labels: { ...LABELS, of: 'updates' } },
    spec: { ...POD_SPEC, ...spec },
  }),
};

/** Every kind of Kubernetes that holds a Pod which is made of it. */
export const HOLDERS = [DEPLOYMENT, DAEMON_SET, REPLICA_SET, STATEFUL_SET, CONTROLLER, JOB, CRON_JOB, POD];

/** An object without a Pod. */
export function plain(
  apiVersion: string,
  kind: string,
  name: string,
  fields: { readonly [field: string]: Json },
): JsonObject {
  return { apiVersion, kind, metadata: { name, namespace: 'default' }, ...fields };
}
