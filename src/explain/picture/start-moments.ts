import type { StartGate } from '../../pod/timeline/start';
import type { ExplainedStep } from '../start-explanation';
import type { PodExplanation } from '../pod-explanation';

/** A time of the start at which something happens, in the order in which the times follow on one another. */
export interface StartMoment {
  readonly earliestSeconds: number;
  readonly latestSeconds: number | null;
}

/** How a container takes part in the start, as indexes of moments. */
export interface StartPart {
  readonly starts: number;
  /** When it is up or, with the gate `exit`, has ended; null if that never happens. */
  readonly passes: number | null;
  readonly gate: StartGate;
}

/** The start of a Pod by what follows on what. */
export interface StartMoments {
  readonly moments: readonly StartMoment[];
  /** By the names of the containers that start. */
  readonly parts: ReadonlyMap<string, StartPart>;
  /** When the Pod gets requests; null if it never is ready. */
  readonly ready: number | null;
}

/**
 * The moments of a start. What has to wait for something has a moment of its own, even if it may come at the same time; so
 * a start without any bounds still shows its order.
 */
export function startMomentsOf({ start, conditions }: Pick<PodExplanation, 'start' | 'conditions'>): StartMoments {
  const line = new MomentLine();
  const parts = new Map<string, StartPart>();
  const [init, app] = [start.filter(isInit), start.filter((step) => !isInit(step))];
  for (const step of init) {
    const starts = line.at(startTime(step));
    parts.set(step.container, { starts, passes: passing(step, line, starts), gate: step.gate });
  }
  const starts = app.map((step) => line.at(startTime(step)));
  for (const [step, at] of inOrderOfGates(app, starts)) {
    parts.set(step.container, { starts: at, passes: passing(step, line, at), gate: step.gate });
  }
  const ready = conditions.find(({ type }) => type === 'Ready');
  return { moments: line.moments, parts, ready: ready ? line.at(ready) : null };
}

function isInit({ kind }: ExplainedStep): boolean {
  return kind !== 'app';
}

function startTime({ startsEarliestSeconds, startsLatestSeconds }: ExplainedStep): StartMoment {
  return { earliestSeconds: startsEarliestSeconds, latestSeconds: startsLatestSeconds };
}

/** A gate that is passed as soon as the container runs needs no moment. */
function passing(step: ExplainedStep, line: MomentLine, starts: number): number | null {
  if (step.neverPasses) return null;
  return isAtOnce(step) ? starts : line.after(starts, step);
}

function isAtOnce({ gate, ...step }: ExplainedStep): boolean {
  const { earliestSeconds, latestSeconds, startsEarliestSeconds, startsLatestSeconds } = step;
  return gate === 'running' && earliestSeconds === startsEarliestSeconds && latestSeconds === startsLatestSeconds;
}

function inOrderOfGates(app: readonly ExplainedStep[], starts: readonly number[]): [ExplainedStep, number][] {
  const timed = app.map((step, index): [ExplainedStep, number] => [step, starts[index] ?? 0]);
  return timed.sort(([left], [right]) => latest(left) - latest(right) || left.earliestSeconds - right.earliestSeconds);
}

function latest({ latestSeconds }: StartMoment): number {
  return latestSeconds ?? Number.MAX_VALUE;
}

/** Moments in their order, each of them once. */
class MomentLine {
  public readonly moments: StartMoment[] = [];

  /** The index of a time that is no sooner than all others. */
  public at(time: StartMoment): number {
    const last = this.moments.length - 1;
    return isSame(this.moments[last], time) ? last : this.add(time);
  }

  /** The index of a time that follows on a moment. */
  public after(moment: number, time: StartMoment): number {
    const last = this.moments.length - 1;
    return last > moment && isSame(this.moments[last], time) ? last : this.add(time);
  }

  private add({ earliestSeconds, latestSeconds }: StartMoment): number {
    return this.moments.push({ earliestSeconds, latestSeconds }) - 1;
  }
}

function isSame(moment: StartMoment | undefined, { earliestSeconds, latestSeconds }: StartMoment): boolean {
  return moment?.earliestSeconds === earliestSeconds && moment.latestSeconds === latestSeconds;
}
