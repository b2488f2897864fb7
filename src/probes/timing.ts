import type { Duration } from 'cdk8s';

/**
 * When a probe is made, and when its answers count.
 */
export interface ProbeTiming {
  /**
   * How long after the container's start the first probe may come. Whole seconds. With a startup probe, the others wait
   * for that one as well.
   *
   * @default - 0 seconds, by Kubernetes
   */
  readonly initialDelay?: Duration;

  /**
   * The time from one probe to the next. Whole seconds, at least one.
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
   * How many successes in a row count as success. A startup or liveness probe allows only 1.
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
   * How long a container that this probe found failing may take to stop. Not for a readiness probe. Whole seconds.
   *
   * @default - the grace period of the Pod
   */
  readonly terminationGracePeriod?: Duration;
}
