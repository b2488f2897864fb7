import { applyPatch, Pointer, type Operation } from 'rfc6902';
import { deepCopy, deepEqual, fieldsOf, isFields, type Fields } from '../kubernetes/json';
import { outlineOf } from '../kubernetes/sensitive';
import { didYouMean } from '../kubernetes/closest-name';
import { copyPlainData } from '../kubernetes/plain-data';
import { containersOf } from '../pod/containers';
import { patchFailed, patchWithoutEffect } from './edit-problems';
import type { PodDraft } from './pod-draft';
import { EditPhase, type PodEdit } from './pod-edit';

/** Applies an RFC 6902 operation to the Pod template. */
export function jsonPatch(fields: Fields): PodEdit {
  const operation = fields as unknown as Operation;
  return {
    phase: EditPhase.PATCHES,
    apply: (draft, author) => applyOperation(draft, copyPlainData(operation, 'keep') as Operation, author),
  };
}

function applyOperation(draft: PodDraft, operation: Operation, construct: string): void {
  const patched = deepCopy(draft.template);
  const text = operationText(operation);
  const failure = failureOf(patched, operation) ?? strayField(draft.template, patched);
  if (failure !== undefined) {
    const isAddable = canAddInstead(draft.template, operation);
    draft.problems.push(patchFailed(text, failure, construct, isAddable ? ADD_INSTEAD : undefined));
  } else if (operation.op !== 'test' && deepEqual(patched, draft.template)) {
    draft.problems.push(patchWithoutEffect(text, construct));
  } else {
    replaceTemplate(draft, patched, construct);
  }
}

const ADD_INSTEAD =
  'use JsonPatch.add, which sets a field that is not there yet, or correct the path; paths begin at the Pod template, as in /spec/containers/0/image.';

/** Whether an operation replaces a field that is not there, in an object that is and can have it. */
function canAddInstead(template: Fields, operation: Operation): boolean {
  if (operation.op !== 'replace' || !isFields(Pointer.fromJSON(operation.path).evaluate(template).parent)) return false;
  const added = deepCopy(template);
  return failureOf(added, { ...operation, op: 'add' }) === undefined && strayField(template, added) === undefined;
}

/** The fields of a Pod template, which nothing of the Pod stands beside. */
const TEMPLATE_FIELDS = ['metadata', 'spec'];

/** Why a patch adds a field that no Pod template has; undefined if it adds none. */
function strayField(template: Fields, patched: Fields): string | undefined {
  const stray = Object.keys(patched).find((name) => !(name in template) && !TEMPLATE_FIELDS.includes(name));
  if (stray === undefined) return undefined;
  return `a Pod template has "metadata" and "spec", and no "${stray}".${didYouMean(stray, TEMPLATE_FIELDS)}`.replace(
    /[.]$/,
    '',
  );
}

/** An operation without its value, which may be a password or fill pages. */
function operationText(operation: Operation): string {
  return JSON.stringify({ ...operation, value: undefined });
}

/** Takes over a patched template, and remembers which fields of it the patch changed. */
function replaceTemplate(draft: PodDraft, patched: Fields, construct: string): void {
  const before = containersOf(draft.spec);
  draft.provenance.addFields(changedFields(draft.spec, fieldsOf(patched['spec'])), construct);
  draft.template = patched;
  for (const { name, fields } of containersOf(draft.spec)) {
    const known = before.find((container) => container.name === name);
    if (known) draft.provenance.addFields(changedFields(known.fields, fields), construct, name);
    else draft.provenance.add({ type: 'container', name }, construct);
  }
}

function changedFields(before: Fields, after: Fields): string[] {
  return Object.keys(after).filter((name) => !deepEqual(before[name], after[name]));
}

/** Applies an operation in place, or says why that cannot be. */
function failureOf(template: Fields, operation: Operation): string | undefined {
  const pointers = 'from' in operation ? [operation.from, operation.path] : [operation.path];
  const relative = pointers.find((pointer) => !pointer.startsWith('/'));
  if (relative !== undefined) return `the path "${relative}" does not begin with "/"`;
  try {
    const [failure] = applyPatch(template, [operation]);
    return failure ? reasonOf(failure, operation) : undefined;
  } catch {
    return `the value above ${operation.path} has no fields`;
  }
}

function reasonOf(failure: Error & { path?: string }, { op, path }: Operation): string {
  if (failure.name === 'TestError') return `another value is at ${path}`;
  if (failure.name !== 'MissingError') return `"${op}" has no value`;
  const isTarget = failure.path === path && ['add', 'copy', 'move'].includes(op);
  return isTarget ? `there is nothing that could hold ${path}` : `there is nothing at ${failure.path}`;
}

/** Applies an RFC 7386 merge patch to the Pod template: null removes, lists are replaced. */
export function mergePatch(patch: Fields): PodEdit {
  return {
    phase: EditPhase.PATCHES,
    apply: (draft, author) => {
      const text = outlineOf(patch);
      const missing = missingRemoval(draft.template, patch, '');
      const patched = mergedPatch(draft.template, patch) as Fields;
      const failure = missing === undefined ? strayField(draft.template, patched) : `there is no ${missing} to remove`;
      if (failure !== undefined) draft.problems.push(patchFailed(text, failure, author));
      else if (deepEqual(patched, draft.template)) draft.problems.push(patchWithoutEffect(text, author));
      else replaceTemplate(draft, patched, author);
    },
  };
}

function mergedPatch(target: unknown, patch: unknown): unknown {
  if (!isFields(patch)) return copyPlainData(patch);
  const result: Fields = isFields(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = mergedPatch(result[key], value);
  }
  return result;
}

/** The path of the first field that a patch removes and that is not there. */
function missingRemoval(target: unknown, patch: Fields, path: string): string | undefined {
  for (const [key, value] of Object.entries(patch)) {
    const at = path === '' ? key : `${path}.${key}`;
    const present = isFields(target) ? target[key] : undefined;
    if (value === null && present === undefined) return at;
    const inside = isFields(value) ? missingRemoval(present, value, at) : undefined;
    if (inside !== undefined) return inside;
  }
  return undefined;
}
