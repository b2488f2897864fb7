import { findWrongTypes } from '../pod/wrong-types';
import type { AttributedProblem as Problem } from '../findings/problem';
import type { Pod } from '../pod/pod';

/** What keeps a promise from being judged: fields that Kubernetes could not decode. */
export function undecidable({ spec }: Pod, head: string): Problem[] {
  return findWrongTypes(spec).map(({ path, expected, value }) => ({
    path: path.replace(/^spec\.?/, ''),
    value,
    message: `${head}, and that cannot be told of a Pod in which this is not ${expected}.`,
    fix: `write ${expected}.`,
  }));
}
