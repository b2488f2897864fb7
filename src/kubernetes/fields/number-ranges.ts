/** The numbers that a field takes, both ends included. */
export interface NumberRange {
  readonly type: string;
  readonly name: string;
  readonly least: number;
  readonly most: number;
}

const ANY = Number.MAX_SAFE_INTEGER;
const MAX_INT_32 = 2 ** 31 - 1;

/** Fields that hold a count or a number of seconds, and take 0. Source: ValidateNonnegativeField of each kind. */
const COUNTS: Readonly<Record<string, readonly string[]>> = {
  CronJobSpec: ['failedJobsHistoryLimit', 'startingDeadlineSeconds', 'successfulJobsHistoryLimit'],
  DaemonSetSpec: ['minReadySeconds', 'revisionHistoryLimit'],
  DeploymentSpec: ['minReadySeconds', 'progressDeadlineSeconds', 'replicas', 'revisionHistoryLimit'],
  JobSpec: [
    'activeDeadlineSeconds',
    'backoffLimit',
    'backoffLimitPerIndex',
    'completions',
    'maxFailedIndexes',
    'parallelism',
    'ttlSecondsAfterFinished',
  ],
  ReplicaSetSpec: ['minReadySeconds', 'replicas'],
  ReplicationControllerSpec: ['minReadySeconds', 'replicas'],
  RollingUpdateStatefulSetStrategy: ['partition'],
  StatefulSetOrdinals: ['start'],
  StatefulSetSpec: ['minReadySeconds', 'replicas'],
  SuccessPolicyRule: ['succeededCount'],
};

/** Fields that hold the mode of a file. */
const MODES: Readonly<Record<string, string>> = {
  ConfigMapVolumeSource: 'defaultMode',
  DownwardAPIVolumeFile: 'mode',
  DownwardAPIVolumeSource: 'defaultMode',
  EmptyDirVolumeSource: 'mode',
  KeyToPath: 'mode',
  ProjectedVolumeSource: 'defaultMode',
  SecretVolumeSource: 'defaultMode',
};

/** The ranges of numbers, except those that have rules of their own. Source: k8s.io/kubernetes/pkg/apis/core/validation. */
export const NUMBER_RANGES: readonly NumberRange[] = [
  ...Object.entries(COUNTS).flatMap(([type, names]) => names.map((name) => ({ type, name, least: 0, most: ANY }))),
  ...Object.entries(MODES).map(([type, name]) => ({ type, name, least: 0, most: 0o777 })),
  { type: 'AWSElasticBlockStoreVolumeSource', name: 'partition', least: 0, most: 255 },
  { type: 'GCEPersistentDiskVolumeSource', name: 'partition', least: 0, most: 255 },
  { type: 'ISCSIVolumeSource', name: 'lun', least: 0, most: 255 },
  { type: 'PodSpec', name: 'activeDeadlineSeconds', least: 1, most: MAX_INT_32 },
  { type: 'PreferredSchedulingTerm', name: 'weight', least: 1, most: 100 },
  { type: 'WeightedPodAffinityTerm', name: 'weight', least: 1, most: 100 },
  { type: 'ServiceAccountTokenProjection', name: 'expirationSeconds', least: 600, most: 2 ** 32 },
  { type: 'TopologySpreadConstraint', name: 'maxSkew', least: 1, most: ANY },
  { type: 'TopologySpreadConstraint', name: 'minDomains', least: 1, most: ANY },
];

/** Fields in which nothing is a 0, which is not in their range. */
export const ZERO_IF_ABSENT: ReadonlySet<string> = new Set(['weight', 'maxSkew']);
