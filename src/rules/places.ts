import type { Problem } from '../findings/problem';
import type { PodContainer } from '../pod/containers';

/** The places of a problem that several of them make together; the last one is the place to change. */
export function repeatedAt(paths: readonly string[]): Required<Pick<Problem, 'path' | 'related'>> {
  return { path: paths.at(-1) ?? '', related: paths.slice(0, -1) };
}

/** A problem of a container; its path begins at the container, and is absent if it is about the container as a whole. */
export type ContainerProblem = Omit<Problem, 'objectPath' | 'related'>;

/** The problems of containers, with paths from the Pod's spec. */
export function problemsOfEach(
  containers: readonly PodContainer[],
  check: (container: PodContainer) => readonly ContainerProblem[],
): Problem[] {
  // Every other rule asks this of every container, and mostly finds nothing.
  const problems: Problem[] = [];
  for (const container of containers) {
    for (const problem of check(container)) problems.push(placedIn(container, problem));
  }
  return problems;
}

function placedIn(container: PodContainer, { serverField, ...problem }: ContainerProblem): Problem {
  return {
    ...problem,
    path: pathIn(container, problem.path),
    ...(serverField !== undefined && { serverField: pathIn(container, serverField) }),
  };
}

function pathIn({ path }: PodContainer, inside: string | undefined): string {
  return inside === undefined ? path : `${path}.${inside}`;
}
