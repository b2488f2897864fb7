import type { IConstruct } from 'constructs';
import type { Fields } from '../../kubernetes/json';
import { constructPath } from '../construct-path';
import { mergeFields } from '../merge-fields';
import { EditPhase, type PodEdit } from '../pod-edit';

/** Merges a piece into the container of a name. */
export function mergeContainer(construct: IConstruct, name: string, piece: Fields): PodEdit {
  return {
    phase: EditPhase.CONTAINER_MERGES,
    construct,
    apply: (draft) => {
      const container = draft.container(name, constructPath(construct));
      if (container) mergeFields(container, piece, (item) => draft.markAdded(item));
    },
  };
}

/** Merges fields into the Pod's spec. */
export function mergeSpec(construct: IConstruct, fields: Fields): PodEdit {
  return {
    phase: EditPhase.SPEC_MERGES,
    construct,
    apply: (draft) => mergeFields(draft.spec, fields, (item) => draft.markAdded(item)),
  };
}
