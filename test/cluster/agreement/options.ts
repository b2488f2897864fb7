import { parseArgs } from 'node:util';
import { JudgeError } from '../judge-error';

export interface Options {
  /** How many objects are compared for each version whose own code judges. */
  readonly pods: number;
  /** How many objects are compared for each version that is emulated. */
  readonly emulated: number;
  readonly quantities: number;
  /** How many Pods are compared for each policy version of Pod Security. */
  readonly podSecurity: number;
  /** How many objects validation and the rules are compared on for each version whose own code judges. */
  readonly validation: number;
  readonly seed: number;
}

const SHORT = { pods: 20_000, emulated: 3_000, quantities: 100_000, podSecurity: 1_000, validation: 20_000 };
const LONG = { pods: 200_000, emulated: 30_000, quantities: 1_000_000, podSecurity: 10_000, validation: 200_000 };
/** The same objects every day; another seed is for those who look for trouble. */
const SEED = 20260401;

/** Reads `--pods N --quantities N --pod-security N --validation N --seed S --long`. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parse(args);
  const amounts = values.long === true ? LONG : SHORT;
  const pods = wholeNumber('pods', values.pods) ?? amounts.pods;
  return {
    pods,
    emulated: values.pods === undefined ? amounts.emulated : Math.ceil((pods * amounts.emulated) / amounts.pods),
    quantities: wholeNumber('quantities', values.quantities) ?? amounts.quantities,
    podSecurity: wholeNumber('pod-security', values['pod-security']) ?? amounts.podSecurity,
    validation: wholeNumber('validation', values.validation) ?? amounts.validation,
    seed: wholeNumber('seed', values.seed) ?? SEED,
  };
}

function parse(args: readonly string[]) {
  const options = {
    pods: { type: 'string' },
    quantities: { type: 'string' },
    'pod-security': { type: 'string' },
    validation: { type: 'string' },
    seed: { type: 'string' },
    long: { type: 'boolean' },
  } as const;
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
