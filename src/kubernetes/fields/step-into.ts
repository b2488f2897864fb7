/** Something found in an object, whose path is put together from its end once it is found: most objects have nothing. */
export interface FoundInside {
  path: string;
}

/** Puts a step such as `.ports` or `[0]` in front of the paths of what was found since there was a number of others. */
export function stepInto(step: string, found: readonly FoundInside[], before: number): void {
  for (const each of found.slice(before)) each.path = step + each.path;
}
