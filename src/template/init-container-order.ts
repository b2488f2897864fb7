import type { ContainerReference } from '../plus/pod-references';

/**
 * Where an init step or native sidecar stands among the others. Without it, it comes after all that are there.
 */
export interface InitContainerOrder {
  /**
   * The init steps and native sidecars that start after it, each by its name or as an object.
   * @default - none
   */
  readonly before?: (string | ContainerReference)[];

  /**
   * The init steps and native sidecars that start before it, each by its name or as an object.
   * @default - none
   */
  readonly after?: (string | ContainerReference)[];
}
