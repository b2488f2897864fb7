import type { ContainerKind } from '../containers';

/** How long a container takes to end, in two parts. */
export interface StopTimes {
  readonly container: string;
  readonly kind: ContainerKind;
  /** How long its preStop hook takes, 0 without one. */
  readonly hookSeconds: number;
  /** How long it goes on after TERM. */
  readonly stopSeconds: number;
}

/** A part of the time that a Pod takes to end. */
export interface StopTerm {
  readonly container: string;
  readonly part: 'hook' | 'stop';
  readonly seconds: number;
}

/** The time that a Pod takes to end, and what it is spent on. */
export interface StopBudget {
  /** Whole seconds from the deletion until the last container has ended by itself. */
  readonly seconds: number;
  /** What follows one after another until then; everything else happens at the same time. */
  readonly terms: readonly StopTerm[];
}

/**
 * The least grace period with which the containers of a Pod end as the kubelet wants them to: each by itself, within the
 * grace period, and no sidecar before those that need it.
 *
 * All preStop hooks run at once, at the start, those of sidecars included. An app container gets TERM when its own
 * hook has returned. A sidecar gets it when its hook has returned, the app containers have ended and the sidecar
 * after it has ended. All of that is taken from one grace period:
 *
 * - end of an app container = hook + stop
 * - end of a sidecar = max(hook, the latest end of an app container, end of the sidecar after it) + stop
 * - grace period = the latest end, rounded up
 *
 * Source: pkg/kubelet/kuberuntime/kuberuntime_container.go, killContainer; pkg/kubelet/kuberuntime/kuberuntime_termination_order.go,
 * newTerminationOrdering and waitForTurn
 *
 * @param containers - in the order in which they stand in the Pod; those that are neither app nor sidecar containers do not count
 */
export function stopBudget(containers: readonly StopTimes[]): StopBudget {
  const app = containers.filter(({ kind }) => kind === 'app').map((times) => [...hookTerms(times), stopTerm(times)]);
  const sidecars = containers.filter(({ kind }) => kind === 'sidecar').reverse();
  const terms = sidecars.reduce<readonly StopTerm[]>(
    (before, times) => [...longer(before, hookTerms(times)), stopTerm(times)],
    app.reduce<readonly StopTerm[]>(longer, []),
  );
  return { seconds: Math.ceil(lengthOf(terms)), terms };
}

function hookTerms({ container, hookSeconds }: StopTimes): StopTerm[] {
  return hookSeconds > 0 ? [{ container, part: 'hook', seconds: hookSeconds }] : [];
}

function stopTerm({ container, stopSeconds }: StopTimes): StopTerm {
  return { container, part: 'stop', seconds: stopSeconds };
}

function longer(first: readonly StopTerm[], second: readonly StopTerm[]): readonly StopTerm[] {
  return lengthOf(second) > lengthOf(first) ? second : first;
}

function lengthOf(terms: readonly StopTerm[]): number {
  return terms.reduce((total, { seconds }) => total + seconds, 0);
}
