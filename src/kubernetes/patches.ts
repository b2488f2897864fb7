import type { KubernetesVersion } from './version';

/** The first patch that has something, by minor version; every newer minor version has it as well. */
export interface FirstPatches {
  readonly [minor: number]: number;
}

/** Whether a version has what came with some patches. One without a patch is its newest patch. */
export function hasPatch({ minor, patch = Infinity }: KubernetesVersion, first: FirstPatches): boolean {
  const own = first[minor];
  // Keys that are numbers stand in their order.
  return own === undefined ? minor >= Number(Object.keys(first).at(-1) ?? Infinity) : patch >= own;
}
