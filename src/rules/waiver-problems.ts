import type { FindingKind } from '../findings/finding-kind';
import type { Problem } from '../findings/problem';
import { WAIVERS_ANNOTATION, type AnnotatedWaivers, type Waiver } from '../findings/waiver';
import { closestName } from '../kubernetes/closest-name';
import { quotedFirst } from '../kubernetes/words';
import { FINDING_KINDS, kindOf } from './catalogue';

/** Something wrong with the annotation by which an object waives findings. */
export interface WaiverProblem {
  readonly kind: FindingKind;
  readonly problem: Omit<Problem, 'path'>;
}

/**
 * What is wrong with the annotation of an object: it cannot be read, a waiver in it names a container that the Pod does not
 * have, or matches nothing.
 *
 * @param containers - the names of the containers of its Pod; none if it has no Pod
 */
export function annotationProblems(
  annotated: AnnotatedWaivers,
  containers: readonly string[],
  isUnused: (waiver: Waiver) => boolean,
): WaiverProblem[] {
  if ('problems' in annotated) {
    const fix = 'write it as a JSON list, as in [{"rule":"pre-stop-time","reason":"the hook ends early"}].';
    return annotated.problems.map((problem) => {
      const message = `the waivers of this object cannot be read: ${problem}.`;
      return { kind: kindOf('waiver-annotation'), problem: { ...AT_ANNOTATION, message, fix } };
    });
  }
  if (annotated.misspelt !== undefined) return [misspeltProblem(annotated.misspelt)];
  return annotated.waivers
    .filter((waiver) => namesUnknownContainer(waiver, containers) || isUnused(waiver))
    .map((waiver) => ({
      kind: kindOf('waiver-unused'),
      problem: {
        ...AT_ANNOTATION,
        message: unusedText(waiver, containers),
        fix: unknownContainerFix(waiver, containers, 'remove the waiver from the annotation') ?? unusedFix(waiver),
      },
    }));
}

/** Whether a waiver is for a container that no Pod has that it can be for. */
export function namesUnknownContainer({ container }: Waiver, known: readonly string[]): boolean {
  return container !== undefined && known.length > 0 && !known.includes(container);
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

/** What is to be said of a waiver that matches nothing; a container that no Pod has is never meant. */
export function unusedText(waiver: Waiver, containers: readonly string[]): string {
  const { rule, container, reason } = waiver;
  const its = `its reason: ${JSON.stringify(reason)}.`;
  if (namesUnknownContainer(waiver, containers)) {
    return `this waiver of ${rule} is for container "${container}", and no container has this name; ${its}`;
  }
  const what = container === undefined ? rule : `${rule} in container "${container}"`;
  return `this waiver of ${what} matches no finding; ${its}`;
}

/** So many containers are named to choose from. */
const MAX_NAMED = 10;

/** What to do about a container that no Pod has; undefined if there is one, or none is named. */
export function unknownContainerFix(waiver: Waiver, known: readonly string[], orElse: string): string | undefined {
  const { container = '' } = waiver;
  if (!namesUnknownContainer(waiver, known)) return undefined;
  const closest = closestName(container, known);
  return closest === undefined
    ? `write one that there is, ${quotedFirst(known, MAX_NAMED)}, or ${orElse}.`
    : `did you mean "${closest}"? Use that name, or ${orElse}.`;
}

/** An id that is misspelt matches nothing, which nobody sees in the text of the waiver. */
function unusedFix({ rule }: Waiver): string {
  const ids = FINDING_KINDS.map(({ id }) => id);
  const closest = ids.includes(rule) ? undefined : closestName(rule, ids);
  return closest === undefined
    ? 'remove the waiver from the annotation.'
    : `did you mean "${closest}"? Use that id, or remove the waiver from the annotation.`;
}
