import type { ContainerBehavior, PredictedRun, RunOptions } from '../support/simulation/behavior';
import { predictRun } from '../support/simulation/predict-run';

/** What happens to a Pod, given what its containers do. */
export function predicted(
  spec: object,
  behaviors: Record<string, ContainerBehavior> = {},
  options: RunOptions = {},
): PredictedRun {
  return predictRun({ ...spec }, new Map(Object.entries(behaviors)), options);
}

/** When events happen on the quickest node: `web#0 started at 3`. */
export function timesOf(run: PredictedRun, ...types: readonly string[]): string[] {
  return run.events
    .filter(({ type }) => types.includes(type))
    .map(({ id, earliestSeconds }) => `${id} at ${earliestSeconds}`);
}

/** A run of a container of some seconds. */
export function ends(seconds: number, exitCode = 0): ContainerBehavior {
  return { runs: [{ seconds, exitCode }] };
}

/** A native sidecar. */
export function sidecar(name: string, fields: object = {}): object {
  return { name, restartPolicy: 'Always', ...fields };
}
