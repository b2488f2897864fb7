import type { EditProblem } from '../findings/problem';
import type { PodDraft } from './pod-draft';
import type { EditPhase, PodEdit } from './pod-edit';

/** Looks at what the edits of a phase leave, for the construct that depends on it. */
export function addCheck(phase: EditPhase, problemOf: (draft: PodDraft) => EditProblem | undefined): PodEdit {
  return {
    phase,
    apply: (draft) => {
      const problem = problemOf(draft);
      if (problem) draft.problems.push(problem);
    },
  };
}
