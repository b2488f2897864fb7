import { deepCopy, type Fields } from '../kubernetes/json';
import { EditPhase, type PodEdit } from './pod-edit';

/** Adds a volume to the Pod. */
export function addVolume(volume: Fields, isShared = false): PodEdit {
  return {
    phase: EditPhase.FIELDS,
    apply: (draft, author) => {
      const copy = deepCopy(volume);
      const name = String(copy['name']);
      draft.append(draft.spec, 'volumes', copy);
      draft.noteAdded({ type: 'volume', name }, copy, author);
      if (isShared) draft.provenance.addSharedVolume(name, author);
    },
  };
}
