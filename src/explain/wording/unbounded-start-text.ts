import { groupBy } from '../../kubernetes/group-by';
import { quotedFirst } from '../../kubernetes/words';
import type { UnboundedCause, UnboundedStart } from '../../pod/timeline/unbounded-start';

/** Of the containers with one cause, no more are named. */
const MAX_NAMES = 8;

/** Why the times of a start are given as "or later": a sentence. */
export function unboundedStartText(unbounded: readonly UnboundedStart[]): string {
  const reasons = [...groupBy(unbounded, ({ cause }) => cause).values()].map(reasonText);
  return `Nothing bounds the times with "or later": ${reasons.join('; ')}.`;
}

function reasonText(unbounded: readonly UnboundedStart[]): string {
  const names = unbounded.flatMap(({ container }) => container ?? []);
  const [first] = unbounded;
  return first === undefined ? '' : REASONS[first.cause](quotedFirst(names, MAX_NAMES), names.length === 1);
}

const REASONS: Readonly<Record<UnboundedCause, (names: string, isOne: boolean) => string>> = {
  initStep: (names, isOne) => `init ${isOne ? 'container' : 'containers'} ${names} may run for any time`,
  postStartHook: (names, isOne) => `the postStart ${isOne ? 'hook' : 'hooks'} of ${names} may run for any time`,
  readinessProbe: (names, isOne) => `the readiness ${isOne ? 'probe' : 'probes'} of ${names} may fail for any time`,
  readinessGates: () => 'the readiness gates of the Pod may be set at any time',
};
