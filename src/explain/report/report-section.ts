import type { Block } from '../layout/blocks';
import type { ExplainedPod } from '../explain-object';

/** A part of what is said about a Pod: a heading, and what stands below it. A part with nothing below it is left out. */
export interface Section {
  /** The line above the part. */
  heading(pod: ExplainedPod): string;
  /** What the part says. */
  blocks(pod: ExplainedPod): readonly Block[];
}
