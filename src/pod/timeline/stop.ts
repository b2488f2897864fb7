import type { StoredSpec } from '../stored-spec';
import { containersOf, type ContainerKind, type PodContainer } from '../containers';
import { deletionGraceOf, MINIMUM_GRACE_SECONDS } from './grace-period';
import { hookLength } from './hook-length';
import { stopSignalOf, type StopSignal } from './stop-signal';

/**
 * A container in the end of a Pod that was deleted. All times are seconds from the deletion, and the latest ones: a
 * container that ends sooner, or a hook that returns sooner, makes everything after it sooner. The kubelet counts spent
 * time in whole seconds, so that after a hook or a wait a KILL can come up to a second later; and it may wait a second
 * for a fresh look at the containers before it begins, which makes everything that much later.
 */
export interface StopStep extends StopSignal {
  readonly container: string;
  readonly kind: ContainerKind;
  /** The containers that must have ended before this one gets its stop signal, unless the grace period is over first. */
  readonly waitsFor: readonly string[];
  /** How long the preStop hook takes; 0 without one, null if only the grace period bounds it. */
  readonly preStopSeconds: number | null;
  /** How long the preStop hook takes at least; 0 if that is unknown too. */
  readonly preStopEarliestSeconds: number;
  /** When the stop signal, which mostly is TERM, comes at the latest. */
  readonly termBySeconds: number;
  /** When KILL comes to a container that still runs. */
  readonly killBySeconds: number;
}

/**
 * How a running Pod ends when it is deleted, from its spec as the API server stores it: the app's containers, all at
 * once, then the native sidecars one after another, the last one first.
 *
 * All preStop hooks run at once, at the start, those of sidecars included. Then a sidecar waits for the app's containers
 * and the sidecars after it. Hook and wait are taken from the same grace period, and what is left of it, but no less
 * than two seconds, lies between TERM and KILL. Without native sidecars nothing waits.
 *
 * Source: pkg/kubelet/kuberuntime/kuberuntime_container.go, killContainer and killContainersWithSyncResult;
 * pkg/kubelet/kuberuntime/kuberuntime_termination_order.go, newTerminationOrdering and waitForTurn
 */
export function stopOf(stored: StoredSpec): StopStep[] {
  const containers = containersOf(stored);
  const grace = deletionGraceOf(stored);
  const together = containers.filter(({ kind }) => kind === 'app' || kind === 'ephemeral');
  const sidecars = containers.filter(({ kind }) => kind === 'sidecar').reverse();
  const app = together.filter(({ kind }) => kind === 'app').map(({ name }) => name);
  return [
    ...together.map((container) => stopStep(stored, container, [], grace)),
    ...sidecars.map((container, index) => {
      const later = sidecars.slice(0, index).map(({ name }) => name);
      return stopStep(stored, container, [...app, ...later], grace);
    }),
  ];
}

/** When a container that is to stop gets its stop signal and KILL, in the terms of a `StopStep`. */
export type StopStepTimes = Omit<StopStep, keyof StopSignal>;

function stopStep(stored: StoredSpec, container: PodContainer, waitsFor: readonly string[], grace: number): StopStep {
  return { ...stopTimesOf(container, waitsFor, grace), ...stopSignalOf(stored, container) };
}

/**
 * When a container ends once it is to stop.
 *
 * @param grace - the grace period of the deletion, or of the probe for which the container is killed
 */
export function stopTimesOf(container: PodContainer, waitsFor: readonly string[], grace: number): StopStepTimes {
  const hook = hookLength(container, 'preStop');
  const preStopSeconds = hook ? hook.latest : 0;
  const hookSeconds = Math.min(preStopSeconds ?? grace, grace);
  const left = grace - Math.floor(hookSeconds);
  // What a sidecar waits for can ignore TERM, and then ends no sooner than the grace period.
  const waitSeconds = waitsFor.length > 0 ? left : 0;
  const termBySeconds = hookSeconds + waitSeconds;
  return {
    container: container.name,
    kind: container.kind,
    waitsFor,
    preStopSeconds,
    preStopEarliestSeconds: hook?.earliest ?? 0,
    termBySeconds,
    killBySeconds: termBySeconds + Math.max(MINIMUM_GRACE_SECONDS, left - Math.floor(waitSeconds)),
  };
}
