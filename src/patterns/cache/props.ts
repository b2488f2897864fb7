import type { Size } from 'cdk8s';
import type { ContainerReference } from '../../plus/pod-references';
import type { LocalhostVariables } from '../parts/localhost-variables';
import type { PresetProps } from '../preset-props';

/**
 * A cache on localhost, and how the app finds it.
 */
export interface CacheSidecarProps extends PresetProps {
  /**
   * The environment variables by which the app finds the cache; an empty object says that the app knows the address by
   * itself.
   */
  readonly clientVariables: LocalhostVariables;

  /**
   * The containers that get the variables, each by its name or as an object.
   * @default - every app container that is not a helper
   */
  readonly clients?: (string | ContainerReference)[];

  /**
   * How much the cache keeps before it drops what is used least, in whole mebibytes, at least 8. The container gets memory
   * for it and for the program unless `resources` says otherwise. A memory limit of the final Pod at which the kernel would
   * kill the program before it is full is refused (finding `preset-option`).
   *
   * @default - what fits into the memory limit of `resources`; without one, Size.mebibytes(64)
   */
  readonly size?: Size;
}
