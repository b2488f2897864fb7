import type { IConstruct } from 'constructs';
import { isFields, type Fields } from '../../kubernetes/json';
import { mergeFields } from '../merge-fields';
import { EditPhase, type PodEdit } from '../pod-edit';

/** Merges a piece into the container of a name. */
export function mergeContainer(construct: IConstruct, name: string, piece: Fields): PodEdit {
  return {
    phase: EditPhase.CONTAINER_MERGES,
    construct,
    apply: (draft) => {
      const container = draft.container(name, construct.node.path);
      if (container) mergeFields(container, piece, (item) => draft.markAdded(item));
    },
  };
}

/** Merges fields into the Pod's spec. */
export function mergeSpec(construct: IConstruct, fields: Fields): PodEdit {
  const touchesContainers = Object.values(fields).some((value) => Array.isArray(value) && value.some(isFields));
  return {
    phase: touchesContainers ? EditPhase.CONTAINER_MERGES : EditPhase.FIELDS,
    construct,
    apply: (draft) => mergeFields(draft.spec, fields, (item) => draft.markAdded(item)),
  };
}
