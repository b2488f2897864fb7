import { definedFields, type Fields } from '../../kubernetes/json';

/**
 * A volume of the Pod that a helper mounts.
 */
export interface HelperVolumeMount {
  /** The name of the volume, such as `SharedVolume.volumeName`. The Pod must have it (finding `mount-volume`). */
  readonly volume: string;

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
  return definedFields({ name: volume, mountPath: path, readOnly, subPath });
}
