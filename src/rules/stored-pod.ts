import type { Fields } from '../kubernetes/json';
import type { Pod } from '../pod/pod';

/** The spec as the target would store it in the Pod; undefined if it could not decode it. */
export function storedPod(pod: Pod): Fields | undefined {
  return pod.stored?.spec;
}
