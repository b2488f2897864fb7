import type { StoredSpec } from '../pod/stored-spec';
import type { Pod } from '../pod/pod';

/** The spec as the target would store it in the Pod; undefined if it could not decode it. */
export function storedPod(pod: Pod): StoredSpec | undefined {
  return pod.stored?.spec;
}
