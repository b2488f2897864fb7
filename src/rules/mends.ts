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

/** Removes the entries that repeat another one in every field; the paths may lead to a field of the entry. */
export function removalOfRepeated(pod: Pod, { path = '', related = [] }: Problem): DocumentEdit[] {
  const entries = [...related, path].map(entryPath);
  const values = entries.map((entry) => valueAt(pod.spec, entry));
  const repeated = entries.filter((_entry, index) =>
    values.slice(0, index).some((value) => deepEqual(value, values[index])),
  );
  // From behind, so that the indexes of those in front stay what they are.
  return repeated.reverse().map((entry) => ({ change: 'remove', steps: stepsTo(pod, entry) }));
}

function entryPath(path: string): string {
  return path.replace(/\][^\]]*$/, ']');
}
