import type { Problem } from '../findings/problem';
import { deepEqual } from '../kubernetes/json';
import { fieldSteps, valueAt } from '../kubernetes/value-at';
import type { DocumentEdit, Steps } from '../manifests/edit/document-edit';
import type { Pod } from '../pod/pod';

/** The steps from the whole object to a field of the Pod's spec. */
export function stepsTo(pod: Pod, path: string): Steps {
  return fieldSteps(pod.pathInObject(path));
}

/** Another value for the field that a problem is about. */
export function replacement(pod: Pod, { path }: Problem, value: string | number): DocumentEdit[] {
  return path === undefined ? [] : [{ change: 'replace', steps: stepsTo(pod, path), value }];
}

/**
 * Removes the entries of a list that repeat another one of it in every field; the paths may lead to a field of the entry.
 */
export function removalOfRepeated(pod: Pod, { path = '', related = [] }: Problem): DocumentEdit[] {
  const entries = [...related, path].map(entryPath);
  const isRepeated = entries.map((entry, index) => entries.slice(0, index).some((other) => isSame(pod, entry, other)));
  // From behind, so that the indexes of those in front stay what they are.
  return entries
    .filter((_entry, index) => isRepeated[index])
    .reverse()
    .map((entry) => ({ change: 'remove', steps: stepsTo(pod, entry) }));
}

function isSame({ spec }: Pod, left: string, right: string): boolean {
  const isOneList = left.replace(INDEX, '') === right.replace(INDEX, '');
  return isOneList && deepEqual(valueAt(spec, left), valueAt(spec, right));
}

const INDEX = /\[\d+\]$/;

function entryPath(path: string): string {
  return path.replace(/\][^\]]*$/, ']');
}
