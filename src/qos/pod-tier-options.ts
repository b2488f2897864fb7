/**
 * What becomes of a tier for a Pod as a whole if the Pod cannot have one: on a cluster that does not take resources of a
 * Pod, which Kubernetes does since 1.34 unless its feature gate says otherwise, and on Windows.
 */
export enum PodTierFallback {
  /** Synthesis stops. */
  REFUSE = 'refuse',

  /**
   * The containers get the same amounts between them: helpers, init steps and native sidecars those that they ask for,
   * and the containers of the app equal parts of what is left, beside what they ask for themselves.
   */
  SPREAD = 'spread',
}

/**
 * How a tier is given to a Pod as a whole.
 */
export interface PodTierOptions {
  /**
   * What happens if the target does not take resources of a Pod as a whole.
   * @default PodTierFallback.REFUSE
   */
  readonly fallback?: PodTierFallback;
}
