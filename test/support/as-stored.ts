import type { Fields } from '../../src/kubernetes/json';
import type { StoredSpec } from '../../src/pod/stored-spec';

/** A spec that a test writes out as an API server would store it. */
export function asStored(spec: Fields): StoredSpec {
  return spec as StoredSpec;
}
