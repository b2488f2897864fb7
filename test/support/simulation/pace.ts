import { maxBackOffSeconds } from '../../../src/pod/timeline/crash-loop';

/** How quick a node is, within what the kubelet's own periods allow. */
export interface Pace {
  /** Whether every period is taken at its longest. */
  readonly isSlow: boolean;
  /** What anything takes on top. */
  readonly overhead: number;
  /**
   * Until the kubelet acts on a container that has started or ended: it looks once a second.
   *
   * Source: pkg/kubelet/kubelet.go, genericPlegRelistPeriod
   */
  readonly notice: number;
  /**
   * How much sooner than its delay a probe may begin: the delay counts from the start cut to whole seconds.
   *
   * Source: pkg/kubelet/status/status_manager.go, normalizeStatus; pkg/kubelet/prober/worker.go, doProbe
   */
  readonly early: number;
  /** How long before the start of the first container the kubelet took the Pod on, as it counts. */
  readonly setUp: number;
}

/** The quickest node that there can be: nothing takes time but what the Pod itself asks for. */
export function quickest(overhead: number): Pace {
  return { isSlow: false, overhead: 0, notice: 0, early: 1, setUp: 1 + overhead };
}

/** The slowest node on which anything takes no longer than the overhead. */
export function slowest(overhead: number): Pace {
  return { isSlow: true, overhead, notice: 1 + overhead, early: 0, setUp: 0 };
}

/** How long after its end a container starts again that has to wait. */
export function backOffSeconds({ isSlow, overhead }: Pace, waitSeconds: number): number {
  return isSlow ? maxBackOffSeconds(waitSeconds) + overhead : waitSeconds;
}
