import type { Fields } from '../kubernetes/json';
import { storedSpec } from '../pod/stored-spec';
import { findWrongTypes } from '../kubernetes/fields/wrong-types';
import type { JudgedPod } from './rule';

/** The spec as the target would store it in the Pod; undefined where it could not decode it. */
export function storedPod({ spec, target }: JudgedPod): Fields | undefined {
  return findWrongTypes(spec, target.version).length > 0 ? undefined : storedSpec(spec, target);
}
