import { eventId } from './run-log';
import type { RunEventType } from './behavior';
import type { ContainerLife, ContainerState, PodState } from './pod-state';

/** Writes down what happens to a container now, and which events it came after; those that never happened are left out. */
export function recordEvent(
  pod: PodState,
  state: ContainerState,
  { restart, exitCode }: ContainerLife,
  type: RunEventType,
  after: readonly string[],
): void {
  const event = { container: state.container.name, restart, type, after: pod.log.known(after) };
  pod.log.record(type === 'exited' && exitCode !== undefined ? { ...event, exitCode } : event);
}

/** The id of an event of one life of a container. */
export function lifeEvent(state: ContainerState, { restart }: ContainerLife, type: RunEventType): string {
  return eventId(state.container.name, restart, type);
}
