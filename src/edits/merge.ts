import type { Fields } from '../kubernetes/json';
import { containersOf } from '../pod/containers';
import { editContainer } from './edit-container';
import { outlineOf } from '../kubernetes/sensitive';
import { mergeFailed, NOTHING_TO_REMOVE } from './edit-problems';
import { mergeFields, type MergeEvents } from './merge-fields';
import type { PodDraft } from './pod-draft';
import { EditPhase, type PodEdit } from './pod-edit';

/** Merges a piece into the container of a name. */
export function mergeContainer(name: string, piece: Fields): PodEdit {
  return {
    phase: EditPhase.CONTAINER_MERGES,
    apply: (draft, author) => {
      const change = (container: Fields): void =>
        mergeFields(container, piece, 'Container', eventsFor(draft, piece, author));
      editContainer(draft, author, { name, piece, change });
    },
  };
}

/** Merges fields into the Pod's spec. */
export function mergeSpec(fields: Fields): PodEdit {
  return {
    phase: EditPhase.SPEC_MERGES,
    apply: (draft, author) => {
      const before = new Set(containersOf(draft.spec).map(({ name }) => name));
      mergeFields(draft.spec, fields, 'PodSpec', eventsFor(draft, fields, author));
      draft.provenance.addFields(Object.keys(fields), author);
      for (const { name, fields: piece } of containersOf(fields)) {
        if (before.has(name)) draft.provenance.addFields(Object.keys(piece), author, name);
        else draft.provenance.add({ type: 'container', name }, author);
      }
    },
  };
}

function eventsFor(draft: PodDraft, piece: Fields, construct: string): MergeEvents {
  return {
    onAdded: (item) => draft.markAdded(item),
    onMissing: (path) => {
      const failure = { reason: `there is no ${path} to remove`, fix: NOTHING_TO_REMOVE };
      draft.problems.push(mergeFailed(outlineOf(piece), failure, construct));
    },
  };
}
