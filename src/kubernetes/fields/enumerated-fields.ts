import { newestFields, objectType } from './field-table';
import type { FeatureTarget } from './features';
import type { Field } from './field-types';

/** A field that takes one of a few values. */
export interface EnumeratedField {
  /** The type that has it. */
  readonly type: string;
  readonly name: string;
  /** Whether it is a list of such values. */
  readonly isList: boolean;
  /** Whether an empty text counts as absent. */
  readonly takesEmpty: boolean;
  /** The values that a cluster takes. */
  readonly valuesIn: (target: FeatureTarget) => readonly string[];
}

/** Enumerations of which OpenAPI does not say that they are some. Source: the types of k8s.io/api/core/v1 and apps/v1. */
const FURTHER: Readonly<Record<string, readonly string[]>> = {
  'PodOS.name': ['linux', 'windows'],
  'PodSecurityContext.seLinuxChangePolicy': ['MountOption', 'Recursive'],
  'VolumeMount.recursiveReadOnly': ['Disabled', 'Enabled', 'IfPossible'],
  'PodCertificateProjection.keyType': [
    'ECDSAP256', 'ECDSAP384', 'ECDSAP521', 'ED25519', 'MLDSA44', 'MLDSA65', 'MLDSA87', 'RSA3072', 'RSA4096',
  ], // prettier-ignore
  'StatefulSetPersistentVolumeClaimRetentionPolicy.whenDeleted': ['Delete', 'Retain'],
  'StatefulSetPersistentVolumeClaimRetentionPolicy.whenScaled': ['Delete', 'Retain'],
  'LabelSelectorRequirement.operator': ['DoesNotExist', 'Exists', 'In', 'NotIn'],
  'PodFailurePolicyOnPodConditionsPattern.status': ['False', 'True', 'Unknown'],
};

/**
 * Enumerations in which an empty text is one more wrong value, since it does not count as absent: those that are
 * pointers in Go, and those that have no default.
 */
const NOT_EMPTY: ReadonlySet<string> = new Set([
  'AzureDiskVolumeSource.cachingMode', 'AzureDiskVolumeSource.kind', 'GRPCAction.mode', 'HTTPGetAction.protocol',
  'JobSpec.completionMode', 'JobSpec.podReplacementPolicy', 'LabelSelectorRequirement.operator', 'NodeSelectorRequirement.operator',
  'PersistentVolumeClaimSpec.accessModes', 'PersistentVolumeClaimSpec.volumeMode',
  'PodSecurityContext.fsGroupChangePolicy', 'PodSecurityContext.seLinuxChangePolicy', 'PodSecurityContext.supplementalGroupsPolicy',
  'PodSpec.preemptionPolicy', 'SecurityContext.procMount', 'TopologySpreadConstraint.nodeAffinityPolicy',
  'TopologySpreadConstraint.nodeTaintsPolicy', 'TopologySpreadConstraint.whenUnsatisfiable', 'VolumeMount.mountPropagation',
  'VolumeMount.recursiveReadOnly',
]); // prettier-ignore

/** Fields with rules of their own. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'Lifecycle.stopSignal', 'PodSpec.restartPolicy', 'NodeSelectorRequirement.operator', 'Toleration.operator',
]); // prettier-ignore

/** Values that a feature gate allows. */
interface GatedValues {
  readonly values: readonly string[];
  readonly gate: string;
  /** The first minor version that has the gate. */
  readonly since: number;
  /** The first minor version in which it is on by default. */
  readonly onByDefault: number;
}

const GATED: Readonly<Record<string, GatedValues>> = {
  'PodSecurityContext.seLinuxChangePolicy': {
    values: ['MountOption'],
    gate: 'SELinuxMount',
    since: 30,
    onByDefault: 37,
  },
  'PodCertificateProjection.keyType': {
    values: ['MLDSA44', 'MLDSA65', 'MLDSA87'],
    gate: 'PodCertificateMLDSA',
    since: 38,
    onByDefault: 38,
  },
  'StatefulSetUpdateStrategy.type': {
    values: ['Recreate'],
    gate: 'StatefulSetRecreateStrategy',
    since: 37,
    onByDefault: 38,
  },
};

/** Types that were asked for. */
const READ = new Map<string, readonly EnumeratedField[]>();

/** The fields of a type of the table that take one of a few values. */
export function enumeratedFieldsOf(typeName: string): readonly EnumeratedField[] {
  const known = READ.get(typeName);
  if (known) return known;
  const found = newestFields(objectType(typeName)).flatMap((field) => enumerated(typeName, field));
  READ.set(typeName, found);
  return found;
}

function enumerated(type: string, field: Field): EnumeratedField[] {
  const key = `${type}.${field.name}`;
  const further = FURTHER[key] ?? [];
  if (ELSEWHERE.has(key) || (field.values.length === 0 && further.length === 0)) return [];
  const gated = GATED[key];
  const read = (target: FeatureTarget): readonly string[] => {
    const { minor } = target.version;
    const lacking = gated === undefined || isOn(gated, target) ? [] : gated.values;
    const listed = field.values
      .filter(({ since, until }) => minor >= since && minor <= until)
      .map(({ value }) => value);
    return (further.length > 0 ? further : listed).filter((value) => !lacking.includes(value));
  };
  // The objects of an input have one target, or a few of them.
  let last: { readonly target: FeatureTarget; readonly values: readonly string[] } | undefined;
  const valuesIn = (target: FeatureTarget): readonly string[] => {
    if (last?.target !== target) last = { target, values: read(target) };
    return last.values;
  };
  return [{ type, name: field.name, isList: field.type.form === 'list', takesEmpty: !NOT_EMPTY.has(key), valuesIn }];
}

function isOn({ gate, since, onByDefault }: GatedValues, { version: { minor }, featureGates }: FeatureTarget): boolean {
  if (minor < since) return false;
  return Object.hasOwn(featureGates, gate) ? featureGates[gate] === true : minor >= onByDefault;
}
