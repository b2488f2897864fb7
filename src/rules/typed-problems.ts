import type { Problem } from '../findings/problem';
import { isAbsent } from '../kubernetes/json';
import type { Fields } from '../kubernetes/json';
import type { Pod } from '../pod/pod';
import { objectsOfType, type TypedObject } from '../pod/typed-objects';
import type { ContainerProblem } from './places';

/** The problem of a field in an object of some type: its path begins at that object, and is absent for the whole. */
export type FieldProblem = ContainerProblem;

/** The problems of all objects of a type, in the Pod and in the workload around it. */
export function problemsOfType(
  pod: Pod,
  typeName: string,
  check: (fields: Fields, object: TypedObject) => readonly FieldProblem[],
): Problem[] {
  return objectsOfType(pod, typeName).flatMap((object) =>
    check(object.fields, object).map(({ path, ...problem }) => ({ ...placeIn(object, path), ...problem })),
  );
}

/** The place of a field of an object. */
export function placeIn(
  { path, isInSpec }: TypedObject,
  field: string | undefined,
): Pick<Problem, 'path' | 'objectPath'> {
  const at = [path, field].filter((part) => part !== undefined && part !== '').join('.');
  return isInSpec ? { path: at } : { objectPath: at };
}

/** Whether a field holds nothing, which for Go an empty text and an empty list are too. */
export function isEmptyField(value: unknown): boolean {
  return isAbsent(value) || value === '' || (Array.isArray(value) && value.length === 0);
}
