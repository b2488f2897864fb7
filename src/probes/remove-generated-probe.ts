import { EditPhase, type PodEdit } from '../edits/pod-edit';
import { containersOf } from '../pod/containers';
import { hasGeneratedStartupProbe } from '../plus/plus-defaults';

/**
 * Removes the startup probe that cdk8s-plus adds by itself to a container with a port: it makes three tries, and kills a
 * container that takes longer to start.
 */
export function removeGeneratedProbe(containerName: string): PodEdit {
  return {
    // The ports that other edits add, by which the probe is known, come later.
    phase: EditPhase.FIELDS,
    apply: (draft) => {
      const container = containersOf(draft.spec).find(({ name }) => name === containerName);
      if (container && hasGeneratedStartupProbe(container)) delete container.fields['startupProbe'];
    },
  };
}
