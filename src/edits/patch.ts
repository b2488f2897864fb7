import type { Operation } from 'rfc6902';
import { deepEqual, fieldsOf, isFields, type Fields } from '../kubernetes/json';
import { isCredential, outlineOf } from '../kubernetes/sensitive';
import { copyPlainData } from '../kubernetes/plain-data';
import { containersOf } from '../pod/containers';
import { NOTHING_TO_REMOVE, patchFailed, patchWithoutEffect } from './edit-problems';
import { isFailure, patchedBy, strayField, type PatchFailure } from './patch-failure';
import { holderOf, TEMPLATE_FIELDS } from './template-path';
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
  const patched = patchedBy(draft.template, operation);
  const text = operationText(operation);
  if (isFailure(patched)) {
    draft.problems.push(patchFailed(text, patched, construct));
  } else if (operation.op !== 'test' && deepEqual(patched, draft.template)) {
    draft.problems.push(patchWithoutEffect(text, construct));
  } else {
    replaceTemplate(draft, patched, construct);
  }
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

/** Applies an RFC 7386 merge patch to the Pod template: null removes, lists are replaced. */
export function mergePatch(patch: Fields): PodEdit {
  return {
    phase: EditPhase.PATCHES,
    apply: (draft, author) => {
      const text = outlineOf(patch);
      const patched = mergedPatch(draft.template, patch) as Fields;
      const failure = mergeFailure(draft.template, patch, patched);
      if (failure !== undefined) draft.problems.push(patchFailed(text, failure, author));
      else if (deepEqual(patched, draft.template)) draft.problems.push(patchWithoutEffect(text, author));
      else replaceTemplate(draft, patched, author);
    },
  };
}

function mergeFailure(template: Fields, patch: Fields, patched: Fields): PatchFailure | undefined {
  const missing = missingRemoval(template, patch, '');
  if (missing !== undefined) {
    return { reason: `there is no ${missing} to remove`, fix: NOTHING_TO_REMOVE };
  }
  const reason = strayField(template, patched);
  return reason === undefined ? undefined : { reason, fix: fixForStray(patch) };
}

/** The Pod's own fields stand below `spec` and `metadata`. */
function fixForStray(patch: Fields): string {
  const names = Object.keys(patch);
  const stray = names.find((name) => !TEMPLATE_FIELDS.includes(name) && holderOf(name) !== undefined);
  if (stray !== undefined) return `write it as in { ${holderOf(stray)}: { ${stray}: ${shownCode(patch[stray])} } }.`;
  return names.includes('template') ? 'write what is in `template`: a merge patch begins there.' : CORRECT_PATCH;
}

/** A value as code, if it is short and cannot be a credential. */
function shownCode(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const isShown = typeof value === 'string' && /^[-.\w]{1,60}$/.test(value) && !isCredential(value);
  return isShown ? `'${value}'` : isFields(value) ? '{ … }' : Array.isArray(value) ? '[…]' : 'value';
}

const CORRECT_PATCH =
  "correct its fields; a merge patch begins at the Pod template, as in { spec: { hostname: 'web' } }.";

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
