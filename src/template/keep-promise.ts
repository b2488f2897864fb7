import type { IConstruct } from 'constructs';
import { addPromise, podsBelow, promiseScope, type PodPromise } from './pod-promises';
import { join } from './seam';
import { judgeAtSynthesis } from './synthesis';

/**
 * Makes a promise about the Pod of a workload, or about every Pod below a construct, those that are added later
 * included. It is judged on the final manifest whenever that is rendered.
 *
 * @returns the construct for which the promise is kept
 */
export function keepPromise(scope: IConstruct, promise: PodPromise): IConstruct {
  const keeper = promiseScope(scope);
  addPromise(keeper, promise);
  podsBelow(keeper).forEach(join);
  judgeAtSynthesis(keeper);
  return keeper;
}
