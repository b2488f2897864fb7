import type { ObjectChange } from '../../../../src/changes/object-change';
import type { RolloutForecast } from '../../../../src/changes/rollout/rollout-forecast';
import type { RolloutPlan } from '../../../../src/changes/rollout/rollout-plan';
import type { Check } from '../check';
import { differencesOf } from './judge-change';
import type { Seen } from './seen';

/** A change as `diff` told it, and what happened. */
export interface JudgedChange {
  readonly change: ObjectChange | undefined;
  readonly seen: Seen;
}

/** A way to say something wrong of a change; undefined for one of which it cannot be said. */
interface Lie {
  readonly title: string;
  readonly tell: (change: ObjectChange) => ObjectChange | undefined;
}

/** Why a comparison is to be trusted that finds no difference: it finds these, in changes that were really made. */
const LIES: readonly Lie[] = [
  { title: 'no Pod is touched', tell: (change) => (replaces(change) ? withEffect(change, 'keepsPods') : undefined) },
  { title: 'the Pods roll', tell: (change) => (keeps(change) ? withEffect(change, 'rolls') : undefined) },
  { title: 'it is refused', tell: refused },
  {
    title: 'one more at a time',
    tell: (change) => counted(change, ({ maxSurge }) => ({ maxSurge: (maxSurge ?? 0) + 1 })),
  },
  {
    title: 'one fewer at a time',
    tell: (change) => counted(change, ({ maxUnavailable }) => ({ maxUnavailable: (maxUnavailable ?? 0) + 1 })),
  },
  { title: 'another ordinal is the first', tell: otherOrdinal },
  { title: 'the old Pods stop first, or last', tell: otherOrder },
  {
    title: 'a minute more at the least',
    tell: (change) => timed(change, ({ earliestSeconds: least }) => ({ earliestSeconds: least + 60 })),
  },
  { title: 'a minute less at the longest', tell: (change) => timed(change, () => ({ latestSeconds: -60 })) },
  { title: 'the deadline is kept, or passes', tell: otherDeadline },
  { title: 'a new Pod is ready at once', tell: readyAtOnce },
];

/** Tells every lie of every change that is as `diff` said. Each must be found wherever it can be told. */
export function selfTest(judged: readonly JudgedChange[]): Check[] {
  const honest = judged.filter(({ change, seen }) => differencesOf(change, seen).length === 0);
  return LIES.map(({ title, tell }) => {
    const told = honest.flatMap(({ change, seen }) => {
      const lie = change && tell(change);
      return lie ? [differencesOf(lie, seen).length > 0] : [];
    });
    const found = told.filter(Boolean).length;
    return {
      title: `self-test: "${title}" is found`,
      isKept: told.length > 0 && found === told.length,
      seen: `in ${found} of ${told.length} changes`,
    };
  });
}

function replaces({ effect }: ObjectChange): boolean {
  return effect?.effect === 'rolls' || effect?.effect === 'nextRun';
}

function keeps({ effect }: ObjectChange): boolean {
  return effect?.effect === 'paused' || effect?.effect === 'keepsPods';
}

function withEffect(change: ObjectChange, effect: 'keepsPods' | 'rolls'): ObjectChange | undefined {
  return change.effect ? { ...change, effect: { ...change.effect, effect } } : undefined;
}

function refused(change: ObjectChange): ObjectChange | undefined {
  const refusal = { cause: 'invalid', path: 'spec', field: 'spec', reason: 'is refused', fix: '' } as const;
  return change.refusals.length > 0 ? undefined : { ...change, refusals: [refusal] };
}

type Alter<Of> = (of: Of) => Partial<Of>;

function planned(change: ObjectChange, alter: Alter<RolloutPlan>): ObjectChange | undefined {
  const plan = change.effect?.rollout;
  return change.effect && plan
    ? { ...change, effect: { ...change.effect, rollout: { ...plan, ...alter(plan) } } }
    : undefined;
}

/** Only where the most and the fewest are known: the number of Pods stays the same. */
function counted(change: ObjectChange, alter: Alter<RolloutPlan>): ObjectChange | undefined {
  const { replicas, rollout } = change.effect ?? {};
  if (!change.rollout || !rollout || rollout.pods === null || rollout.strategy === 'Recreate') return undefined;
  return replicas?.before === replicas?.after ? planned(change, alter) : undefined;
}

function otherOrdinal(change: ObjectChange): ObjectChange | undefined {
  return change.effect?.rollout?.ordinals
    ? planned(change, ({ ordinals }) => ({ ordinals: ordinals && { ...ordinals, first: ordinals.first + 1 } }))
    : undefined;
}

function otherOrder(change: ObjectChange): ObjectChange | undefined {
  const rollout = change.effect?.rollout;
  if (!rollout) return undefined;
  if (rollout.pods === null) return planned(change, ({ stopsFirst }) => ({ stopsFirst: !stopsFirst }));
  return rollout.maxSurge === rollout.pods ? planned(change, () => ({ strategy: 'Recreate' })) : undefined;
}

function timed(change: ObjectChange, alter: Alter<RolloutForecast>): ObjectChange | undefined {
  return change.rollout ? { ...change, rollout: { ...change.rollout, ...alter(change.rollout) } } : undefined;
}

function otherDeadline(change: ObjectChange): ObjectChange | undefined {
  const deadline = change.rollout?.deadline;
  return deadline ? timed(change, () => ({ deadline: deadline === 'passes' ? 'kept' : 'passes' })) : undefined;
}

function readyAtOnce(change: ObjectChange): ObjectChange | undefined {
  const [pod] = change.pods;
  if (!pod?.times || !change.rollout) return undefined;
  const after = { ...pod.times.after, readyEarliestSeconds: 0, readyLatestSeconds: -30 };
  return { ...change, pods: [{ ...pod, times: { ...pod.times, after } }] };
}
