import type { Fields } from '../../../src/kubernetes/json';
import type { PodContainer } from '../../../src/pod/containers';
import { isReset, type CrashLoop } from '../../../src/pod/timeline/crash-loop';
import { policyOf } from '../../../src/pod/timeline/restart-decision';

/** Until when a container that ended has to wait for its next start; the time of its end if it need not wait. */
export function waitsUntil(
  loop: CrashLoop | undefined,
  finishedAt: number,
  lengthOf: (seconds: number) => number,
): number {
  return loop === undefined || isReset(loop, finishedAt) ? finishedAt : finishedAt + lengthOf(loop.seconds);
}

/**
 * Whether a container starts again that the kubelet killed for a failed probe: its exit code and rules do not matter.
 *
 * Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go, computePodActions
 */
export function restartsAfterProbe(spec: Fields, container: PodContainer): boolean {
  return policyOf(spec, container) !== 'Never';
}
