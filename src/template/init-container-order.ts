/**
 * Where an init step or native sidecar stands among the others. Without it, it comes after all that are there.
 */
export interface InitContainerOrder {
  /**
   * Names of init steps and native sidecars that start after it.
   * @default - none
   */
  readonly before?: string[];

  /**
   * Names of init steps and native sidecars that start before it.
   * @default - none
   */
  readonly after?: string[];
}
