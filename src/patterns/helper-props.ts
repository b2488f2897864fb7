import type { EnvironmentValue } from '../plus/plus-types';
import type { ImagePullPolicy } from '../kubernetes/image-pull-policy';
import type { QosTier } from '../qos/qos-tier';
import type { HelperResources } from '../qos/resource-amounts';
import type { ConfigurationFiles } from './parts/configuration';
import type { EnvFromSource } from './parts/env-from';
import type { HelperVolumeMount } from './parts/mounts';
import type { HelperPort } from './parts/ports';
import type { EmptyDirMount } from './parts/empty-dirs';
import type { HelperSecurityContext } from './parts/security-context';
import type { HelperVolume } from './parts/volumes';

/**
 * The container of a helper.
 */
export interface HelperProps {
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
   * Environment variables by name: texts, or values and references to Secrets, ConfigMaps and fields as cdk8s-plus makes
   * them. A name that the target does not take is the finding `variable-name`.
   *
   * @default - none
   */
  readonly envVariables?: { readonly [name: string]: string | EnvironmentValue };

  /**
   * Secrets and ConfigMaps whose keys become environment variables. `envVariables` win over them.
   * @default - none
   */
  readonly envFrom?: EnvFromSource[];

  /**
   * The ports that it listens on, each as its number or with a name.
   * @default - none
   */
  readonly ports?: (number | HelperPort)[];

  /**
   * Volumes of the Pod that it mounts.
   * @default - none
   */
  readonly volumeMounts?: HelperVolumeMount[];

  /**
   * Secrets, ConfigMaps and claims that it mounts, each as a volume of its own.
   * @default - none
   */
  readonly volumes?: HelperVolume[];

  /**
   * Directories of its own that it can write to; the root file system of a hardened container cannot be written.
   * @default - none
   */
  readonly emptyDirs?: EmptyDirMount[];

  /**
   * Its configuration files.
   * @default - none
   */
  readonly configuration?: ConfigurationFiles;

  /**
   * What it asks of the node, and what it may use at most: amounts, or a tier such as `QosSizes.standard().burstable('nano')`,
   * which is applied to the container. A negative amount is the finding `negative-amount`.
   *
   * @default - nothing: no requests and no limits
   */
  readonly resources?: HelperResources | QosTier;

  /**
   * Under which restrictions it runs. A hardened container needs the number of its user here, unless the Pod has one.
   * @default - hardened
   */
  readonly securityContext?: HelperSecurityContext;

  /**
   * When the kubelet fetches the image.
   * @default - by Kubernetes: always for the tag `latest` or none, otherwise if the node does not have it
   */
  readonly imagePullPolicy?: ImagePullPolicy;
}
