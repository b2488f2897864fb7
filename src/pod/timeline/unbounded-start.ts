import { listOf } from '../../kubernetes/json';
import { containersOf, withoutEphemeral, type PodContainer } from '../containers';
import type { StoredSpec } from '../stored-spec';
import { hookLength } from './hook-length';
import { probeTiming } from './probe-timing';

/** Why nothing bounds a time in the start of a Pod. */
export type UnboundedCause =
  /** An init container may run for any time. */
  | 'initStep'
  /** A postStart hook may run for any time. */
  | 'postStartHook'
  /** A readiness probe may fail for any time. */
  | 'readinessProbe'
  /** Whoever sets the readiness gates of the Pod may do so at any time. */
  | 'readinessGates';

/** What makes a time in the start of a Pod unbounded. */
export interface UnboundedStart {
  readonly cause: UnboundedCause;
  /** Null if it is the Pod as a whole. */
  readonly container: string | null;
}

/**
 * What keeps the times of the start from being bounded, in the order of the start. A deadline of the Pod bounds all of
 * them.
 *
 * @param deadline - the `activeDeadlineSeconds` of the Pod; null for none
 */
export function unboundedStartOf(stored: StoredSpec, deadline: number | null): UnboundedStart[] {
  if (deadline !== null) return [];
  return [
    ...withoutEphemeral(containersOf(stored)).flatMap((container) =>
      causesOf(container).map((cause) => ({ cause, container: container.name })),
    ),
    ...(listOf(stored['readinessGates']).length === 0 ? [] : [{ cause: 'readinessGates', container: null } as const]),
  ];
}

function causesOf(container: PodContainer): UnboundedCause[] {
  const isUnbounded: readonly (readonly [UnboundedCause, boolean])[] = [
    ['postStartHook', hookLength(container, 'postStart')?.latest === null],
    ['initStep', container.kind === 'init'],
    ['readinessProbe', container.kind !== 'init' && probeTiming(container, 'readinessProbe') !== undefined],
  ];
  return isUnbounded.flatMap(([cause, holds]) => (holds ? [cause] : []));
}
