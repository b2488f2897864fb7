import type { Size } from 'cdk8s';
import type { EmptyDirMedium } from '../../kubernetes/empty-dir-medium';
import { definedFields, type Fields } from '../../kubernetes/json';
import { canonicalText } from '../../kubernetes/quantity';
import { rejectOption, type RejectedOption } from '../../enforcement/reject-option';

interface EmptyDirOptions {
  readonly medium?: EmptyDirMedium | undefined;
  readonly sizeLimit?: Size | undefined;
}

/** Where an option stands: the path of its construct, and its name from the class on. */
type OptionPlace = Required<Pick<RejectedOption, 'construct' | 'place'>>;

/** An emptyDir volume as it stands in a manifest. */
export function emptyDirVolume(name: string, { medium, sizeLimit }: EmptyDirOptions): Fields {
  const emptyDir = {
    medium: medium === undefined || medium.length === 0 ? undefined : medium,
    sizeLimit: sizeLimit && canonicalText(sizeLimit.asString()),
  };
  return { name, emptyDir: definedFields(emptyDir) };
}

/**
 * Refuses a limit of zero, which is none (finding `option-type`).
 *
 * Source: k8s.io/kubernetes/pkg/kubelet/eviction, emptyDirLimitEviction, and pkg/volume/emptydir, calculateEmptyDirMemorySize
 */
export function requireRoom({ construct, place }: OptionPlace, sizeLimit: Size): void {
  if (Number.parseFloat(sizeLimit.asString()) !== 0) return;
  rejectOption('option-type', {
    construct,
    place,
    value: sizeLimit.asString(),
    message: 'a `sizeLimit` of zero is not a limit.',
    fix: 'write a size, as in Size.mebibytes(64), or leave `sizeLimit` out.',
  });
}
