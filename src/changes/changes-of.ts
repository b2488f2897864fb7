import { FindingLevel } from '../findings/finding-kind';
import type { CheckLevel } from '../check/levels';
import type { ScopedWaiver } from '../check/waivers';
import type { KeptObjects } from './objects/kept-objects';
import type { Changes } from './changes';
import { Comparison } from './comparison';
import type { StoredOptions } from './stored/stored-object';

/** What is compared, and how. */
export interface ChangesOptions extends StoredOptions {
  /**
   * How much is checked on both sides.
   * @default recommended
   */
  readonly level?: CheckLevel;
  /**
   * The waivers of settings that hold: what they accept is not a finding on either side.
   * @default - none
   */
  readonly waivers?: readonly ScopedWaiver[];
}

/**
 * What a change from one set of objects to another one does, when it is applied to a cluster that has the first one: object by
 * object while it is asked for.
 */
export function changesOf(
  before: KeptObjects,
  after: KeptObjects,
  { level = FindingLevel.RECOMMENDED, waivers = [], ...options }: ChangesOptions,
): Changes {
  return new Comparison(before, after, { ...options, level, waivers });
}
