import type { Size } from 'cdk8s';
import { Construct } from 'constructs';
import { checkCall } from '../options/check-call';
import { EmptyDirMedium } from '../kubernetes/empty-dir-medium';
import { addContainerPart } from '../edits/add-container-part';
import { addVolume } from '../edits/add-volume';
import { nameOf, type ContainerReference, type VolumeReference } from '../plus/pod-references';
import { PodTemplate } from '../template/pod-template';
import { emptyDirVolume, requireRoom } from './parts/empty-dir-volume';
import { volumeMount } from './parts/mounts';
import { requirePod } from '../template/require-pod';

/**
 * Where a container finds a shared volume.
 */
export interface SharedVolumeMount {
  /**
   * A container of any kind, by its name or as an object. One that is not there is the finding `unknown-container`.
   */
  readonly container: string | ContainerReference;

  /** The absolute path in that container (finding `mount-path`), at which it mounts nothing else (finding `duplicate-mount`). */
  readonly path: string;

  /**
   * Whether the container can only read.
   * @default false
   */
  readonly readOnly?: boolean;
}

/**
 * An empty directory that containers of a Pod share.
 */
export interface SharedVolumeProps {
  /**
   * Where each container finds it. A helper can instead name it in its own `volumeMounts`; at synthesis at least two
   * containers must mount it (finding `shared-volume`).
   *
   * @default - nowhere yet
   */
  readonly volumeMounts?: SharedVolumeMount[];

  /**
   * The name of the volume: a DNS label (finding `volume-name`) that no other volume of the Pod has (finding
   * `duplicate-volume`).
   *
   * @default - the id of the construct
   */
  readonly name?: string;

  /**
   * Where the files are kept.
   * @default EmptyDirMedium.DISK
   */
  readonly medium?: EmptyDirMedium;

  /**
   * How much may be written. A Pod that writes more to disk is evicted; memory is full then.
   * @default - no limit but that of the node, or of the memory of the Pod
   */
  readonly sizeLimit?: Size;
}

/**
 * Memory that the processes of a container, or of several, share.
 */
export interface SharedMemoryProps {
  /** The containers, each by its name or as an object. One is enough (finding `shared-volume` for none). */
  readonly containers: (string | ContainerReference)[];

  /**
   * How much may be written, instead of the 64 MiB that container runtimes allow. It counts as memory of the container
   * that writes.
   *
   * @default - no limit but that of the memory of the Pod
   */
  readonly sizeLimit?: Size;
}

/**
 * An empty directory that containers of a Pod share, mounted on both sides, each at its own path.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#emptydir
 *
 * @example
 * new Sidecar(deployment, 'log-collector', { image: 'fluent/fluentd:v1.19.3-1.0', securityContext: { user: 999 } });
 * new SharedVolume(deployment, 'logs', {
 *   volumeMounts: [
 *     { container: 'web', path: '/var/log/nginx' },
 *     { container: 'log-collector', path: '/logs', readOnly: true },
 *   ],
 * });
 */
export class SharedVolume extends Construct implements VolumeReference {
  /**
   * Memory that processes share as files in `/dev/shm`, where POSIX shared memory lives: those of one container that needs
   * more than its runtime allows, such as PostgreSQL or a browser, or those of several containers.
   *
   * @param scope - the workload whose Pod it joins, or a construct below one
   * @param id - the id of the construct, and the name of the volume
   * @param props - the containers
   */
  public static sharedMemory(scope: Construct, id: string, props: SharedMemoryProps): SharedVolume {
    checkCall('SharedVolume.sharedMemory', arguments);
    const { containers, sizeLimit } = props;
    if (sizeLimit) requireRoom({ construct: scope.node.path, place: 'SharedVolume.sharedMemory.sizeLimit' }, sizeLimit);
    const volume = new SharedVolume(scope, id, { medium: EmptyDirMedium.MEMORY, ...(sizeLimit && { sizeLimit }) });
    containers.forEach((container, index) =>
      volume._mount({ container, path: '/dev/shm' }, `SharedVolume.sharedMemory.containers[${index}]`),
    );
    return volume;
  }

  /** The name of the volume in the Pod. */
  public readonly volumeName: string;

  private readonly podTemplate: PodTemplate;

  /**
   * @param scope - the workload whose Pod it joins, or a construct below one
   * @param id - the id of the construct, and the name of the volume unless another is given
   * @param props - where it is mounted
   * @throws FindingsError if there is no Pod to join, or the id or an option cannot be taken; what else is wrong is found
   * at synthesis
   */
  public constructor(scope: Construct, id: string, props: SharedVolumeProps = {}) {
    checkCall('SharedVolume', arguments, { isExtended: new.target !== SharedVolume });
    requirePod(new.target.name, scope, id);
    super(scope, id);
    this.volumeName = props.name ?? id;
    this.podTemplate = PodTemplate.of(this);
    const { medium, sizeLimit } = props;
    if (sizeLimit) requireRoom({ construct: this.node.path, place: 'SharedVolume.sizeLimit' }, sizeLimit);
    this.podTemplate._keep(addVolume(emptyDirVolume(this.volumeName, { medium, sizeLimit }), true));
    props.volumeMounts?.forEach((place, index) => this._mount(place, `SharedVolume.volumeMounts[${index}].container`));
  }

  /** The name of the volume as well: a shared volume stands wherever a volume is given by its name or as an object. */
  public get name(): string {
    return this.volumeName;
  }

  /** Mounts it into one more container. */
  public addVolumeMount(place: SharedVolumeMount): void {
    checkCall('SharedVolume.addVolumeMount', arguments, { construct: this });
    this._mount(place, 'SharedVolume.addVolumeMount.container');
  }

  /**
   * @param option - what names the container
   * @internal
   */
  public _mount({ container, path, readOnly }: SharedVolumeMount, option: string): void {
    const item = volumeMount({ volume: this.volumeName, path, ...(readOnly !== undefined && { readOnly }) });
    this.podTemplate._keep(addContainerPart('mount', nameOf(container), item, option));
  }
}
