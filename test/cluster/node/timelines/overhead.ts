import { differences } from './compare';
import type { Observation } from './observe';
import { OVERHEAD_SECONDS, predictSeen } from './plan';
import type { PodCase } from './pod-case';

const STEP = 0.25;

/** How much of the allowance for the node a run used, and what would not have held with less. */
export interface UsedOverhead {
  readonly seconds: number;
  readonly because: string;
}

/** The smallest overhead with which the prediction still holds. */
export function usedOverhead(pod: PodCase, seen: Observation): UsedOverhead {
  let used: UsedOverhead = { seconds: OVERHEAD_SECONDS, because: '' };
  while (used.seconds > 0) {
    const [because] = differences(predictSeen(pod, seen, used.seconds - STEP), seen);
    if (because !== undefined) return { ...used, because: `${pod.name}: ${because}` };
    used = { ...used, seconds: used.seconds - STEP };
  }
  return used;
}
