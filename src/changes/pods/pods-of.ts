import { podsIn } from '../../check/judge-object';
import type { Fields } from '../../kubernetes/json';
import type { Pod } from '../../pod/pod';
import type { StoredOptions } from '../stored/stored-object';

/** The Pods of an object that the API server could decode. */
export function podsOf(manifest: Fields, { target, podKinds }: StoredOptions): Pod[] {
  return podsIn(manifest, { target, podKinds }).filter(
    (pod) => pod.wrongTypes.length === 0 && pod.stored !== undefined,
  );
}
