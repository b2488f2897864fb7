import { KubernetesVersion } from '../../kubernetes/version';

/** How long the kubelet waits before it starts a container for the third time; it starts it for the second time at once. */
export const CRASH_LOOP_FIRST_SECONDS = 10;

/** The longest that it waits before it starts a container again. */
export const CRASH_LOOP_MAX_SECONDS = 300;

/** How long the kubelet waits before it starts a container again that ends time after time. */
export interface RestartWait {
  /** Before the second start there is no wait; this is the first one. Each later one is twice as long. */
  readonly firstSeconds: number;
  /** The longest one, unless the node has a setting of its own. */
  readonly longestSeconds: number;
  /** Whether a node can shorten the longest one by `crashLoopBackOff.maxContainerRestartPeriod` of its kubelet. */
  readonly isSetByNode: boolean;
}

/**
 * The wait in a version.
 *
 * Source: pkg/features/kube_features.go, KubeletCrashLoopBackOffMax; pkg/kubelet/kubelet.go, newCrashLoopBackOff
 */
export function restartWaitOf(version: KubernetesVersion): RestartWait {
  return {
    firstSeconds: CRASH_LOOP_FIRST_SECONDS,
    longestSeconds: CRASH_LOOP_MAX_SECONDS,
    isSetByNode: version.isAtLeast(KubernetesVersion.V1_35),
  };
}

/** How long a container must have run for the next wait to be the shortest again. */
const CRASH_LOOP_RESET_SECONDS = 600;

/** How often the kubelet looks at a Pod in which nothing happens. */
const CRASH_LOOP_CHECK_SECONDS = 60;

/** How long the kubelet waits after the end of a container, and when it last set that time. */
export interface CrashLoop {
  readonly seconds: number;
  readonly since: number;
}

/**
 * The wait that follows when a container starts again: twice as long as the one before.
 *
 * Source: k8s.io/client-go/util/flowcontrol/backoff.go, Next and IsInBackOffSince; pkg/kubelet/kubelet.go,
 * initialCrashLoopBackOff and NewMainKubelet; pkg/kubelet/kuberuntime/kuberuntime_manager.go, doBackOff
 */
export function nextWait(loop: CrashLoop | undefined, finishedAt: number, now: number): CrashLoop {
  const isFirst = loop === undefined || isReset(loop, finishedAt);
  const seconds = isFirst ? CRASH_LOOP_FIRST_SECONDS : Math.min(loop.seconds * 2, CRASH_LOOP_MAX_SECONDS);
  return { seconds, since: now };
}

/** Whether a container ran for so long that its next wait is the shortest again. */
export function isReset({ since }: CrashLoop, finishedAt: number): boolean {
  return finishedAt - since > CRASH_LOOP_RESET_SECONDS;
}

/**
 * The longest time from the end of a container to its next start, for a wait of some seconds on a node that loses no
 * time. The kubelet comes back when the wait is over, or up to half as long again after it; it looks at least once a
 * minute, and notices the end of a container up to a second late.
 *
 * Source: pkg/kubelet/pod_workers.go, completeWork and workerBackOffPeriodJitterFactor; pkg/kubelet/kubelet.go,
 * genericPlegRelistPeriod
 */
export function maxBackOffSeconds(waitSeconds: number): number {
  return waitSeconds + Math.min(waitSeconds, CRASH_LOOP_CHECK_SECONDS) / 2 + 1;
}
