/** How long the kubelet waits before it starts a container for the third time; it starts it for the second time at once. */
export const CRASH_LOOP_FIRST_SECONDS = 10;

/** The longest that it waits. */
export const CRASH_LOOP_LONGEST_SECONDS = 300;

/** How long a container must have run for the next wait to be the shortest again. */
export const CRASH_LOOP_RESET_SECONDS = 600;

/** How often the kubelet looks at a Pod in which nothing happens. */
export const CRASH_LOOP_CHECK_SECONDS = 60;

/** How long the kubelet waits after the end of a container, and when it last set that time. */
export interface CrashLoop {
  readonly seconds: number;
  readonly since: number;
}

/** Until when a container that ended has to wait for its next start; the time of its end where it need not wait. */
export function waitsUntil(
  loop: CrashLoop | undefined,
  finishedAt: number,
  lengthOf: (seconds: number) => number,
): number {
  return loop === undefined || isOver(loop, finishedAt) ? finishedAt : finishedAt + lengthOf(loop.seconds);
}

/**
 * The wait that follows when a container starts again: twice as long as the one before.
 *
 * Source: k8s.io/client-go/util/flowcontrol/backoff.go, Next and IsInBackOffSince; pkg/kubelet/kubelet.go,
 * initialCrashLoopBackOff and NewMainKubelet; pkg/kubelet/kuberuntime/kuberuntime_manager.go, doBackOff
 */
export function nextWait(loop: CrashLoop | undefined, finishedAt: number, now: number): CrashLoop {
  const isFirst = loop === undefined || isOver(loop, finishedAt);
  const seconds = isFirst ? CRASH_LOOP_FIRST_SECONDS : Math.min(loop.seconds * 2, CRASH_LOOP_LONGEST_SECONDS);
  return { seconds, since: now };
}

function isOver({ since }: CrashLoop, finishedAt: number): boolean {
  return finishedAt - since > CRASH_LOOP_RESET_SECONDS;
}
