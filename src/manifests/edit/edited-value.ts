import { isFields, setField } from '../fields';
import type { DocumentEdit, Steps } from './document-edit';

/** A copy of the value of a document after edits; undefined if one of them does not fit it. */
export function editedValue(value: unknown, edits: readonly DocumentEdit[]): unknown {
  const copy = structuredClone(value);
  return edits.every((edit) => applied(copy, edit)) ? copy : undefined;
}

function applied(root: unknown, edit: DocumentEdit): boolean {
  if (edit.change === 'add') return add(atSteps(root, edit.steps), edit.key, edit.value);
  const parent = atSteps(root, edit.steps.slice(0, -1));
  const last = edit.steps.at(-1) ?? '';
  if (edit.change === 'replace') return replace(parent, last, edit.value);
  if (edit.change === 'remove') return remove(parent, last);
  return move(parent, Number(last), atSteps(root, edit.steps.slice(0, -2)), edit.list);
}

function add(parent: unknown, key: string, value: unknown): boolean {
  if (!isFields(parent) || Object.hasOwn(parent, key)) return false;
  setField(parent, key, structuredClone(value));
  return true;
}

function replace(parent: unknown, last: string, value: unknown): boolean {
  if (!isFields(parent) || !Object.hasOwn(parent, last)) return false;
  setField(parent, last, value);
  return true;
}

function remove(parent: unknown, last: string): boolean {
  if (Array.isArray(parent)) return parent.splice(Number(last), 1).length === 1;
  return isFields(parent) && Object.hasOwn(parent, last) && delete parent[last];
}

function move(from: unknown, index: number, holder: unknown, list: string): boolean {
  if (!Array.isArray(from) || !isFields(holder) || index >= from.length) return false;
  const to = holder[list] ?? [];
  if (!Array.isArray(to)) return false;
  const taken: unknown[] = from.splice(index, 1);
  for (const item of taken) to.push(item);
  setField(holder, list, to);
  return true;
}

/** The value at some steps; undefined if there is none. */
export function atSteps(root: unknown, steps: Steps): unknown {
  let value = root;
  for (const step of steps) {
    if (Array.isArray(value)) value = value[Number(step)];
    else value = isFields(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }
  return value;
}

/** Whether two values of documents are equal; the order of fields does not matter. */
export function isSameValue(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => isSameValue(item, right[index]));
  }
  if (!isFields(left) || !isFields(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isSameValue(left[key], right[key]))
  );
}
