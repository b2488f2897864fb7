import { findWrongTypes } from '../kubernetes/fields/wrong-types';
import type { Problem } from '../rules/finding';
import type { JudgedPod } from '../rules/rule';

/** What keeps a promise from being judged: fields that Kubernetes could not decode. */
export function undecidable({ spec, target }: JudgedPod, head: string): Problem[] {
  return findWrongTypes(spec, target.version).map(({ path, expected, value }) => ({
    path: path.replace(/^spec\.?/, ''),
    value,
    message: `${head}, and that cannot be told of a Pod in which this is not ${expected}.`,
    fix: `write ${expected}.`,
  }));
}
