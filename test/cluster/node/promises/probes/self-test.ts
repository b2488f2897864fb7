import { JudgeError } from '../../../judge-error';
import type { Check } from '../../check';
import type { RunCase } from './case';

/** Runs that are judged as what they are not. */
const LIES: readonly (readonly [judgedAs: string, ran: string])[] = [
  ['inside-http', 'outside-http'],
  ['outside-http', 'inside-http'],
  ['ignores-term', 'answers-nothing'],
  ['answers-nothing', 'hiccup'],
  ['hiccup', 'answers-nothing'],
];

/** Why a judgement is to be trusted that finds nothing wrong: it finds these. */
export function selfTest(ran: readonly RunCase[]): Check[] {
  const caseOf = (name: string): RunCase | undefined => ran.find(({ probeCase }) => probeCase.name === name);
  return LIES.map(([judgedAs, name]) => {
    const verdict = verdictOf(caseOf(judgedAs), caseOf(name));
    const title = `self-test: "${name}" is not taken for "${judgedAs}"`;
    return { title, isKept: verdict !== undefined && !verdict.isKept, seen: verdict?.seen ?? 'nothing' };
  });
}

function verdictOf(judge: RunCase | undefined, ran: RunCase | undefined): Pick<Check, 'isKept' | 'seen'> | undefined {
  if (!judge || !ran) return undefined;
  try {
    return judge.probeCase.judge(ran.seen);
  } catch (error) {
    if (error instanceof JudgeError) return { isKept: false, seen: error.message };
    throw error;
  }
}
