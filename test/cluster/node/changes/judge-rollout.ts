import type { ObjectChange } from '../../../../src/changes/object-change';
import type { RolloutPlan } from '../../../../src/changes/rollout/rollout-plan';
import type { PodLife } from './pod-life';
import { addedPods, deletedPods, namesOf, type Seen } from './seen';

/** What the machine and the controllers may take for each Pod, in seconds, beside what the Pod itself asks for. */
export const OVERHEAD = 5;

/** The kubelet counts from a whole second, so that a Pod can be ready that much sooner by an exact clock. */
const WHOLE_SECOND = 1;

/** A bound that something was held against, in seconds. */
export interface Bounds {
  readonly earliest: number;
  readonly latest: number;
}

/** In what a rollout differs from what was said of it. */
export function rolloutDifferences(change: ObjectChange, seen: Seen): string[] {
  const plan = change.effect?.rollout;
  if (!plan) return ['no rollout was foretold'];
  return [
    ...replacedDifferences(plan, seen),
    ...orderDifferences(plan, seen),
    ...(isScaled(change) ? [] : countDifferences(plan, change.effect?.replicas.after ?? 1, seen)),
    ...outside('the rollout', rolloutSeconds(plan, seen), rolloutBounds(change)),
    ...podDifferences(change, seen),
    ...deadlineDifferences(change, seen),
  ];
}

/** The same for Pods that were held back, of which nothing is said but which they are. */
export function heldBackDifferences({ effect }: ObjectChange, seen: Seen): string[] {
  const plan = effect?.rollout;
  return plan ? [...replacedDifferences(plan, seen), ...orderDifferences(plan, seen)] : ['no rollout was foretold'];
}

function isScaled({ effect }: ObjectChange): boolean {
  return effect?.replicas.before !== effect?.replicas.after;
}

/** From the change until the last new Pod has been ready for as long as it must be. */
export function rolloutSeconds({ minReadySeconds }: RolloutPlan, seen: Seen): number {
  const ready = addedPods(seen).map((pod) => pod.ready ?? NaN);
  return (Math.max(...ready) - seen.appliedAt) / 1000 + minReadySeconds;
}

/** What was said of that time, with what comes on top of it. */
export function rolloutBounds({ rollout }: ObjectChange): Bounds {
  const { earliestSeconds = 0, latestSeconds = null, ifAnsweringSeconds = null, steps = null } = rollout ?? {};
  const turns = steps ?? 1;
  const latest = latestSeconds ?? ifAnsweringSeconds ?? Infinity;
  return { earliest: earliestSeconds - turns * WHOLE_SECOND, latest: latest + turns * OVERHEAD };
}

function replacedDifferences({ ordinals }: RolloutPlan, seen: Seen): string[] {
  const expected = seen.before.filter(({ name }) => {
    return !ordinals || (ordinalOf(name) >= ordinals.first && ordinalOf(name) <= ordinals.last);
  });
  const deleted = deletedPods(seen);
  const isSame =
    expected.length === deleted.length && expected.every(({ uid }) => deleted.some((pod) => pod.uid === uid));
  const old = addedPods(seen).filter(({ version, deleted: end }) => version === 'old' && end === undefined);
  return [
    ...(isSame ? [] : [`replaced: ${namesOf(deleted)}, foretold: ${namesOf(expected)}`]),
    ...(old.length === 0 ? [] : [`new Pods of the old template: ${namesOf(old)}`]),
  ];
}

function ordinalOf(name: string): number {
  return Number(name.replace(/^.*-/, ''));
}

function orderDifferences(plan: RolloutPlan, seen: Seen): string[] {
  const [deleted, added] = [deletedPods(seen), addedPods(seen)];
  if (plan.strategy === 'Recreate')
    return before(
      'the old Pods have ended',
      ends(deleted),
      added.map(({ created }) => created),
    );
  if (plan.ordinals) return ordinalDifferences(plan, deleted, added);
  if (plan.pods !== null) return [];
  if (plan.stopsFirst)
    return before(
      'the old Pod has ended',
      ends(deleted),
      added.map(({ created }) => created),
    );
  return before(
    'the new Pod is ready',
    added.map((pod) => availableAt(pod, plan)),
    deleted.map((pod) => pod.deleted ?? NaN),
  );
}

function ends(pods: readonly PodLife[]): number[] {
  return pods.map(({ ended = Infinity }) => ended);
}

