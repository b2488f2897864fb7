import type { InputError } from '../../manifests/input-objects';
import type { ExplainedPod } from '../explain-object';
import type { UnexplainedObject } from '../unexplained';

/** What was found in all of the input. */
export interface Summary {
  readonly pods: number;
  readonly skipped: number;
  /** Of the objects without a Pod, those that have to do with Pods. */
  readonly unexplained: readonly UnexplainedObject[];
  readonly errors: readonly InputError[];
}

/** How many errors there are, with those that are counted and not named. */
export function errorCountOf({ errors }: Summary): number {
  return errors.reduce((sum, { count = 1 }) => sum + count, 0);
}

/** Whether nothing at all was found in the input. */
export function isEmpty({ pods, skipped, errors }: Summary): boolean {
  return pods + skipped + errors.length === 0;
}

/** One way to show what was found. It returns what is to be written and writes nothing itself. */
export interface Reporter {
  /** The text for a Pod, in the order of the input. */
  podText(pod: ExplainedPod): string;
  /** The text at the end. */
  endText(summary: Summary): string;
  /** What is to be said on standard error at the end. */
  errorText(summary: Summary): string;
}
