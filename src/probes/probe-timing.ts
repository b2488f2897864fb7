import type { Duration } from 'cdk8s';

/**
 * When a probe runs, and how many results count.
 */
export interface ProbeTiming {
  /**
   * How long after the container's start the first try may come. Whole seconds. With a startup probe, the other probes
   * wait for that one as well.
   *
   * @default - 0 seconds, by Kubernetes
   */
  readonly initialDelay?: Duration;

  /**
   * The time from one try to the next. Whole seconds, at least one.
   *
   * @default - 10 seconds, by Kubernetes
   */
  readonly period?: Duration;

  /**
   * How long an answer may take. Whole seconds, at least one.
   *
   * @default - 1 second, by Kubernetes
   */
  readonly timeout?: Duration;

  /**
   * How many successes in a row count as success. It must be 1 for a startup or liveness probe.
   *
   * @default - 1, by Kubernetes
   */
  readonly successThreshold?: number;

  /**
   * How many failures in a row count as failure.
   *
   * @default - 3, by Kubernetes
   */
  readonly failureThreshold?: number;

  /**
   * How long a container may take to stop after this probe has failed. Invalid for a readiness probe. Whole seconds.
   *
   * @default - the grace period of the Pod
   */
  readonly terminationGracePeriod?: Duration;
}
