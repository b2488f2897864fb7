import type { Size } from 'cdk8s';
import type { EmptyDirMedium } from '../../kubernetes/empty-dir-medium';
import { addContainerPart } from '../../edits/add-container-part';
import { addVolume } from '../../edits/add-volume';
import { emptyDirVolume } from './empty-dir-volume';
import { volumeMount } from './mounts';
import type { PodHelper } from './pod-helper';
import { volumeNameFor } from './volume-name';

/**
 * A directory of a helper's own that it can write to and that ends with the Pod.
 */
export interface EmptyDirMount {
  /** The absolute path in the container. */
  readonly path: string;

  /**
   * The name of the volume: a DNS label that no other volume of the Pod has.
   * @default - made from the name of the container and the path, as in `log-shipper-var-cache`
   */
  readonly name?: string;

  /**
   * How much may be written. A Pod that writes more to disk is evicted.
   *
   * @see https://kubernetes.io/docs/concepts/storage/volumes/#emptydir
   * @default - no limit but that of the node
   */
  readonly sizeLimit?: Size;

  /**
   * Where the files are kept.
   * @default EmptyDirMedium.DISK
   */
  readonly medium?: EmptyDirMedium;
}

/**
 * Gives a helper a directory to write to.
 *
 * - Container: a mount.
 * - Pod: an emptyDir volume.
 */
export function addEmptyDir(helper: PodHelper, { path, medium, sizeLimit, name }: EmptyDirMount): void {
  const { containerName, podTemplate } = helper;
  const volume = name ?? volumeNameFor(containerName, path);
  podTemplate._keep(addVolume(emptyDirVolume(volume, { medium, sizeLimit })));
  podTemplate._keep(addContainerPart('mount', containerName, volumeMount({ volume, path })));
}
