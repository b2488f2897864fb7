import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

export interface Options {
  /** The first of the documents, counted from 1: a run that was cut goes on there with the same seed. */
  readonly from: number;
  /** The last of the documents. */
  readonly documents: number;
  /** The same seed makes the same documents. */
  readonly seed: number;
  /** Whether files of the largest size are read, too. */
  readonly isLong: boolean;
}

const [DOCUMENTS, DOCUMENTS_IN_LONG_FORM] = [3000, 100_000];
const SEED = 20261121;
const SEEDS = 1_000_000_000;

/** Reads `--documents N --from N --seed S --long`. The long form draws other documents each time. */
export function readOptions(args: readonly string[]): Options {
  const options = {
    documents: { type: 'string' },
    from: { type: 'string' },
    seed: { type: 'string' },
    long: { type: 'boolean', default: false },
  } as const;
  const { documents, from, seed, long } = parseArgs({ args: [...args], options }).values;
  return {
    from: wholeNumber('from', from) ?? 1,
    documents: wholeNumber('documents', documents) ?? (long ? DOCUMENTS_IN_LONG_FORM : DOCUMENTS),
    seed: wholeNumber('seed', seed) ?? (long ? randomInt(SEEDS) : SEED),
    isLong: long,
  };
}

function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Error(`--${name} takes a whole number, not "${text}".`);
}
