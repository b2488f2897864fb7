import type { IConstruct } from 'constructs';
import { addPromise, podsBelow, promiseScope, type PodPromise } from './pod-promises';
import { overrideRendering } from './override-rendering';
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
  podsBelow(keeper).forEach(overrideRendering);
  judgeAtSynthesis(keeper);
  return keeper;
}
