import { rulesAtLevel } from '../rules/catalogue';
import { judge } from '../rules/engine';
import { FindingLevel, FindingSeverity } from '../findings/finding-kind';
import { findingsText } from '../findings/finding-text';
import type { TestedPod } from './tested-pod';
import type { Verdict } from './verdict';

const JUDGED = rulesAtLevel(FindingLevel.RECOMMENDED);

/** Whether the rules of this library find no error in a Pod that is given to a cluster of its target's version. */
export function checkAccepted({ pod }: TestedPod): Verdict {
  const errors = judge(pod, JUDGED).filter(({ severity }) => severity === FindingSeverity.ERROR);
  if (errors.length === 0) return { holds: true, fact: 'is accepted: no rule finds an error.' };
  return { holds: false, fact: `is not accepted, with ${findingsText(errors).replace(/\n(?=.)/g, '\n  ')}` };
}
