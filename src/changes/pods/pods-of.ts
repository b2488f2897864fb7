import { podsIn } from '../../check/judge-object';
import type { Fields } from '../../kubernetes/json';
import type { Pod } from '../../pod/pod';
import { sizeProblem } from '../../pod/size-limits';
import type { StoredOptions } from '../stored/stored-object';

/** The Pods of an object that the API server could decode. */
export function podsOf(manifest: Fields, { target, podKinds }: StoredOptions): Pod[] {
  return podsIn(manifest, { target, podKinds }).filter(isDecoded);
}

/** Whether the API server could decode a Pod, and it is not too large to look into. */
export function isDecoded(pod: Pod): boolean {
  return sizeProblem(pod.spec) === undefined && pod.wrongTypes.length === 0 && pod.stored !== undefined;
}
