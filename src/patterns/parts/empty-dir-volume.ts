import type { Size } from 'cdk8s';
import type { EmptyDirMedium } from '../../kubernetes/empty-dir-medium';
import { definedFields, type Fields } from '../../kubernetes/json';
import { canonicalText } from '../../kubernetes/quantity';

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
