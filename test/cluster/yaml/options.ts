import { parseArgs } from 'node:util';
import { JudgeError } from '../judge-error';

export interface Options {
  /** How many random texts are compared. */
  readonly documents: number;
  readonly seed: number;
}

const SHORT = 20_000;
const LONG = 200_000;
/** The same texts every day; another seed is for those who look for trouble. */
const SEED = 20260401;

/** Reads `--documents N --seed S --long`. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parse(args);
  return {
    documents: wholeNumber('documents', values.documents) ?? (values.long === true ? LONG : SHORT),
    seed: wholeNumber('seed', values.seed) ?? SEED,
  };
}

function parse(args: readonly string[]) {
  const options = { documents: { type: 'string' }, seed: { type: 'string' }, long: { type: 'boolean' } } as const;
  try {
    return parseArgs({ args: [...args], options });
  } catch (error) {
    throw new JudgeError(error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new JudgeError(`--${name} takes a whole number, not "${text}".`);
}
