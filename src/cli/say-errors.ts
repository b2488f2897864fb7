import { errorText, type InputTrouble } from '../explain/report/error-text';
import type { CommandWords } from '../explain/wording/unexplained-text';
import { printable } from '../kubernetes/printable';
import type { Console } from './console';
import { paintFor } from './paint';

/** Says on standard error why a command does nothing, or not all of it. */
export async function sayErrors(problems: readonly string[], { errors }: Console): Promise<void> {
  await errors.print(problems.map((problem) => `error: ${printable(problem)}\n`));
}

/** Says on standard error why a command does nothing, and returns its exit status. */
export async function failWith(problems: readonly string[], console: Console): Promise<number> {
  await sayErrors(problems, console);
  return 2;
}

/** What `diff` and its like do with objects. */
export const COMPARE: CommandWords = { verb: 'compare', done: 'compared' };

/**
 * Says on standard error what a command could not do with its input.
 *
 * @param words - what it does with objects
 */
export async function sayTrouble(trouble: InputTrouble, words: CommandWords, console: Console): Promise<void> {
  await console.errors.print([errorText(trouble, words, paintFor(console.errors, console))]);
}
