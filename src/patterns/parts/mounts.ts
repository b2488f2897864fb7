import { EditPhase } from '../../edits/pod-edit';
import { isOfPlus } from '../../options/recognize';
import { nameOf, type VolumeReference } from '../../plus/pod-references';
import type { PodHelper } from './pod-helper';
import { definedFields, type Fields } from '../../kubernetes/json';

/**
 * A volume of the Pod that a helper mounts.
 */
export interface HelperVolumeMount {
  /**
   * The volume, by its name or as an object such as a `SharedVolume` or a `Volume` of cdk8s-plus. The Pod must have it
   * (finding `mount-volume`): the mount does not add it.
   */
  readonly volume: string | VolumeReference;

  /**
   * The absolute path in the container (finding `mount-path`), at which it mounts nothing else (finding
   * `duplicate-mount`).
   */
  readonly path: string;

  /**
   * Whether the helper can only read.
   * @default false
   */
  readonly readOnly?: boolean;

  /**
   * A relative path inside the volume that is mounted instead of its root. Files of a ConfigMap or Secret that are
   * mounted this way are never updated.
   *
   * @default - the root of the volume
   */
  readonly subPath?: string;
}

/** A mount as the container's `volumeMounts` have it. */
export function volumeMount({ volume, path, readOnly, subPath }: HelperVolumeMount): Fields {
  return definedFields({ name: nameOf(volume), mountPath: path, readOnly, subPath });
}

/** Remembers which volumes are objects of cdk8s-plus: one that the Pod lacks is added by the workload, and not by its name. */
export function noteVolumeObjects({ podTemplate }: PodHelper, mounts: readonly HelperVolumeMount[]): void {
  for (const { volume } of mounts.filter((mount) => isOfPlus(mount.volume))) {
    podTemplate._keep({
      phase: EditPhase.FIELDS,
      apply: ({ provenance }) => provenance.addVolumeObject(nameOf(volume)),
    });
  }
}
