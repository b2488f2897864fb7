import type { AttributedProblem } from '../findings/problem';
import type { Pod } from '../pod/pod';
import { partAt } from '../pod/pod-part';
import type { PodPart } from '../pod/provenance';

/** Whose part of a Pod a problem is. */
export interface Attribution {
  /** The construct to which the problem is put down; absent if the manifest does not come from code. */
  readonly construct?: string;
  /** All constructs that have a part in it, if there are several. */
  readonly constructs?: readonly string[];
  /** The path of the place to change: of several, one that code added. */
  readonly path?: string;
  /** Whether the workload brought all of it itself. */
  readonly isOwn: boolean;
}

/** Whose part of a Pod a problem is: of several places it is put down to the last one that code added. */
export function attributionOf(problem: AttributedProblem, pod: Pod): Attribution {
  const { path, related = [], construct, container } = problem;
  if (!pod.isFromCode) return { isOwn: false, ...(path !== undefined && { path }) };
  const places = path === undefined ? related : [...related, path];
  const parts = places.map((place) => ({ place, part: partAt(pod, place) }));
  const added = parts.filter(({ part }) => part && pod.provenance.isAdded(part));
  const constructs = constructsOf(
    parts.flatMap(({ part }) => part ?? []),
    pod,
  );
  const at = added.at(-1)?.place ?? path;
  const isNamed = container !== undefined && pod.provenance.isAdded({ type: 'container', name: container });
  return {
    construct: construct ?? constructs.at(-1) ?? pod.provenance.constructOf(container),
    ...(constructs.length > 1 && { constructs }),
    ...(at !== undefined && { path: at }),
    isOwn: construct === undefined && added.length === 0 && !isNamed,
  };
}

/** The constructs of parts; parts with the same key are told apart by their number only. Those that were added come last. */
function constructsOf(parts: readonly PodPart[], { provenance }: Pod): string[] {
  const counts = new Map<string, { part: PodPart; count: number }>();
  for (const part of parts) {
    const key = JSON.stringify(part);
    counts.set(key, { part, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const constructs = [...counts.values()].flatMap(({ part, count }) => provenance.addedBy(part, count).slice(-count));
  const own = constructs.filter((construct) => construct === provenance.workload);
  return [...own, ...constructs.filter((construct) => construct !== provenance.workload)];
}
