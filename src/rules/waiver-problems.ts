import type { FindingKind } from '../findings/finding-kind';
import type { Problem } from '../findings/problem';
import { WAIVERS_ANNOTATION, type AnnotatedWaivers, type Waiver } from '../findings/waiver';
import { closestName } from '../kubernetes/closest-name';
import { FINDING_KINDS, kindOf } from './catalogue';

/** Something wrong with the annotation by which an object waives findings. */
export interface WaiverProblem {
  readonly kind: FindingKind;
  readonly problem: Omit<Problem, 'path'>;
}

/** What is wrong with the annotation of an object: it cannot be read, or a waiver in it matches nothing. */
export function annotationProblems(
  annotated: AnnotatedWaivers,
  isUnused: (waiver: Waiver) => boolean,
): WaiverProblem[] {
  if ('problem' in annotated) {
    const message = `the waivers of this object cannot be read: ${annotated.problem}.`;
    const fix = 'write it as a JSON list, as in [{"rule":"pre-stop-time","reason":"the hook ends early"}].';
    return [{ kind: kindOf('waiver-annotation'), problem: { ...AT_ANNOTATION, message, fix } }];
  }
  if (annotated.misspelt !== undefined) return [misspeltProblem(annotated.misspelt)];
  return annotated.waivers.filter(isUnused).map((waiver) => ({
    kind: kindOf('waiver-unused'),
    problem: { ...AT_ANNOTATION, message: unusedText(waiver), fix: unusedFix(waiver) },
  }));
}

function misspeltProblem(annotation: string): WaiverProblem {
  const problem = {
    objectPath: `metadata.annotations[${annotation}]`,
    message: `the annotation ${annotation} waives nothing.`,
    fix: `did you mean "${WAIVERS_ANNOTATION}"? Use that name.`,
  };
  return { kind: kindOf('waiver-annotation'), problem };
}

const AT_ANNOTATION = { objectPath: `metadata.annotations[${WAIVERS_ANNOTATION}]` };

/** What is to be said of a waiver that matches nothing. */
export function unusedText({ rule, container, reason }: Waiver): string {
  const what = container === undefined ? rule : `${rule} in container "${container}"`;
  return `this waiver of ${what} matches no finding; its reason: ${JSON.stringify(reason)}.`;
}

/** An id that is misspelt matches nothing, which nobody sees in the text of the waiver. */
function unusedFix({ rule }: Waiver): string {
  const ids = FINDING_KINDS.map(({ id }) => id);
  const closest = ids.includes(rule) ? undefined : closestName(rule, ids);
  return closest === undefined
    ? 'remove the waiver from the annotation.'
    : `did you mean "${closest}"? Use that id, or remove the waiver from the annotation.`;
}
