import type { ContainerBehavior } from '../../../support/simulation/behavior';
import { TERM_EXIT_CODE, type Script } from '../scripts/script';

/** What the scripts of a Pod do, in the words of the prediction. */
export function behaviorsOf(scripts: readonly Script[]): ReadonlyMap<string, ContainerBehavior> {
  return new Map(scripts.map((script) => [script.container, behaviorOf(script)]));
}

function behaviorOf({ runs, readyAfter, hangsAfter, postStart, preStop, onTerm }: Script): ContainerBehavior {
  return {
    runs: runs.map(({ seconds, exitCode }) => ({ seconds: seconds ?? null, exitCode })),
    ...(readyAfter === undefined ? {} : answers(readyAfter === 'never' ? null : readyAfter)),
    ...(hangsAfter === undefined ? {} : { hangsAfterSeconds: hangsAfter }),
    ...(postStart ? { postStartSeconds: postStart.seconds, postStartFails: postStart.exitCode !== 0 } : {}),
    ...(preStop ? { preStopSeconds: preStop.seconds } : {}),
    stopSeconds: onTerm === 'ignores' ? null : onTerm,
    stopExitCode: TERM_EXIT_CODE,
  };
}

function answers(seconds: number | null): ContainerBehavior {
  return { startedAfterSeconds: seconds, readyAfterSeconds: seconds };
}
