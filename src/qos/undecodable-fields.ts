import { findWrongTypes } from '../kubernetes/fields/wrong-types';
import type { AttributedProblem as Problem } from '../findings/problem';
import type { Pod } from '../pod/pod';

/** The fields that keep a promise from being checked: the API server cannot decode them. */
export function undecodableFields({ spec, target }: Pod, head: string): Problem[] {
  return findWrongTypes(spec, target.version).map(({ path, expected, value }) => ({
    path: path.replace(/^spec\.?/, ''),
    value,
    message: `${head}, which cannot be checked: this field must be ${expected}.`,
    fix: `write ${expected}.`,
  }));
}
