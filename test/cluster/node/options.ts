import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { JudgeError } from '../judge-error';

/** What a person chooses on the command line. */
export interface Options {
  /** How many random Pods are run. */
  readonly pods: number;
  /** The same seed makes the same Pods. */
  readonly seed: number;
  /** The names of the suites that are run; all if none is named. */
  readonly suites: readonly string[];
}

const [PODS, PODS_IN_LONG_FORM] = [90, 600];
/** The usual Pods are the same for everybody; the long form draws others each time. */
const SEED = 1;
const SEEDS = 1_000_000;

export const USAGE = 'usage: node -r tsx/cjs test/cluster/node/run.ts [--suite NAME]... [--pods N] [--seed S] [--long]';

export function parseOptions(args: readonly string[]): Options {
  const { pods, seed, long, suite = [] } = flags(args);
  return {
    pods: pods === undefined ? (long === true ? PODS_IN_LONG_FORM : PODS) : whole(pods, '--pods'),
    seed: seed === undefined ? (long === true ? randomInt(SEEDS) : SEED) : whole(seed, '--seed'),
    suites: suite,
  };
}

function flags(args: readonly string[]): { pods?: string; seed?: string; long?: boolean; suite?: string[] } {
  const options = {
    pods: { type: 'string' },
    seed: { type: 'string' },
    long: { type: 'boolean' },
    suite: { type: 'string', multiple: true },
  } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new JudgeError(`${(error as Error).message}\n${USAGE}`);
  }
}

function whole(text: string, flag: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new JudgeError(`${flag} is "${text}" and must be a whole number.\n${USAGE}`);
}
