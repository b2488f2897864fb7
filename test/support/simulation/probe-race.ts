import type { Fields } from '../../../src/kubernetes/json';
import { containersOf, type PodContainer } from '../../../src/pod/containers';
import { probeTiming, type EffectiveProbeTiming } from '../../../src/pod/timeline/probe-timing';
import { restartDecision } from '../../../src/pod/timeline/restart-decision';
import type { RunEvent } from './behavior';
import { restartsAfterProbe } from './next-start';
import { slowest } from './pace';
import { eventId } from './run-log';

/**
 * Whether a container that has ended by itself may have been ended by a probe, or may run again although it is done. The
 * kubelet notices an end up to a second later, and goes on probing until then; a probe that fails for good makes it start
 * the container again, whatever its exit code.
 *
 * Source: pkg/kubelet/prober/worker.go, doProbe; pkg/kubelet/kuberuntime/kuberuntime_manager.go, computePodActions
 */
export function mayMeetProbe(stored: Fields, events: readonly RunEvent[], overheadSeconds: number): boolean {
  const containers = new Map(containersOf(stored).map((container) => [container.name, container]));
  return events.filter(endsByItself).some((event) => {
    const container = containers.get(event.container);
    if (!container) return false;
    const isDone = mayStayDown(stored, container, event);
    const { notice } = slowest(overheadSeconds);
    return (
      startupFailsBy(container, event, events, isDone ? notice : 0) ||
      (isDone && livenessFailsBy(container, event, notice))
    );
  });
}

function endsByItself({ type, container, restart, after }: RunEvent): boolean {
  return type === 'exited' && !after.includes(eventId(container, restart, 'term'));
}

/** Whether its end leaves a container down, but the failure of a probe would start it again. */
function mayStayDown(stored: Fields, container: PodContainer, { exitCode = 0 }: RunEvent): boolean {
  return restartDecision(stored, container, exitCode) === 'leave' && restartsAfterProbe(stored, container);
}

/** From its end on a container answers nothing. */
function livenessFailsBy(container: PodContainer, { restart }: RunEvent, notice: number): boolean {
  const timing = probeTiming(container, 'livenessProbe');
  return timing !== undefined && lastTry(timing, restart) <= notice;
}

function startupFailsBy(
  container: PodContainer,
  { container: name, restart, latestSeconds }: RunEvent,
  events: readonly RunEvent[],
  notice: number,
): boolean {
  const timing = probeTiming(container, 'startupProbe');
  const of = (type: RunEvent['type']) => events.find(({ id }) => id === eventId(name, restart, type));
  if (!timing || of('up')) return false;
  // The delay counts from the start cut to whole seconds.
  const begins = (of('started')?.earliestSeconds ?? 0) + Math.max(0, timing.initialDelaySeconds - 1);
  return begins + lastTry(timing, restart) <= (latestSeconds ?? Infinity) + notice;
}

/** How long after the first try the last one comes at the earliest; failures of the run before count as well. */
function lastTry({ failureThreshold, periodSeconds }: EffectiveProbeTiming, restart: number): number {
  return restart > 0 ? 0 : (failureThreshold - 1) * periodSeconds;
}
