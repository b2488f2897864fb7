import { deepCopy, type Fields } from '../kubernetes/json';
import { isPodLevelResource } from '../pod/resources/pod-level-resources';
import { EditPhase, type PodEdit } from '../edits/pod-edit';
import { rejectOption } from '../enforcement/reject-option';

/** Replaces the resources of the Pod as a whole. */
export function setPodResources(resources: Fields | undefined): PodEdit {
  const names = Object.values(resources ?? {}).flatMap((list) => Object.keys(list as Fields));
  const other = names.find((name) => !isPodLevelResource(name));
  if (other !== undefined || !resources) refuseOther(other);
  return {
    phase: EditPhase.SPEC_MERGES,
    apply: (draft, author) => {
      draft.noteChoice('the resources of the Pod as a whole', resources, author);
      draft.spec['resources'] = deepCopy(resources);
      draft.provenance.addFields(['resources'], author);
    },
  };
}

function refuseOther(resource: string | undefined): never {
  return rejectOption('qos-amount', {
    place: 'QosTier.applyToPod',
    value: resource,
    message: `a Pod as a whole can have cpu, memory and huge pages, and this tier has ${resource ?? 'none of them'}.`,
    fix: 'give the tier to a container with applyTo.',
  });
}
