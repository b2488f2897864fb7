import { closestName } from '../../kubernetes/closest-name';
import { KNOWN_SYMPTOMS } from './known-symptoms';
import { inOneLine } from './shown-text';

/** A longer text is not a symptom that somebody wrote by hand. */
const LONGEST = 200;

/** Words that consist of letters alone, such as a status. */
const WORD = /[A-Za-z]+(?::[A-Za-z]+)?/g;
const STATUS = /^[A-Za-z:]+$/;

/** The known symptom that a short text nearly is, or nearly has as one of its words; undefined if it is near none. */
export function nearSymptom(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const shown = inOneLine(text).trim();
  const known = KNOWN_SYMPTOMS.map((symptom) => symptom.text).filter((each) => !each.includes('*'));
  const whole = closestName(shown, known, mostSlips(shown));
  if (whole !== undefined) return whole;
  const statuses = known.filter((each) => STATUS.test(each));
  for (const word of shown.match(WORD) ?? []) {
    const near = closestName(word, statuses, mostSlips(word));
    if (near !== undefined) return near;
  }
  return undefined;
}

/** Fewer than for the name of a field: the words of a sentence are near something soon. */
function mostSlips(text: string): number {
  return Math.max(1, Math.floor(text.length / 5));
}
