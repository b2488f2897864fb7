import { applyPatch, Pointer, type Operation } from 'rfc6902';
import { didYouMean } from '../kubernetes/closest-name';
import { deepCopy, isFields, type Fields } from '../kubernetes/json';
import { CORRECT_PATH, fixForMissingParent, meantPath, TEMPLATE_FIELDS } from './template-path';

/** Why a patch cannot be applied, and what to do about it. */
export interface PatchFailure {
  readonly reason: string;
  readonly fix: string;
}

/** A copy of a Pod template with an operation applied to it, or why that cannot be. */
export function patchedBy(template: Fields, operation: Operation): Fields | PatchFailure {
  const patched = deepCopy(template);
  const reason = failureOf(patched, operation) ?? strayField(template, patched);
  return reason === undefined ? patched : { reason, fix: fixOf(template, operation) };
}

/** Whether a patch failed; a Pod template has neither field. */
export function isFailure(patched: Fields | PatchFailure): patched is PatchFailure {
  return 'reason' in patched && 'fix' in patched;
}

function fixOf(template: Fields, operation: Operation): string {
  const { op, path } = operation;
  if (isWithoutValue(operation)) return 'give the patch a value, or leave the patch out.';
  const meant = pointersOf(operation).flatMap((pointer) => meantPath(pointer) ?? [])[0];
  if (meant !== undefined) return `write the path as ${meant}; paths begin at the Pod template.`;
  if (pointersOf(operation).some((pointer) => !isPointer(pointer))) return CORRECT_PATH;
  if (op === 'test' && valueAt(template, path) !== undefined)
    return 'test for the value that is there, or remove the test.';
  if (canAddInstead(template, operation)) return ADD_INSTEAD;
  return (op === 'add' || op === 'replace' ? fixForMissingParent(template, path) : undefined) ?? CORRECT_PATH;
}

const ADD_INSTEAD =
  'use JsonPatch.add, which sets a field that is not there yet, or correct the path; paths begin at the Pod template, as in /spec/containers/0/image.';

/** Whether an operation replaces a field that is not there, in an object that is and can have it. */
function canAddInstead(template: Fields, operation: Operation): boolean {
  if (operation.op !== 'replace' || !isFields(Pointer.fromJSON(operation.path).evaluate(template).parent)) return false;
  const added = deepCopy(template);
  return failureOf(added, { ...operation, op: 'add' }) === undefined && strayField(template, added) === undefined;
}

/** Why a patch adds a field that no Pod template has; undefined if it adds none. */
export function strayField(template: Fields, patched: Fields): string | undefined {
  const stray = Object.keys(patched).find((name) => !(name in template) && !TEMPLATE_FIELDS.includes(name));
  if (stray === undefined) return undefined;
  return `a Pod template has "metadata" and "spec", and no "${stray}".${didYouMean(stray, TEMPLATE_FIELDS)}`.replace(
    /[.]$/,
    '',
  );
}

/** Code without a compiler can leave a path out. */
function pointersOf(operation: Operation): string[] {
  const pointers: unknown[] = 'from' in operation ? [operation.from, operation.path] : [operation.path];
  return pointers.map((pointer) => (typeof pointer === 'string' ? pointer : ''));
}

function isPointer(path: string): boolean {
  return path.startsWith('/');
}

function isWithoutValue(operation: Operation): boolean {
  return ['add', 'replace', 'test'].includes(operation.op) && !('value' in operation);
}

/** Applies an operation in place, or says why that cannot be. */
function failureOf(template: Fields, operation: Operation): string | undefined {
  const relative = pointersOf(operation).find((pointer) => !isPointer(pointer));
  if (relative !== undefined) return `the path "${relative}" does not begin with "/"`;
  if (isWithoutValue(operation)) return `"${operation.op}" has no value`;
  try {
    const [failure] = applyPatch(template, [operation]);
    return failure ? reasonOf(template, failure, operation) : undefined;
  } catch {
    return `the value above ${operation.path} has no fields`;
  }
}

function reasonOf(template: Fields, failure: Error & { path?: string }, { op, path }: Operation): string {
  if (failure.name === 'TestError')
    return valueAt(template, path) === undefined ? `there is nothing at ${path}` : `another value is at ${path}`;
  if (failure.name !== 'MissingError') return `"${op}" has no value`;
  const isTarget = failure.path === path && ['add', 'copy', 'move'].includes(op);
  return isTarget ? `there is nothing that could hold ${path}` : `there is nothing at ${failure.path}`;
}

function valueAt(template: Fields, path: string): unknown {
  return Pointer.fromJSON(path).get(template);
}
