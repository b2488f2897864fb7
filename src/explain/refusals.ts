import { FindingLevel } from '../findings/finding-kind';
import type { Pod } from '../pod/pod';
import { RULES } from '../rules/catalogue';
import { judge } from '../rules/engine';
import type { DroppedField } from './dropped-fields';

/** Why an API server of the target refuses the object. */
export interface Refusal {
  /** The rule that is broken, such as `mount-volume`. */
  readonly rule: string;
  /** The path of the field from the object; null if no field is at fault. */
  readonly path: string | null;
  /** The container that it belongs to; null if it belongs to none. */
  readonly container: string | null;
  /** What is wrong, in a sentence that begins with a small letter. */
  readonly message: string;
}

const INVALID = RULES.filter(({ level }) => level === FindingLevel.INVALID);

/**
 * Why an API server of the target refuses the object, by the rules that hold at synthesis as well. Of a template that an
 * operator completes nothing is known before.
 *
 * @param dropped - the fields that the target drops; one that it does not know is no reason of its own
 */
export function refusalsOf(pod: Pod, dropped: readonly DroppedField[]): Refusal[] {
  const unknown = new Set(dropped.map(({ path }) => path));
  return judge(pod, INVALID)
    .filter(({ rule, location }) => rule !== 'feature-unavailable' || !unknown.has(location?.path ?? ''))
    .map(({ rule, location, container, message }) => {
      return { rule, path: location?.path ?? null, container: container ?? null, message };
    });
}
