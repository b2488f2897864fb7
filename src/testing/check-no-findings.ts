import { isAtLeast } from '../check/levels';
import { applyWaivers } from '../enforcement/waivers';
import { FindingLevel, FindingSeverity } from '../findings/finding-kind';
import { findingsText } from '../findings/finding-text';
import { rulesAtLevel } from '../rules/catalogue';
import { judge } from '../rules/engine';
import type { PodMatcherOptions } from './select-pods';
import type { TestedPod } from './tested-pod';
import type { Verdict } from './verdict';

/**
 * By which rules a Pod is judged, and what of it counts.
 */
export interface FindingsMatcherOptions extends PodMatcherOptions {
  /**
   * Up to which level the Pod is judged; each level has all of those before it: INVALID, RECOMMENDED, RESTRICTED.
   * @default FindingLevel.RECOMMENDED
   */
  readonly level?: FindingLevel;

  /**
   * The least severity that counts.
   * @default FindingSeverity.INFO
   */
  readonly failOn?: FindingSeverity;
}

/** Whether the rules of a level find nothing in a Pod but what the annotation of its object waives. */
export function checkNoFindings({ pod }: TestedPod, _expected: unknown, options: FindingsMatcherOptions): Verdict {
  const { level = FindingLevel.RECOMMENDED, failOn = FindingSeverity.INFO } = options;
  const { findings } = applyWaivers(judge(pod, rulesAtLevel(level)), pod.manifest, []);
  const counting = findings.filter(({ severity, waiver }) => waiver === undefined && isAtLeast(severity, failOn));
  if (counting.length === 0) return { holds: true, fact: `has no finding of level "${level}".` };
  return { holds: false, fact: `has ${findingsText(counting).replace(/\n(?=.)/g, '\n  ')}` };
}
