import type { Size } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { EmptyDirMedium } from '../../kubernetes/empty-dir-medium';
import { definedFields, type Fields } from '../../kubernetes/json';
import { canonicalText } from '../../kubernetes/quantity';
import { rejectConstruct } from '../../template/locate';

interface EmptyDirOptions {
  readonly medium?: EmptyDirMedium | undefined;
  readonly sizeLimit?: Size | undefined;
}

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
export function requireRoom(construct: IConstruct, sizeLimit: Size, option: string): void {
  if (Number.parseFloat(sizeLimit.asString()) !== 0) return;
  rejectConstruct('option-type', construct, {
    option,
    value: sizeLimit.asString(),
    message: 'a `sizeLimit` of zero is no limit.',
    fix: 'write a size, as in Size.mebibytes(64), or leave `sizeLimit` out.',
  });
}
