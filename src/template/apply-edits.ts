import { append } from '../kubernetes/append';
import type { PodDraft } from '../edits/pod-draft';
import { outerOption } from '../edits/outer-option';
import { undoneKey, type UndoingEdit } from '../edits/undone-part';
import { undoneParts } from '../edits/undone-parts';
import type { EditProblem } from '../findings/problem';
import type { AuthoredEdit, PodEdits } from './kept-edits';

/** Applies edits to a draft, and puts the problems that they meet down to the calls. */
export function applyEdits(draft: PodDraft, edits: PodEdits): void {
  for (const edit of edits.all) applyEdit(draft, edit);
}

function applyEdit(draft: PodDraft, { edit, author }: AuthoredEdit): void {
  draft.provenance.call = edit.call;
  draft.option = edit.option;
  const known = draft.problems.length;
  edit.apply(draft, author);
  if (edit.call !== undefined) append(draft.problems, draft.problems.splice(known).map(placedAt(edit.call)));
}

/** A problem that has no place of its own is that of the call. */
function placedAt(call: string): (met: EditProblem) => EditProblem {
  return (met) => {
    const { option, path, objectPath } = met.problem;
    return (option ?? path ?? objectPath) === undefined ? { ...met, problem: { ...met.problem, option: call } } : met;
  };
}

/** Which edit undid what, by the keys of the undone parts: the edits are applied once more, to a draft without any. */
export function undoingEdits(draft: PodDraft, edits: PodEdits): ReadonlyMap<string, UndoingEdit | undefined> {
  let undone = new Map<string, UndoingEdit | undefined>();
  for (const authored of edits.all) {
    applyEdit(draft, authored);
    const found = undoneParts(draft).map(undoneKey);
    undone = new Map(found.map((key) => [key, undone.has(key) ? undone.get(key) : undoingEdit(authored)]));
  }
  return undone;
}

function undoingEdit({ edit, author }: AuthoredEdit): UndoingEdit | undefined {
  const call = edit.call ?? outerOption(edit.option);
  return call === undefined ? undefined : { call, author };
}
