const MAX_NAMES = 10;

/** The containers that something comes from: ten at most, and how many more there are; absent if there are none. */
export interface Givers {
  readonly givenBy: readonly string[];
  readonly givenByMore?: number;
}

/** The first of the containers that something comes from. */
export function giversIn(names: Iterable<string>, count: number): Givers {
  const [givenBy, givenByMore] = firstOf(names, count);
  return { givenBy, ...(givenByMore > 0 && { givenByMore }) };
}

/** The first names, and how many follow; `own` is left out. */
export function firstOf(names: Iterable<string>, count: number, own?: string): [names: string[], more: number] {
  const first: string[] = [];
  for (const name of names) {
    if (first.length === MAX_NAMES) break;
    if (name !== own) first.push(name);
  }
  return [first, count - first.length];
}
