import type { CauseReason } from '../findings/cause-reason';
import type { FindingId } from '../findings/finding-kind';
import type { KubernetesVersion } from '../kubernetes/version';

/** A form of path for which the API server names another field than the one in the manifest. */
interface ServerField {
  readonly path: RegExp;
  /** What it writes instead, with `$1` for what the first group holds. */
  readonly field: string;
  /**
   * The ids of the rules that it is so for.
   * @default - all
   */
  readonly rules?: readonly FindingId[];
  /**
   * The last minor version of which it is so.
   * @default - it is still so
   */
  readonly until?: number;
  /**
   * The type of the error there.
   * @default - that of the problem
   */
  readonly reason?: CauseReason;
}

const METADATA_RULES: readonly FindingId[] = ['object-metadata', 'pod-annotation', 'pod-label'];

/**
 * The API server leaves out an index or a field, names the object around a field, or a field by its name in Go.
 *
 * Source: k8s.io/kubernetes/pkg/apis/core/validation, and apps and batch beside it.
 */
const SERVER_FIELDS: readonly ServerField[] = [
  { path: /\b(labels|annotations)\[.*\]$/s, field: '$1', rules: METADATA_RULES },
  { path: /\[(seccomp\.security.*)\]$/s, field: '.$1', rules: ['annotation-value'] },
  { path: /\[(container\.seccomp.*)\]$/s, field: '.$1', rules: ['annotation-value'] },
  { path: /\[scheduler\.alpha.*\]$/s, field: '', rules: ['annotation-value'] },
  { path: /\.template\.metadata\.(labels|annotations)\b/, field: '.template.$1', rules: ['annotation-value', 'pod-annotation', 'pod-label'] },
  { path: /\b(accessModes)\[\d+\]$/, field: '$1' },
  { path: /\bnamespaces\[\d+\]$/, field: 'namespace' },
  { path: /\b(volumeMounts)\[\d+\]\.(recursiveReadOnly|mountPropagation)$/, field: '$1.$2' },
  { path: /\b(volumeMounts)\[\d+\]\.(subPath|subPathExpr)$/, field: '$1.$2', rules: ['sub-path'] },
  { path: /\b(envFrom)\[\d+\]$/, field: '$1' },
  { path: /\.resources\.requests\[storage\]$/, field: '.resources[storage]', rules: ['claim-template'] },
  { path: /\b(schedulingGates)(\[\d+\])\.name$/, field: '$1$2', rules: ['field-format', 'required-field'], reason: 'FieldValueInvalid' },
  { path: /\b(claims|options)(\[\d+\])\.name$/, field: '$1$2', rules: ['field-format', 'required-field'] },
  { path: /\b(resizePolicy)\[\d+\].*$/s, field: '$1' },
  { path: /\.host(PID|IPC)$/, field: '.Host$1', rules: ['host-users'] },
  { path: /\.sleep\.seconds$/, field: '.sleep', rules: ['hook-sleep', 'negative-amount'] },
  { path: /\.sources\[\d+\]\.serviceAccountToken\.path$/, field: '.path' },
  { path: /\.sources\[\d+\]\..*$/s, field: '', rules: ['duplicate-projected-path'] },
  { path: /\b(downwardAPI)\.items\[\d+\]/, field: '$1' },
  { path: /\bgcePersistentDisk\b/, field: 'persistentDisk' },
  { path: /\bnodePublishSecretRef\.name$/, field: 'name', rules: ['volume-detail'] },
  { path: /\binitiatorName$/, field: 'initiatorname' },
  { path: /\b(httpHeaders)\[\d+\].*$/s, field: '$1', reason: 'FieldValueInvalid' },
  { path: /\b(spec\.os)\.name$/, field: '$1', rules: ['enum-value'] },
  { path: /\boverhead\[/, field: 'overhead.limits[', rules: ['negative-amount'] },
  { path: /\b(strategy|updateStrategy)\.type$/, field: '$1' },
  { path: /\b(resourceClaims|sysctls)(\[\d+\])$/, field: '$1$2.name', rules: ['duplicate-entry'] },
  { path: /\b(volumeDevices\[\d+\])$/, field: '$1.devicePath', rules: ['duplicate-entry'] },
  { path: /\bserviceAccount$/, field: 'serviceAccountName' },
  { path: /\b(ownerReferences)\[\d+\]/, field: '$1', until: 36, reason: 'FieldValueInvalid' },
  { path: /\b(shareProcessNamespace)$/, field: 'securityContext.$1', rules: ['process-namespace'], until: 36 },
]; // prettier-ignore

/** What the API server of a version says if a rule finds something at a path of the object: the field, and its own reason. */
export function serverAnswerTo(
  rule: string,
  path: string,
  { minor }: KubernetesVersion,
): { readonly field: string; readonly reason?: CauseReason } {
  const rows = SERVER_FIELDS.filter(
    (row) => (row.rules?.includes(rule) ?? true) && minor <= (row.until ?? Infinity) && row.path.test(path),
  );
  const reason = rows.find((row) => row.reason !== undefined)?.reason;
  return {
    field: rows.reduce((field, row) => field.replace(row.path, row.field), path),
    ...(reason !== undefined && { reason }),
  };
}
