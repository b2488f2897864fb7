import type { PodPhase } from '../../../src/pod/timeline/phase-outcome';
import type { RunEventType } from './behavior';
import type { Clock } from './clock';

/** An event of one run, at its time. */
export interface LoggedEvent {
  readonly container: string;
  readonly restart: number;
  readonly type: RunEventType;
  readonly at: number;
  readonly after: readonly string[];
  readonly exitCode?: number;
}

/** A phase of one run, from when it began. */
export interface LoggedPhase {
  readonly phase: PodPhase;
  readonly at: number;
}

/** A moment from which on the kubelet stops everything, and the events that led to it. */
export interface LoggedEnd {
  readonly at: number;
  readonly after: readonly string[];
}

/** The id of an event. */
export function eventId(container: string, restart: number, type: RunEventType): string {
  return `${container}#${restart} ${type}`;
}

/** What was seen in one run. */
export class RunLog {
  /** The events by their ids. */
  public readonly events = new Map<string, LoggedEvent>();
  /** The phases in their order. */
  public readonly phases: LoggedPhase[] = [];
  /** The moments at which the kubelet began to stop everything. */
  public readonly ends: LoggedEnd[] = [];

  public constructor(private readonly clock: Clock) {}

  /** Writes down an event that happens now, once. */
  public record(event: Omit<LoggedEvent, 'at'>): void {
    const id = eventId(event.container, event.restart, event.type);
    if (!this.events.has(id)) this.events.set(id, { ...event, at: this.clock.now });
  }

  /** Writes down the phase that holds from now on. */
  public recordPhase(phase: PodPhase): void {
    if (this.phases.at(-1)?.phase !== phase) this.phases.push({ phase, at: this.clock.now });
  }

  /** Writes down that the kubelet begins to stop everything now. */
  public recordEnd(after: readonly string[]): void {
    this.ends.push({ at: this.clock.now, after });
  }

  /** The ids of those events that have happened. */
  public known(ids: readonly string[]): string[] {
    return ids.filter((id) => this.events.has(id));
  }
}
