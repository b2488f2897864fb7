import type { ProbeBounds } from '../../pod/probes/container-bounds';

/** The bounds of a container that are compared. */
export const COMPARED_BOUNDS = [
  'mayTakeToStartSeconds',
  'startedOrStoppedSeconds',
  'outOfTrafficSeconds',
  'hangNoticedSeconds',
  'killedSeconds',
] as const;

/** A bound that follows from the probes of a container. */
export type ComparedBound = (typeof COMPARED_BOUNDS)[number];

/** A bound that changed. */
export interface ProbeChange {
  readonly container: string;
  readonly bound: ComparedBound;
  /** In seconds; null for never, or for no bound. */
  readonly before: number | null;
  /** In seconds; null for never, or for no bound. */
  readonly after: number | null;
}

/** The bounds that changed of containers that are on both sides. */
export function probeChanges(before: readonly ProbeBounds[], after: readonly ProbeBounds[]): ProbeChange[] {
  const [old, present] = [byName(before), byName(after)];
  const containers = [...new Set([...old.keys(), ...present.keys()])];
  return containers.flatMap((container) =>
    COMPARED_BOUNDS.flatMap((bound): ProbeChange[] => {
      const [left, right] = [old.get(container)?.[bound] ?? null, present.get(container)?.[bound] ?? null];
      return left === right ? [] : [{ container, bound, before: left, after: right }];
    }),
  );
}

function byName(bounds: readonly ProbeBounds[]): ReadonlyMap<string, ProbeBounds> {
  return new Map(bounds.map((each) => [each.container, each]));
}