/** Whether all of some times come before all of others. */
function before(what: string, first: readonly number[], second: readonly number[]): string[] {
  const late = (Math.max(...first) - Math.min(...second)) / 1000;
  return late > 0 ? [`${what} ${late.toFixed(1)} s after what it must come before`] : [];
}

/** From the last one down; with one at a time, each one when the one before it is available again. */
function ordinalDifferences(plan: RolloutPlan, deleted: readonly PodLife[], added: readonly PodLife[]): string[] {
  const order = deleted.map(({ name }) => ordinalOf(name));
  const down = [...order].sort((left, right) => right - left);
  const isDown = order.join() === down.join();
  const isOne = plan.maxUnavailable === 1;
  const next = deleted.slice(1).flatMap((pod, index) => {
    const replacement = added.find(({ name }) => name === deleted[index]?.name);
    if (!isOne || !replacement) return [];
    return before(`${replacement.name} is available`, [availableAt(replacement, plan)], [pod.deleted ?? NaN]);
  });
  return [...(isDown ? [] : [`in the order ${order.join(', ')}`]), ...next];
}

/** Source: pkg/api/v1/pod/util.go, IsPodAvailable */
function availableAt({ readySince = Infinity }: PodLife, { minReadySeconds }: RolloutPlan): number {
  return readySince + minReadySeconds * 1000;
}

/** The most Pods at any moment, and the fewest that were available. */
function countDifferences(plan: RolloutPlan, replicas: number, seen: Seen): string[] {
  if (plan.pods === null || plan.strategy === 'Recreate') return [];
  const { most, fewest } = countsOf(plan, seen);
  const [mostForetold, fewestForetold] = [replicas + (plan.maxSurge ?? 0), replicas - (plan.maxUnavailable ?? 0)];
  return [
    ...(most === mostForetold ? [] : [`${most} Pods at once, foretold: ${mostForetold}`]),
    ...(fewest === fewestForetold ? [] : [`${fewest} Pods available, foretold: ${fewestForetold}`]),
  ];
}

/** Pods that were told to stop count no more. */
function countsOf(plan: RolloutPlan, { after, appliedAt }: Seen): { most: number; fewest: number } {
  const moments = after.flatMap(({ created, deleted = 0 }) => [created, deleted]).filter((time) => time >= appliedAt);
  const isThere = ({ deleted = Infinity }: PodLife, from: number, time: number): boolean =>
    from <= time && time < deleted;
  const counts = moments.map((time) => ({
    most: after.filter((pod) => isThere(pod, pod.created, time)).length,
    fewest: after.filter((pod) => isThere(pod, availableAt(pod, plan), time)).length,
  }));
  return {
    most: Math.max(...counts.map(({ most }) => most)),
    fewest: Math.min(...counts.map(({ fewest }) => fewest)),
  };
}

/** The times of each Pod; what was not said, since it did not change, is not asked. */
function podDifferences({ pods }: ObjectChange, seen: Seen): string[] {
  const times = pods[0]?.times;
  if (!times) return [];
  const { readyEarliestSeconds, readyLatestSeconds, readyIfAnsweringSeconds } = times.after;
  const ready = {
    earliest: readyEarliestSeconds - WHOLE_SECOND,
    latest: (readyLatestSeconds ?? readyIfAnsweringSeconds ?? Infinity) + OVERHEAD,
  };
  const stop = { earliest: 0, latest: times.before.stopLatestSeconds + OVERHEAD };
  return [
    ...addedPods(seen).flatMap((pod) => outside(`${pod.name} ready`, seconds(pod.started, pod.ready), ready)),
    ...deletedPods(seen).flatMap((pod) => outside(`${pod.name} gone`, seconds(pod.deleted, pod.gone), stop)),
  ];
}

function seconds(from = NaN, until = NaN): number {
  return (until - from) / 1000;
}

function outside(what: string, time: number, { earliest, latest }: Bounds): string[] {
  if (time >= earliest && time <= latest) return [];
  return [`${what} after ${time.toFixed(1)} s, foretold: ${earliest} to ${latest} s with what comes on top`];
}

function deadlineDifferences({ rollout }: ObjectChange, { hasPassedDeadline }: Seen): string[] {
  const expected = { passes: true, kept: false, keptIfAnswering: false, mayPass: undefined }[
    rollout?.deadline ?? 'mayPass'
  ];
  if (expected === undefined || expected === hasPassedDeadline) return [];
  return [`the deadline ${hasPassedDeadline ? 'passed' : 'did not pass'}, foretold: ${rollout?.deadline ?? 'nothing'}`];
}
