import type { IConstruct } from 'constructs';
import type { Fields } from '../kubernetes/json';
import { mergeFailed } from './edit-problems';
import { constructPath } from '../tree/construct-path';
import { mergeFields, type MergeEvents } from './merge-fields';
import type { PodDraft } from './pod-draft';
import { EditPhase, type PodEdit } from './pod-edit';

/** Merges a piece into the container of a name. */
export function mergeContainer(construct: IConstruct, name: string, piece: Fields): PodEdit {
  return {
    phase: EditPhase.CONTAINER_MERGES,
    construct,
    apply: (draft) => {
      const path = constructPath(construct);
      const container = draft.container(name, path);
      if (!container) return;
      if ((piece['name'] ?? name) === name) mergeFields(container, piece, 'Container', eventsFor(draft, piece, path));
      else draft.problems.push(mergeFailed(JSON.stringify(piece), 'a container keeps its name', path));
    },
  };
}

/** Merges fields into the Pod's spec. */
export function mergeSpec(construct: IConstruct, fields: Fields): PodEdit {
  return {
    phase: EditPhase.SPEC_MERGES,
    construct,
    apply: (draft) => mergeFields(draft.spec, fields, 'PodSpec', eventsFor(draft, fields, constructPath(construct))),
  };
}

function eventsFor(draft: PodDraft, piece: Fields, construct: string): MergeEvents {
  return {
    onAdded: (item) => draft.markAdded(item),
    onMissing: (path) => {
      draft.problems.push(mergeFailed(JSON.stringify(piece), `there is no ${path} to remove`, construct));
    },
  };
}
