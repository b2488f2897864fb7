import { EditPhase } from '../../edits/pod-edit';
import { fieldsOf } from '../../kubernetes/json';
import { ONE, parseQuantity } from '../../kubernetes/quantity';
import type { PodHelper } from '../parts/pod-helper';

const MEBIBYTE = 2n ** 20n;

/** How much of its memory Go fills before it collects garbage harder. */
const PERCENT = 80n;

/**
 * Tells the Go runtime how much memory there is. The limit can come from the code, from a tier or from a merge, so it is
 * read once all of them are done.
 *
 * - Container: the variable `GOMEMLIMIT`, if its memory has a limit.
 */
export function limitGoMemory({ containerName, podTemplate }: PodHelper): void {
  podTemplate._keep({
    phase: EditPhase.FINAL,
    apply: (draft, author) => {
      const container = draft.container(containerName, author);
      const limit = parseQuantity(fieldsOf(fieldsOf(container?.['resources'])['limits'])['memory']);
      if (!container || !limit || limit.nano === 0n) return;
      const mebibytes = (limit.nano * PERCENT) / 100n / ONE / MEBIBYTE;
      draft.append(container, 'env', { name: 'GOMEMLIMIT', value: `${mebibytes}MiB` });
    },
  });
}
