/**
 * How soon Kubernetes takes the memory of a Pod back when its node runs out of it. The Pod has no field for it: it
 * follows from the requests and limits of all containers together.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
 */
export enum QosClass {
  /** Every container, init steps and sidecars included, has equal requests and limits of CPU and memory. Goes last. */
  GUARANTEED = 'Guaranteed',

  /** Some container has a request or a limit of CPU or memory. Goes after those that ask for nothing. */
  BURSTABLE = 'Burstable',

  /** No container has a request or a limit of CPU or memory. Goes first. */
  BEST_EFFORT = 'BestEffort',
}
