import { ofEach } from '../../enforcement/of-each';
import { checkCall } from '../../options/check-call';
import { deepEqual, definedFields, type Fields } from '../../kubernetes/json';
import { addContainerPart } from '../../edits/add-container-part';
import { addVolume } from '../../edits/add-volume';
import { volumeMount } from './mounts';
import type { PodHelper } from './pod-helper';
import { objectFiles, type ObjectFilesOptions } from './object-files';
import { listOption } from './reject-helper';
import { REFERRING, referredName, type ObjectReference, type ReferredKind } from './references';
import { volumeNameFor } from './volume-name';

/**
 * Where a helper finds the files of a Secret or ConfigMap.
 */
export interface ObjectVolumeOptions extends ObjectFilesOptions {
  /**
   * The absolute path of the directory in the container (finding `mount-path`), at which it mounts nothing else (finding
   * `duplicate-mount`). The files can only be read.
   */
  readonly path: string;

  /**
   * The name of the volume: a DNS label (finding `volume-name`) that no other volume of the Pod has (finding
   * `duplicate-volume`).
   *
   * @default - made from the names of the container and the object, as in `database-credentials`
   */
  readonly name?: string;
}

/**
 * Where a helper finds a claimed volume.
 */
export interface ClaimVolumeOptions {
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
   * A relative path inside the volume that is mounted instead of its root.
   * @default - the root of the volume
   */
  readonly subPath?: string;

  /**
   * The name of the volume: a DNS label (finding `volume-name`) that no other volume of the Pod has (finding
   * `duplicate-volume`).
   *
   * @default - made from the names of the container and the claim, as in `cache-data`
   */
  readonly name?: string;
}

/**
 * A volume that a helper brings and mounts: the files of a Secret or ConfigMap, or a PersistentVolumeClaim. The object is
 * in the namespace of the Pod already.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
export class HelperVolume {
  /**
   * The keys of a Secret as files.
   *
   * @param secret - the Secret, such as `{ name: 'database' }` or a Secret of cdk8s-plus
   * @param options - where the files are, and which
   */
  public static fromSecret(secret: ObjectReference, options: ObjectVolumeOptions): HelperVolume {
    checkCall('HelperVolume.fromSecret', arguments);
    const { path, name } = options;
    return new HelperVolume({ kind: 'Secret', object: secret, path, name, readOnly: true }, (helper, secretName) => ({
      secret: { secretName, ...objectFiles(helper, { kind: 'Secret', name: secretName }, options) },
    }));
  }

  /**
   * The keys of a ConfigMap as files.
   *
   * @param configMap - the ConfigMap, such as `{ name: 'settings' }` or a ConfigMap of cdk8s-plus
   * @param options - where the files are, and which
   */
  public static fromConfigMap(configMap: ObjectReference, options: ObjectVolumeOptions): HelperVolume {
    checkCall('HelperVolume.fromConfigMap', arguments);
    const { path, name } = options;
    const mounted: MountedObject = { kind: 'ConfigMap', object: configMap, path, name, readOnly: true };
    return new HelperVolume(mounted, (helper, objectName) => ({
      configMap: { name: objectName, ...objectFiles(helper, { kind: 'ConfigMap', name: objectName }, options) },
    }));
  }

  /**
   * The volume of a claim. If the Pod has it already, name that volume in `volumeMounts` instead: a Pod that has one claim twice
   * never starts (finding `duplicate-claim`).
   *
   * @param claim - the claim, such as `{ name: 'data' }` or a PersistentVolumeClaim of cdk8s-plus
   * @param options - where the volume is mounted
   */
  public static fromPersistentVolumeClaim(claim: ObjectReference, options: ClaimVolumeOptions): HelperVolume {
    checkCall('HelperVolume.fromPersistentVolumeClaim', arguments);
    return new HelperVolume({ kind: 'PersistentVolumeClaim', object: claim, ...options }, (_helper, claimName) => ({
      persistentVolumeClaim: { claimName },
    }));
  }

  private constructor(
    private readonly mounted: MountedObject,
    private readonly source: (helper: PodHelper, name: string) => Fields,
  ) {}

  /**
   * The volume as the Pod's `volumes` have it, and its mount.
   * @internal
   */
  public _manifest(helper: PodHelper): { readonly volume: Fields; readonly mount: Fields } {
    const { kind, object, path, name, readOnly, subPath } = this.mounted;
    const objectName = referredName(helper, kind, { object, option: `HelperVolume.from${kind}.${REFERRING[kind]}` });
    const volume = name ?? volumeNameFor(helper.containerName, objectName);
    const mount = volumeMount({ volume, path, ...definedFields({ readOnly, subPath }) });
    return { volume: { name: volume, ...this.source(helper, objectName) }, mount };
  }
}

interface MountedObject {
  readonly kind: ReferredKind;
  readonly object: ObjectReference;
  readonly path: string;
  readonly name?: string | undefined;
  readonly readOnly?: boolean;
  readonly subPath?: string;
}

/**
 * Mounts volumes that a helper brings; one that is mounted at two paths is added once.
 *
 * - Container: a mount for each.
 * - Pod: the volumes.
 */
export function mountVolumes(helper: PodHelper, volumes: readonly HelperVolume[]): void {
  const added: Fields[] = [];
  const manifests = ofEach(volumes, (each) => each._manifest(helper), listOption(helper, 'volumes'));
  for (const { volume, mount } of manifests) {
    helper.podTemplate._keep(addContainerPart('mount', helper.containerName, mount));
    if (added.some((other) => deepEqual(other, volume))) continue;
    added.push(volume);
    helper.podTemplate._keep(addVolume(volume));
  }
}
