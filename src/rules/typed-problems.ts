import type { Problem } from '../findings/problem';
import { groupBy } from '../kubernetes/group-by';
import { isAbsent, type Fields } from '../kubernetes/json';
import type { Pod } from '../pod/pod';
import { objectsByType, objectsOfType, type TypedObject } from '../pod/typed-objects';
import type { ContainerProblem } from './places';

/** The problem of a field in an object of some type: its path begins at that object, and is absent for the whole. */
export type FieldProblem = ContainerProblem;

/** The problems of all objects of a type, in the Pod and in the workload around it. */
export function problemsOfType(pod: Pod, typeName: string, check: ObjectCheck): Problem[] {
  const problems: Problem[] = [];
  for (const object of objectsOfType(pod, typeName)) addProblems(problems, object, check(object.fields, object));
  return problems;
}

type ObjectCheck = (fields: Fields, object: TypedObject) => readonly FieldProblem[];

/**
 * The problems of all objects that a table has rows for. A Pod has objects of few types, and such a table has rows for many.
 *
 * @param rowsOf - the rows for a type
 * @param isOfFields - whether each row is about one field, whatever else the object has
 */
export function problemsByTable<Row>(
  pod: Pod,
  rowsOf: (typeName: string) => readonly Row[],
  check: (fields: Fields, row: Row) => readonly FieldProblem[],
  isOfFields = true,
): Problem[] {
  const problems: Problem[] = [];
  for (const [typeName, objects] of objectsByType(pod)) {
    for (const row of rowsOf(typeName)) {
      for (const object of objects) {
        if (isOfFields || !object.isPartial) addProblems(problems, object, check(object.fields, row));
      }
    }
  }
  return problems;
}

/** The rows of a table by the type that each is about. */
export function rowsByType<Row extends { readonly type: string }>(
  rows: readonly Row[],
): (typeName: string) => readonly Row[] {
  const byType = groupBy(rows, ({ type }) => type);
  const none: readonly Row[] = [];
  return (typeName) => byType.get(typeName) ?? none;
}

/** Tables have rows for every field of every object, nearly all of which are right. */
function addProblems(problems: Problem[], object: TypedObject, found: readonly FieldProblem[]): void {
  for (const { path, serverField, ...problem } of found) {
    problems.push({
      ...placeIn(object, path),
      ...(serverField !== undefined && { serverField: pathIn(object, serverField) }),
      ...problem,
    });
  }
}

/** The place of a field of an object. */
export function placeIn(object: TypedObject, field: string | undefined): Pick<Problem, 'path' | 'objectPath'> {
  const at = pathIn(object, field);
  return object.isInSpec ? { path: at } : { objectPath: at };
}

function pathIn({ path }: TypedObject, field: string | undefined): string {
  return [path, field].filter((part) => part !== undefined && part !== '').join('.');
}

/** Whether a field holds nothing, which for Go an empty text and an empty list are too. */
export function isEmptyField(value: unknown): boolean {
  return isAbsent(value) || value === '' || (Array.isArray(value) && value.length === 0);
}
