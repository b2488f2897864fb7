import { findWrongTypes } from '../pod/wrong-types';
import type { Problem } from '../rules/finding';
import type { JudgedPod } from '../rules/rule';

/** The fields that keep a promise from being checked: the API server cannot decode them. */
export function undecodableFields({ spec }: JudgedPod, head: string): Problem[] {
  return findWrongTypes(spec).map(({ path, expected, value }) => ({
    path: path.replace(/^spec\.?/, ''),
    value,
    message: `${head}, which cannot be checked: this field must be ${expected}.`,
    fix: `write ${expected}.`,
  }));
}
