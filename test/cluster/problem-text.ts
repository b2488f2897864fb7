import type { Difference } from './compare';
import type { Json } from './json';
import type { Judgement } from './judgement';
import type { Target } from './targets';

const LONGEST_VALUE = 200;
/** How much of two long values is shown before the place where they part. */
const CONTEXT = 40;

/** The lines that say what the server made of an object, or none where it takes the object as it is. */
export function problemLines(judgement: Judgement, target: Target): string[] {
  if (judgement.refusal !== undefined) return [`refused: ${judgement.refusal}`];
  return judgement.differences.flatMap((difference) => differenceLines(difference, target));
}

function differenceLines({ path, sent, stored }: Difference, target: Target): string[] {
  const [sentText, storedText] = [textOf(sent), textOf(stored)];
  const from = Math.max(0, parting(sentText, storedText) - CONTEXT);
  const place = path === '' ? '(the whole object)' : path;
  return [
    place,
    `  sent    ${cut(sentText, from)}`,
    `  stored  ${cut(storedText, from)}`,
    `  fix     ${fixOf(stored, target)}`,
  ];
}

function fixOf(stored: Json | undefined, target: Target): string {
  return stored === undefined || stored === null
    ? `Kubernetes ${target.minor} drops the field without a word: leave it out for this version.`
    : 'Write the value as the server stores it, or tell test/cluster/server-forms.ts that both mean the same.';
}

function textOf(value: Json | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

/** Where two texts begin to differ. */
function parting(one: string, other: string): number {
  let index = 0;
  while (index < one.length && one[index] === other[index]) index += 1;
  return index;
}

function cut(text: string, from: number): string {
  if (text.length <= LONGEST_VALUE) return text;
  const end = from + LONGEST_VALUE;
  return `${from > 0 ? '…' : ''}${text.slice(from, end)}${end < text.length ? '…' : ''}`;
}
