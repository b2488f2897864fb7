import { printable } from '../../kubernetes/printable';
import { sentence } from '../../kubernetes/words';
import type { InputError } from '../../manifests/input-objects';
import type { Paint } from '../layout/style';
import type { UnexplainedObject } from '../unexplained';
import { unexplainedText, type CommandWords } from '../wording/unexplained-text';
import { fileLine, fileText } from './pod-place';

/** What is to be said of input without anything in it, as a sentence that goes on. */
export const NO_OBJECT = 'there is no Kubernetes object in the input.';

/** What a command could not do with its input. */
export interface InputTrouble {
  /** Whether nothing at all was found in the input. */
  readonly isEmpty: boolean;
  /** The objects that have to do with Pods and were passed over. */
  readonly passedOver: readonly UnexplainedObject[];
  readonly errors: readonly InputError[];
}

/**
 * Everything that could not be read, what is to be said of objects that were passed over, and that there was no object, a
 * line each.
 *
 * @param words - what the command does with objects
 */
export function errorText({ isEmpty, passedOver, errors }: InputTrouble, words: CommandWords, paint: Paint): string {
  const note = paint('note', 'warning');
  const lines = [
    ...(isEmpty ? [`${note}: ${sentence(NO_OBJECT)}`] : []),
    ...passedOver.map((object) => `${note}: ${placeText(object)}: ${printable(unexplainedText(object, words))}`),
    ...errors.map((error) => `${paint('error', 'bad')}: ${placeText(error)}: ${printable(error.message)}`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** A place in the form that editors and terminals make a link of. */
function placeText(error: Pick<InputError, 'file' | 'line' | 'isAboutFile'>): string {
  return printable(error.isAboutFile ? fileText(error.file) : fileLine(error));
}
