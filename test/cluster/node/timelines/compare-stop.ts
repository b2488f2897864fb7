import { asStored } from '../../../support/as-stored';
import { stopOf, type StopStep } from '../../../../src/pod/timeline/stop';
import type { Observation } from './observe';
import { OVERHEAD_SECONDS } from './plan';
import { seenEvents, type SeenEvent } from './seen-events';
import { containerStatuses } from '../pod-status';

/** To begin the stop, to run a hook and to deliver a signal; and the second that the kubelet cuts from a wait. */
const ALLOWANCE = 2 * OVERHEAD_SECONDS + 1;

/** A sentence for each difference between the stop that the spec alone foretells and the one of a Pod that was deleted. */
export function stopDifferences(seen: Observation): string[] {
  if (seen.deletedAt === undefined) return [];
  const deletedAt = seen.deletedAt - (seen.lines[0]?.at ?? 0);
  const events = [...seenEvents(seen).values()].filter(({ notAfter }) => notAfter >= deletedAt);
  const of = (container: string, type: string): SeenEvent | undefined =>
    events.find(({ id }) => id.startsWith(`${container}#`) && id.endsWith(` ${type}`));
  return stopOf(asStored(seen.stored))
    .filter(({ container }) => ranAt(seen, container))
    .flatMap((step) => {
      const [term, exited] = [of(step.container, 'term'), of(step.container, 'exited')];
      return [
        ...lateProblem(`TERM of ${step.container}`, deletedAt + step.termBySeconds, term),
        ...lateProblem(`end of ${step.container}`, deletedAt + step.killBySeconds, exited),
        ...turnProblems(step, term, (name) => of(name, 'exited'), deletedAt),
      ];
    });
}

/** Whether a container ran when its Pod was deleted, by the last status before that. */
function ranAt({ versions, deletedAt = 0, uptimeOffset }: Observation, container: string): boolean {
  const before = versions.filter(({ seenAt }) => seenAt / 1000 + uptimeOffset < deletedAt).at(-1);
  const statuses = before ? containerStatuses(before.pod) : [];
  return statuses.some(({ name, state }) => name === container && state === 'running');
}

function lateProblem(what: string, latest: number, seen: SeenEvent | undefined): string[] {
  if (!seen || seen.notBefore <= latest + ALLOWANCE) return [];
  return [`${what}: foretold by ${latest.toFixed(2)}, seen at ${seen.notBefore.toFixed(2)}`];
}

/** A sidecar waits for its turn until the grace period is over. */
function turnProblems(
  { container, waitsFor, termBySeconds }: StopStep,
  term: SeenEvent | undefined,
  endOf: (container: string) => SeenEvent | undefined,
  deletedAt: number,
): string[] {
  if (!term || term.notAfter >= deletedAt + termBySeconds - 1) return [];
  return waitsFor.flatMap((name) => {
    const before = endOf(name);
    if (!before || before.notBefore <= term.notAfter) return [];
    return [`TERM of ${container}: foretold after ${name}, seen at ${term.notAfter.toFixed(2)} before its end`];
  });
}
