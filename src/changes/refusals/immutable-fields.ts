import { deepEqual, fieldsOf, type Fields } from '../../kubernetes/json';
import { atSteps } from '../../kubernetes/kinds';
import type { KubernetesVersion } from '../../kubernetes/version';
import type { Refusal } from './refusal';

/** A field that may not change once the object is there. */
interface ImmutableField {
  readonly group: string;
  readonly kind: string;
  readonly path: string;
  /** The field that the API server names; the same one if absent. */
  readonly field?: (minor: number) => string;
  /** The last minor version in which it is immutable; absent if it still is. */
  readonly until?: number;
}

/** The first version that names each field of a StatefulSet by itself. */
const STATEFUL_SET_NAMES_FIELDS = 37;

function spec(minor: number, path: string): string {
  return minor < STATEFUL_SET_NAMES_FIELDS ? 'spec' : path;
}

function ofStatefulSet(path: string, until?: number): ImmutableField {
  return {
    group: 'apps',
    kind: 'StatefulSet',
    path,
    field: (minor) => spec(minor, path),
    ...(until !== undefined && { until }),
  };
}

function ofKind(group: string, kind: string, ...paths: readonly string[]): ImmutableField[] {
  return paths.map((path) => ({ group, kind, path }));
}

/**
 * The fields of workloads and of what belongs to them that may not change. Those of Jobs, Pods and claims depend on more.
 *
 * Source: pkg/apis/apps/validation, ValidateDeploymentUpdate, ValidateDaemonSetUpdate, ValidateReplicaSetUpdate and
 * ValidateStatefulSetUpdate; pkg/apis/batch/validation, ValidateJobSpecUpdate; pkg/apis/core/validation,
 * ValidateSecretUpdate; pkg/apis/rbac/validation, ValidateRoleBindingUpdate; pkg/apis/scheduling/validation,
 * ValidatePriorityClassUpdate; pkg/apis/storage/validation, ValidateStorageClassUpdate
 */
const IMMUTABLE: readonly ImmutableField[] = [
  ...ofKind('apps', 'Deployment', 'spec.selector'),
  ...ofKind('apps', 'DaemonSet', 'spec.selector'),
  ...ofKind('apps', 'ReplicaSet', 'spec.selector'),
  ofStatefulSet('spec.selector'),
  ofStatefulSet('spec.serviceName'),
  ofStatefulSet('spec.volumeClaimTemplates'),
  ofStatefulSet('spec.podManagementPolicy'),
  ofStatefulSet('spec.revisionHistoryLimit', 32),
  ...ofKind(
    'batch',
    'Job',
    'spec.selector',
    'spec.completionMode',
    'spec.podFailurePolicy',
    'spec.backoffLimitPerIndex',
    'spec.managedBy',
    'spec.successPolicy',
  ),
  ...ofKind('', 'Secret', 'type'),
  ...ofKind('rbac.authorization.k8s.io', 'RoleBinding', 'roleRef'),
  ...ofKind('rbac.authorization.k8s.io', 'ClusterRoleBinding', 'roleRef'),
  ...ofKind('scheduling.k8s.io', 'PriorityClass', 'value', 'preemptionPolicy'),
  ...ofKind('storage.k8s.io', 'StorageClass', 'parameters', 'provisioner', 'reclaimPolicy', 'volumeBindingMode'),
];

/** What the API server takes for an absent field. */
const ABSENT: Readonly<Record<string, unknown>> = {
  'PriorityClass preemptionPolicy': 'PreemptLowerPriority',
  'StorageClass reclaimPolicy': 'Delete',
  'StorageClass volumeBindingMode': 'Immediate',
};

/** The fields that differ between two stored forms of an object and may not. */
export function immutableRefusals(
  before: Fields,
  after: Fields,
  { group, kind }: { readonly group: string; readonly kind: string },
  { minor }: KubernetesVersion,
): Refusal[] {
  return IMMUTABLE.filter((row) => row.group === group && row.kind === kind && minor <= (row.until ?? Infinity))
    .filter(({ path }) => {
      const [left, right] = [before, after].map(
        (object) => atSteps(object, path.split('.')) ?? ABSENT[`${kind} ${path}`],
      );
      return !deepEqual(left, right);
    })
    .map(({ path, field }) => immutable(path, field?.(minor) ?? path));
}

/** A refusal of a field that may not change. */
export function immutable(
  path: string,
  field: string = path,
  reason = 'may not change once the object is there',
): Refusal {
  return { cause: 'immutable', path, field, reason, fix: RECREATE };
}

const RECREATE = 'keep the value, give the object another name, or delete it before it is applied';

/** What may not change in a ConfigMap or Secret that is immutable. */
export function frozenRefusals(before: Fields, after: Fields, kind: string): Refusal[] {
  if ((kind !== 'ConfigMap' && kind !== 'Secret') || before['immutable'] !== true) return [];
  const fields = kind === 'ConfigMap' ? ['data', 'binaryData'] : ['data'];
  const reason = 'may not change since the object is immutable';
  return [
    ...(after['immutable'] === true ? [] : [immutable('immutable', 'immutable', reason)]),
    ...fields
      .filter((field) => !deepEqual(fieldsOf(before[field]), fieldsOf(after[field])))
      .map((field) => immutable(field, field, reason)),
  ];
}
