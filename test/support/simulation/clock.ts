/** What a process waits for: a condition, a length of time, or whichever of both comes first. */
export interface Wait {
  readonly until?: () => boolean;
  readonly atMost: number;
}

/** Something that goes on in time: a generator that yields whenever it waits. */
export type Process = Answer<void>;

/** A process that comes to a result. */
export type Answer<Result> = Generator<Wait, Result, void>;

/** Lets some seconds pass. */
export function* pause(seconds: number): Process {
  yield { atMost: seconds };
}

/** Waits until a condition holds, but no longer than some seconds. */
export function* until(condition: () => boolean, atMost = Infinity): Process {
  if (!condition()) yield { until: condition, atMost };
}

interface Sleeper {
  readonly process: Process;
  readonly wakesAt: number;
  readonly until?: () => boolean;
}

/** More steps than any Pod takes in the time it is watched: the end of a run that does not get on. */
const MAX_STEPS = 20_000;

/**
 * A clock that runs processes in simulated time. Of several that may go on at the same time, the one that has waited
 * longest goes first.
 */
export class Clock {
  private sleepers: readonly Sleeper[] = [];
  private time = 0;

  /** The seconds that have passed. */
  public get now(): number {
    return this.time;
  }

  /** Starts a process; it runs until it waits for the first time. */
  public spawn(process: Process): void {
    const { done, value } = process.next();
    if (done) return;
    this.sleepers = [...this.sleepers, { process, wakesAt: this.time + value.atMost, until: value.until ?? NEVER }];
  }

  /** Runs until nothing happens any more, or until a time. Returns whether nothing happens any more. */
  public run(end: number): boolean {
    for (let step = 0; step < MAX_STEPS; step += 1) {
      const next = this.next();
      if (next === undefined) return true;
      if (next.wakesAt > end && !next.until?.()) return false;
      this.wake(next);
    }
    return false;
  }

  private next(): Sleeper | undefined {
    const ready = this.sleepers.find((sleeper) => sleeper.until?.());
    if (ready) return ready;
    const timed = this.sleepers.filter(({ wakesAt }) => Number.isFinite(wakesAt));
    return timed.reduce<Sleeper | undefined>(
      (first, sleeper) => (first === undefined || sleeper.wakesAt < first.wakesAt ? sleeper : first),
      undefined,
    );
  }

  private wake(sleeper: Sleeper): void {
    if (!sleeper.until?.()) this.time = Math.max(this.time, sleeper.wakesAt);
    this.sleepers = this.sleepers.filter((other) => other !== sleeper);
    this.spawn(sleeper.process);
  }
}

const NEVER = (): boolean => false;
