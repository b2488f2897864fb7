import type { IConstruct } from 'constructs';
import type { Fields } from '../kubernetes/json';
import { constructPath } from '../tree/construct-path';
import { EditPhase, type PodEdit } from './pod-edit';

/** Adds a volume to the Pod. */
export function addVolume(construct: IConstruct, volume: Fields, isShared = false): PodEdit {
  return {
    phase: EditPhase.FIELDS,
    construct,
    apply: (draft) => {
      const copy = structuredClone(volume);
      const [name, path] = [String(copy['name']), constructPath(construct)];
      draft.append(draft.spec, 'volumes', copy);
      draft.provenance.add({ type: 'volume', name }, path);
      if (isShared) draft.provenance.addSharedVolume(name, path);
    },
  };
}
