import type { IConstruct } from 'constructs';
import { recordRequirement, podsBelow, requirementScope, type PodRequirement } from './requirements';
import { overrideRendering } from './override-rendering';
import { judgeAtSynthesis } from './synthesis';

/**
 * Makes a promise about the Pod of a workload, or about every Pod below a construct, those that are added later
 * included. It is judged on the final manifest whenever that is rendered.
 *
 * @returns the construct for which the promise is kept
 */
export function addRequirement(scope: IConstruct, promise: PodRequirement): IConstruct {
  const keeper = requirementScope(scope);
  recordRequirement(keeper, promise);
  podsBelow(keeper).forEach(overrideRendering);
  judgeAtSynthesis(keeper);
  return keeper;
}
