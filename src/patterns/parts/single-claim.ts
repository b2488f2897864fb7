import { fieldsOf, listOf, textOf, type Fields } from '../../kubernetes/json';
import { FindingSeverity } from '../../rules/finding';
import type { EditProblem } from '../../rules/engine';
import { check } from '../../template/edits/check';
import { EditPhase } from '../../template/pod-edit';
import type { PodHelper } from './pod-helper';

/**
 * Finds a claim that the Pod has as another volume already. The kubelet waits for ever for the second one.
 *
 * Source: https://github.com/kubernetes/kubernetes/issues/127004
 */
export function requireSingleClaim(helper: PodHelper, volume: Fields): void {
  const claim = claimOf(volume);
  if (claim === undefined) return;
  helper.podTemplate._keep(
    check(helper, EditPhase.PATCHES, ({ spec }) => {
      const holders = listOf(spec['volumes']).map(fieldsOf);
      const [first] = holders.filter((other) => claimOf(other) === claim).map(({ name }) => String(name));
      const own = String(volume['name']);
      return first === undefined || first === own ? undefined : duplicateClaim(helper, claim, [first, own]);
    }),
  );
}

function claimOf(volume: Fields): string | undefined {
  return textOf(fieldsOf(volume['persistentVolumeClaim'])['claimName']);
}

function duplicateClaim(helper: PodHelper, claim: string, [first, own]: [string, string]): EditProblem {
  return {
    rule: { id: 'duplicate-claim', severity: FindingSeverity.ERROR },
    problem: {
      construct: helper.node.path,
      container: helper.containerName,
      message: `the volumes "${first}" and "${own}" are of the claim "${claim}": a Pod with two volumes of one claim never starts.`,
      fix: `mount the volume that the Pod has already, as in \`mounts: [{ volume: '${first}', path: '/data' }]\`.`,
    },
  };
}
