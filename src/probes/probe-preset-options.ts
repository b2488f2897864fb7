import type { Duration } from 'cdk8s';
import type { ProbeTiming } from './probe-timing';

/**
 * The deadlines of the probes of a container, as times. The periods, timeouts and thresholds follow from them; each can be
 * set by itself, as long as the deadlines are still met.
 */
export interface ProbePresetOptions {
  /**
   * How long the container may take from its start until it answers. It adds a startup probe: a container that needs this
   * long is not killed, and one that needs twice as long is. Whole seconds.
   *
   * @default - none: no startup probe, unless the preset says otherwise
   */
  readonly startsWithin?: Duration;

  /**
   * The time from the moment at which the program hangs until the container is told to stop; its grace period follows. It
   * adds a liveness probe and needs `startsWithin`: without a startup probe the container could be killed while it
   * starts. Whole seconds.
   *
   * @default - none: no liveness probe
   */
  readonly detectsHangWithin?: Duration;

  /**
   * The time from the last answer of the program until the Pod counts as unready and gets no traffic. With a liveness
   * probe it may be less, so that traffic leaves before the container is stopped. Whole seconds.
   *
   * @default - by the preset
   */
  readonly leavesTrafficWithin?: Duration;

  /**
   * How long an answer may take, for every probe of the set. Whole seconds.
   * @default - by the preset
   */
  readonly answersWithin?: Duration;

  /**
   * Values of the startup probe that replace those computed from `startsWithin`.
   * @default - none
   */
  readonly startupTiming?: ProbeTiming;

  /**
   * Values of the readiness probe that replace those computed from `leavesTrafficWithin`.
   * @default - none
   */
  readonly readinessTiming?: ProbeTiming;

  /**
   * Values of the liveness probe that replace those computed from `detectsHangWithin`.
   * @default - none
   */
  readonly livenessTiming?: ProbeTiming;
}
