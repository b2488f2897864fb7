import type { IConstruct } from 'constructs';
import { recordRequirement, podsBelow, requirementScope, type PodRequirement } from './requirements';
import { overrideRendering } from './override-rendering';
import { judgeAtSynthesis } from './synthesis';

/**
 * Requires something of the Pod of a workload, or of every Pod below a construct, including those that are added later. It
 * is judged on the final manifest whenever that is rendered.
 *
 * @returns the construct for which it is kept
 */
export function addRequirement(scope: IConstruct, requirement: PodRequirement): IConstruct {
  const keeper = requirementScope(scope);
  recordRequirement(keeper, requirement);
  podsBelow(keeper).forEach(overrideRendering);
  judgeAtSynthesis(keeper);
  return keeper;
}
