import type { AttributedProblem } from '../findings/problem';
import type { Pod } from '../pod/pod';
import { partsAt } from '../pod/pod-part';
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

interface PlacedPart {
  readonly place: string;
  readonly part: PodPart;
}

/** Whose part of a Pod a problem is: of several places it is put down to the last one that code added. */
export function attributionOf(problem: AttributedProblem, pod: Pod): Attribution {
  if (!pod.isFromCode) return { isOwn: false, ...pathAt(problem.path) };
  const { construct, container } = problem;
  const parts = placedParts(placesOf(problem), pod);
  const added = parts.filter(({ part }) => pod.provenance.isAdded(part)).map(({ place }) => place);
  const constructs = constructsOf(parts, pod);
  return {
    construct: construct ?? constructs.at(-1) ?? pod.provenance.constructOf(container),
    ...(constructs.length > 1 && { constructs }),
    ...pathAt(added.at(-1) ?? problem.path),
    isOwn: construct === undefined && added.length === 0 && !isAddedContainer(container, pod),
  };
}

function pathAt(path: string | undefined): { readonly path?: string } {
  return path === undefined ? {} : { path };
}

function placesOf({ path, related = [] }: AttributedProblem): readonly string[] {
  return path === undefined ? related : [...related, path];
}

function isAddedContainer(name: string | undefined, { provenance }: Pod): boolean {
  return name !== undefined && provenance.isAdded({ type: 'container', name });
}

/** For each place the part of which it is known who added it, or else the finest one. */
function placedParts(places: readonly string[], pod: Pod): PlacedPart[] {
  return places.flatMap((place) => {
    const parts = partsAt(pod, place);
    const part = parts.find((each) => pod.provenance.isAdded(each)) ?? parts[0];
    return part ? [{ place, part }] : [];
  });
}

/** The constructs of parts, the workload first. Parts with the same key are told apart by their number only. */
function constructsOf(parts: readonly PlacedPart[], { provenance }: Pod): string[] {
  const counts = new Map<string, { part: PodPart; count: number }>();
  for (const { part } of parts) {
    const key = JSON.stringify(part);
    counts.set(key, { part, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const all = [...counts.values()].flatMap(({ part, count }) => provenance.addedBy(part, count).slice(-count));
  const added = new Set(all.filter((construct) => construct !== provenance.workload));
  return [...(all.includes(provenance.workload) ? [provenance.workload] : []), ...added];
}
