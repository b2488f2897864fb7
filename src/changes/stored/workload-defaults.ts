import { hasReplacementPolicy } from '../../pod/job-features';
import type { FeatureTarget } from '../../kubernetes/fields/features';
import { fieldsOf, isAbsent, isFields, listOf, type Fields } from '../../kubernetes/json';

/** What the API server writes into the spec of an object that leaves it out. */
interface SpecDefaults {
  readonly group: string;
  readonly kind: string;
  readonly values: { readonly [field: string]: unknown };
  /** What depends on the other fields, or on the cluster. */
  readonly more?: (spec: Fields, target: FeatureTarget) => void;
}

const ROLLING = 'RollingUpdate';

/** Source: pkg/apis/apps/v1/defaults.go, pkg/apis/batch/v1/defaults.go and pkg/apis/core/v1/defaults.go */
const DEFAULTS: readonly SpecDefaults[] = [
  {
    group: 'apps',
    kind: 'Deployment',
    values: { replicas: 1, revisionHistoryLimit: 10, progressDeadlineSeconds: 600 },
    more: (spec) => setStrategy(spec, 'strategy', { maxUnavailable: '25%', maxSurge: '25%' }),
  },
  {
    group: 'apps',
    kind: 'DaemonSet',
    values: { revisionHistoryLimit: 10 },
    more: (spec) => setStrategy(spec, 'updateStrategy', { maxUnavailable: 1, maxSurge: 0 }),
  },
  {
    group: 'apps',
    kind: 'StatefulSet',
    values: { replicas: 1, revisionHistoryLimit: 10, podManagementPolicy: 'OrderedReady' },
    more: setStatefulSetDefaults,
  },
  { group: 'apps', kind: 'ReplicaSet', values: { replicas: 1 } },
  { group: '', kind: 'ReplicationController', values: { replicas: 1 }, more: setReplicationControllerSelector },
  { group: 'batch', kind: 'Job', values: {}, more: setJobDefaults },
  {
    group: 'batch',
    kind: 'CronJob',
    values: { concurrencyPolicy: 'Allow', suspend: false, successfulJobsHistoryLimit: 3, failedJobsHistoryLimit: 1 },
    more: (spec, target) => setDefaultsOfTemplate(spec, target),
  },
  {
    group: '',
    kind: 'Service',
    values: { type: 'ClusterIP', sessionAffinity: 'None' },
    more: (spec) => listOf(spec['ports']).filter(isFields).forEach(setPortDefaults),
  },
  { group: '', kind: 'PersistentVolumeClaim', values: { volumeMode: 'Filesystem' } },
];

/** Writes out the defaults of an object that this changes. */
export function setWorkloadDefaults(object: Fields, group: string, target: FeatureTarget): void {
  const defaults = DEFAULTS.find((row) => row.group === group && row.kind === object['kind']);
  const spec = object['spec'];
  if (!defaults || !isFields(spec)) return;
  setAbsent(spec, defaults.values);
  defaults.more?.(spec, target);
}

function setAbsent(fields: Fields, values: SpecDefaults['values']): void {
  for (const [name, value] of Object.entries(values)) if (isAbsent(fields[name])) fields[name] = value;
}

function setStrategy(spec: Fields, field: string, rolling: SpecDefaults['values']): void {
  const strategy = { ...fieldsOf(spec[field]) };
  strategy['type'] ||= ROLLING;
  if (strategy['type'] === ROLLING) {
    const rollingUpdate = { ...fieldsOf(strategy['rollingUpdate']) };
    setAbsent(rollingUpdate, rolling);
    strategy['rollingUpdate'] = rollingUpdate;
  }
  spec[field] = strategy;
}

/** The first version with the feature gate MaxUnavailableStatefulSet on; before it the field is dropped. */
const STATEFUL_SET_MAX_UNAVAILABLE_MINOR = 37;

function setStatefulSetDefaults(spec: Fields, { version }: FeatureTarget): void {
  const hasMaxUnavailable = version.minor >= STATEFUL_SET_MAX_UNAVAILABLE_MINOR;
  setStrategy(spec, 'updateStrategy', { partition: 0, ...(hasMaxUnavailable && { maxUnavailable: 1 }) });
  if (!hasMaxUnavailable) delete fieldsOf(fieldsOf(spec['updateStrategy'])['rollingUpdate'])['maxUnavailable'];
  const policy = { ...fieldsOf(spec['persistentVolumeClaimRetentionPolicy']) };
  setAbsent(policy, { whenDeleted: 'Retain', whenScaled: 'Retain' });
  spec['persistentVolumeClaimRetentionPolicy'] = policy;
  for (const claim of listOf(spec['volumeClaimTemplates']).filter(isFields)) {
    setAbsent(claim, { apiVersion: 'v1', kind: 'PersistentVolumeClaim' });
    if (isFields(claim['spec'])) setAbsent(claim['spec'], { volumeMode: 'Filesystem' });
  }
}

function setReplicationControllerSelector(spec: Fields): void {
  const labels = fieldsOf(fieldsOf(spec['template'])['metadata'])['labels'];
  if (isAbsent(spec['selector']) && isFields(labels)) spec['selector'] = { ...labels };
}

const UNLIMITED = 2 ** 31 - 1;

function setJobDefaults(spec: Fields, target: FeatureTarget): void {
  if (isAbsent(spec['completions']) && isAbsent(spec['parallelism'])) spec['completions'] = 1;
  setAbsent(spec, {
    parallelism: 1,
    backoffLimit: isAbsent(spec['backoffLimitPerIndex']) ? 6 : UNLIMITED,
    completionMode: 'NonIndexed',
    suspend: false,
    manualSelector: false,
    ...(hasReplacementPolicy(target) && {
      podReplacementPolicy: isAbsent(spec['podFailurePolicy']) ? 'TerminatingOrFailed' : 'Failed',
    }),
  });
}

/** The API server writes these into the Job that a CronJob makes, and they mean the same before. */
function setDefaultsOfTemplate(spec: Fields, target: FeatureTarget): void {
  const job = fieldsOf(spec['jobTemplate'])['spec'];
  if (isFields(job)) setJobDefaults(job, target);
}

function setPortDefaults(port: Fields): void {
  port['protocol'] ||= 'TCP';
  if (isAbsent(port['targetPort']) || port['targetPort'] === '' || port['targetPort'] === 0)
    port['targetPort'] = port['port'];
}
