import type { Size } from 'cdk8s';
import type { EnvValue } from 'cdk8s-plus-27';
import type { EmptyDirMedium } from '../kubernetes/empty-dir-medium';
import type { ImagePullPolicy } from '../kubernetes/image-pull-policy';
import type { Protocol } from '../kubernetes/protocol';
import type { HelperResources } from '../qos/container-resources';
import type { ContainerSecurity } from './parts/security';

/**
 * A port that a helper listens on.
 */
export interface HelperPort {
  /**
   * The number, from 1 to 65535 (finding `port-number`); from 1024 in a hardened container (finding `hardened-port`). No
   * container that runs at the same time may use it with the same protocol (finding `duplicate-port`).
   */
  readonly number: number;

  /**
   * The name by which Services, monitors and probes can refer to it: at most 15 lower-case letters, digits and "-"
   * (finding `port-number`).
   *
   * @default - none
   */
  readonly name?: string;

  /**
   * The protocol.
   * @default - TCP, by Kubernetes
   */
  readonly protocol?: Protocol;
}

/**
 * A volume of the Pod that a helper mounts.
 */
export interface HelperMount {
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

/**
 * A directory of a helper's own that it can write to and that ends with the Pod.
 */
export interface ScratchDirectory {
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
 * Configuration files of a helper. They become a ConfigMap that is mounted read-only, and a hash of them becomes an
 * annotation of the Pod, so that a change of them rolls the Pods.
 */
export interface ConfigurationFiles {
  /** The absolute path of the directory in which the program finds them. */
  readonly path: string;

  /**
   * The text of each file by its name: letters, digits, "-", "_" and ".", no directories, one mebibyte in all; anything
   * else is refused at once (finding `configuration-files`). No secrets: mount those from a Secret.
   *
   * @see https://kubernetes.io/docs/concepts/configuration/configmap/
   */
  readonly files: { readonly [name: string]: string };
}

/**
 * The container of a helper.
 */
export interface HelperContainerProps {
  /** The image, such as `registry/repository:tag`. What no container runtime can read is the finding `image-reference`. */
  readonly image: string;

  /**
   * The name of the container: a DNS label (finding `container-name`) that no other container of the Pod has (finding
   * `duplicate-container`).
   *
   * @default - the id of the construct
   */
  readonly name?: string;

  /**
   * The program to run.
   * @default - the entrypoint of the image
   */
  readonly command?: string[];

  /**
   * The arguments of the program.
   * @default - those of the image, unless `command` is given
   */
  readonly args?: string[];

  /**
   * The directory that the program starts in.
   * @default - that of the image
   */
  readonly workingDir?: string;

  /**
   * Environment variables by name: values, or references to Secrets, ConfigMaps and fields, as cdk8s-plus makes them. A
   * name that the target does not take is the finding `variable-name`.
   *
   * @default - none
   */
  readonly envVariables?: { readonly [name: string]: EnvValue };

  /**
   * The ports that it listens on.
   * @default - none
   */
  readonly ports?: HelperPort[];

  /**
   * Volumes of the Pod that it mounts.
   * @default - none
   */
  readonly mounts?: HelperMount[];

  /**
   * Directories of its own that it can write to; the root file system of a hardened container cannot be written.
   * @default - none
   */
  readonly scratch?: ScratchDirectory[];

  /**
   * Its configuration files.
   * @default - none
   */
  readonly configuration?: ConfigurationFiles;

  /**
   * What it asks of the node, and what it may use at most. A negative amount is the finding `negative-amount`.
   * @default - nothing: no requests and no limits
   */
  readonly resources?: HelperResources;

  /**
   * Under which restrictions it runs. A hardened container needs the number of its user here, unless the Pod has one.
   * @default - hardened
   */
  readonly security?: ContainerSecurity;

  /**
   * When the kubelet fetches the image.
   * @default - by Kubernetes: always for the tag `latest` or none, otherwise where the node does not have it
   */
  readonly imagePullPolicy?: ImagePullPolicy;
}
