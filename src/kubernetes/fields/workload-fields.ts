import type { Decoder } from './decoders';
import type { Scalar } from './field-types';

const scalar = (name: Scalar): Decoder => ({ form: 'scalar', scalar: name });
const list = (items: Decoder): Decoder => ({ form: 'list', items, takesNull: true });
const object = (fields: Readonly<Record<string, Decoder>>): Decoder => ({
  form: 'object',
  fields: new Map(Object.entries(fields)),
});

const [text, flag, int32, int64] = [scalar('string'), scalar('boolean'), scalar('int32'), scalar('int64')];

/** Source: k8s.io/apimachinery/pkg/apis/meta/v1, LabelSelector. */
const SELECTOR = object({
  matchLabels: { form: 'map', values: text },
  matchExpressions: list(object({ key: text, operator: text, values: list(text) })),
});

const ROLLING = object({
  maxSurge: scalar('intOrString'),
  maxUnavailable: scalar('intOrString'),
  partition: int32,
});
const STRATEGY = object({ type: text, rollingUpdate: ROLLING });

/** Source: k8s.io/api/batch/v1, JobSpec. */
const JOB = object({
  parallelism: int32,
  completions: int32,
  completionMode: text,
  activeDeadlineSeconds: int64,
  backoffLimit: int32,
  backoffLimitPerIndex: int32,
  maxFailedIndexes: int32,
  ttlSecondsAfterFinished: int32,
  suspend: flag,
  manualSelector: flag,
  podReplacementPolicy: text,
  managedBy: text,
  selector: SELECTOR,
  podFailurePolicy: object({
    rules: list(
      object({
        action: text,
        onExitCodes: object({ containerName: text, operator: text, values: list(int32) }),
        onPodConditions: list(object({ type: text, status: text })),
      }),
    ),
  }),
  successPolicy: object({ rules: list(object({ succeededIndexes: text, succeededCount: int32 })) }),
});

const REPLICAS = { replicas: int32, minReadySeconds: int32, revisionHistoryLimit: int32, selector: SELECTOR };

/**
 * What the specs of the kinds that hold a Pod have beside it, as Kubernetes decodes them.
 *
 * Source: k8s.io/api/apps/v1, k8s.io/api/batch/v1, k8s.io/api/core/v1.
 */
const SPECS: ReadonlyMap<string, Decoder> = new Map([
  ['Deployment', object({ ...REPLICAS, paused: flag, progressDeadlineSeconds: int32, strategy: STRATEGY })],
  ['ReplicaSet', object(REPLICAS)],
  ['DaemonSet', object({ ...REPLICAS, updateStrategy: STRATEGY })],
  [
    'StatefulSet',
    object({
      ...REPLICAS,
      serviceName: text,
      podManagementPolicy: text,
      updateStrategy: STRATEGY,
      ordinals: object({ start: int32 }),
      persistentVolumeClaimRetentionPolicy: object({ whenDeleted: text, whenScaled: text }),
    }),
  ],
  [
    'ReplicationController',
    object({ replicas: int32, minReadySeconds: int32, selector: { form: 'map', values: text } }),
  ],
  ['Job', JOB],
  [
    'CronJob',
    object({
      schedule: text,
      timeZone: text,
      concurrencyPolicy: text,
      suspend: flag,
      startingDeadlineSeconds: int64,
      successfulJobsHistoryLimit: int32,
      failedJobsHistoryLimit: int32,
      jobTemplate: object({ spec: JOB }),
    }),
  ],
]);

const BUILT_IN = /^(v1|(apps|batch|extensions)\/v1(beta[12])?)$/;

/** The decoder of the spec of a workload, apart from its Pod; undefined for a kind that is not one of Kubernetes. */
export function workloadDecoder(apiVersion: unknown, kind: unknown): Decoder | undefined {
  const isBuiltIn = typeof apiVersion === 'string' && BUILT_IN.test(apiVersion);
  return isBuiltIn && typeof kind === 'string' ? SPECS.get(kind) : undefined;
}
