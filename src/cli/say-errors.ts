import { printable } from '../kubernetes/printable';
import type { Console } from './console';

/** Says on standard error why a command does nothing, or not all of it. */
export async function sayErrors(problems: readonly string[], { errors }: Console): Promise<void> {
  await errors.write(problems.map((problem) => `error: ${printable(problem)}\n`).join(''));
  await errors.flush();
}
