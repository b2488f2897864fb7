import { containersOf, type PodContainer } from '../../../../src/pod/containers';
import type { RunEventType } from '../../../support/simulation/behavior';
import { textAt } from '../../json';
import type { JournalLine } from '../scripts/journal';
import type { Observation } from './observe';
import { containerStatuses, type ContainerStatus } from '../pod-status';

/** Something that was seen of a container, and between which times it happened: exact where the container wrote it. */
export interface SeenEvent {
  readonly id: string;
  readonly type: RunEventType;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly exitCode?: number;
}

const TYPES: Readonly<Record<string, RunEventType>> = {
  start: 'started',
  preStop: 'stopping',
  term: 'term',
  exit: 'exited',
};

/** The exit code of a process that was killed. */
const KILLED = 137;

/**
 * The events of a Pod by their ids, in seconds from the start of its first container. What a container wrote itself is
 * exact. That it counts as started or ready, and the end of one that was killed, is taken from the status of the Pod.
 */
export function seenEvents(seen: Observation): ReadonlyMap<string, SeenEvent> {
  const start = seen.lines[0]?.at ?? 0;
  const events = new Map<string, SeenEvent>();
  const add = (event: SeenEvent): void => {
    if (!events.has(event.id)) events.set(event.id, event);
  };
  for (const event of seen.lines.flatMap((line) => writtenEvent(line, start))) add(event);
  const containers = new Map(containersOf(seen.stored).map((container) => [container.name, container]));
  for (const { seenAt, pod } of seen.versions) {
    for (const status of containerStatuses(pod)) {
      const container = containers.get(status.name);
      const since = (line: string): number => lineOf(seen.lines, status, line) - start;
      const at = seenAt / 1000 + seen.uptimeOffset - start;
      // a Pod that is stopped loses its probes: from then on its containers count as started whatever they do
      const isStopped = at >= since('term') || textAt(pod, 'metadata', 'deletionTimestamp') !== undefined;
      for (const event of container && !isStopped ? levels(status, container, since, at) : []) add(event);
      for (const event of ends(status, seen.uptimeOffset - start)) add(event);
    }
  }
  return events;
}

export function idOf(container: string, restart: number, type: RunEventType): string {
  return `${container}#${restart} ${type}`;
}

function writtenEvent({ at, container, restart, event, exitCode }: JournalLine, start: number): SeenEvent[] {
  const type = TYPES[event];
  if (type === undefined) return [];
  const written = { id: idOf(container, restart, type), type, notBefore: at - start, notAfter: at - start };
  return [exitCode === undefined ? written : { ...written, exitCode }];
}

/** That a container counts as started and as ready. Nothing waits for an init step to count as started. */
function levels(
  { name, restarts, state, isStarted, isReady }: ContainerStatus,
  { kind, fields }: PodContainer,
  since: (line: string) => number,
  at: number,
): SeenEvent[] {
  if (kind === 'init' || state !== 'running') return [];
  const level = (type: RunEventType, probes: readonly string[]): SeenEvent => {
    // with a probe not before the container could answer it
    const notBefore = since(probes.some((probe) => probe in fields) ? 'ready' : 'start');
    return { id: idOf(name, restarts, type), type, notBefore, notAfter: Math.max(notBefore, at) };
  };
  return [
    ...(isStarted ? [level('up', ['startupProbe'])] : []),
    ...(isReady ? [level('ready', ['startupProbe', 'readinessProbe'])] : []),
  ];
}

/** When a run of a container wrote a line; never, if it did not. */
function lineOf(lines: readonly JournalLine[], { name, restarts }: ContainerStatus, event: string): number {
  const line = lines.find((item) => item.container === name && item.restart === restarts && item.event === event);
  return line?.at ?? Infinity;
}

/** The ends that the status tells of; of one that was killed also the kill. */
function ends({ name, state, restarts, end, lastEnd }: ContainerStatus, offset: number): SeenEvent[] {
  const numbered = [
    { end, restart: restarts },
    // a container that waits for its next start has not been started once more
    { end: lastEnd, restart: state === 'waiting' ? restarts : restarts - 1 },
  ];
  return numbered.flatMap(({ end: seen, restart }) => {
    // a start that failed leaves its only end in both places
    if (!seen || restart < 0) return [];
    const { exitCode } = seen;
    const between = { notBefore: seen.finishedAt + offset, notAfter: seen.finishedAt + offset + 1 };
    const types: RunEventType[] = exitCode === KILLED ? ['kill', 'exited'] : ['exited'];
    return types.map((type) => ({
      id: idOf(name, restart, type),
      type,
      ...between,
      ...(type === 'exited' ? { exitCode } : {}),
    }));
  });
}
