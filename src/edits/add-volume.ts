import { deepCopy, deepEqual, listOf, type Fields } from '../kubernetes/json';
import { EditPhase, type PodEdit } from './pod-edit';

/** Adds a volume to the Pod. */
export function addVolume(volume: Fields, isShared = false): PodEdit {
  return {
    phase: EditPhase.FIELDS,
    apply: (draft, author) => {
      const copy = deepCopy(volume);
      const name = String(copy['name']);
      draft.append(draft.spec, 'volumes', copy);
      draft.noteAdded({ type: 'volume', name }, volume, author);
      if (isShared) draft.provenance.addSharedVolume(name, author);
    },
  };
}

/** Adds a shared volume, unless the Pod has it: several parts of a pattern can need one. */
export function addVolumeOnce(volume: Fields): PodEdit {
  const edit = addVolume(volume, true);
  return {
    ...edit,
    apply: (draft, author) => {
      if (listOf(draft.spec['volumes']).some((present) => deepEqual(present, volume))) return;
      edit.apply(draft, author);
    },
  };
}
