import { ReadError } from '../read-error';
import { readYaml } from '../yaml/read-yaml';
import type { DocumentEdit } from './document-edit';
import { EditRefusal, editedText } from './edited-text';
import { editedValue, isSameValue } from './edited-value';

/** A document with its value. */
interface TextAndValue {
  readonly text: string;
  readonly value: unknown;
}

/** A document after edits, or why they are not made, as the end of a sentence. */
export type EditedDocument = TextAndValue | { readonly refusal: string };

/**
 * Edits a document, all edits or none. After each of them, or all values in a row, the text is read again, and must hold
 * what they say and nothing else that is new.
 *
 * @param text - one document of YAML, with a line feed at the end of each line
 */
export function editDocument(text: string, edits: readonly DocumentEdit[]): EditedDocument {
  try {
    const { value } = readYaml(text, () => 0);
    return batchesOf(edits).reduce<TextAndValue>(afterEdits, { text, value });
  } catch (error) {
    if (error instanceof EditRefusal || error instanceof ReadError) return { refusal: error.message };
    throw error;
  }
}

/** Edits that can be made at once: values in a row, which move nothing, or any other edit by itself. */
function batchesOf(edits: readonly DocumentEdit[]): DocumentEdit[][] {
  const batches: DocumentEdit[][] = [];
  for (const edit of edits) {
    const last = batches.at(-1);
    if (edit.change === 'replace' && last?.[0]?.change === 'replace') last.push(edit);
    else batches.push([edit]);
  }
  return batches;
}

function afterEdits({ text, value }: TextAndValue, edits: readonly DocumentEdit[]): TextAndValue {
  const expected = editedValue(value, edits);
  const edited = expected === undefined ? undefined : read(editedText(text, edits));
  if (!edited || !isSameValue(edited.value, expected)) throw new EditRefusal(DIFFERENT);
  return edited;
}

/** An edited text with its value; undefined if it cannot be read, or not to its end. */
function read(text: string): TextAndValue | undefined {
  try {
    const { value, unread } = readYaml(text, () => 0);
    return unread === undefined ? { text, value } : undefined;
  } catch (error) {
    if (error instanceof ReadError) return undefined;
    throw error;
  }
}

const DIFFERENT = 'it is written in a way that cannot be edited for sure';
