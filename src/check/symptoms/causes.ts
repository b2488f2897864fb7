import { docsOf, FindingLevel, type FindingSeverity } from '../../findings/finding-kind';
import { RULES, RULES_OF_OBJECTS } from '../../rules/catalogue';
import type { ObjectsRule, Rule } from '../../rules/rule';
import { SYMPTOMS, type Symptom } from '../../rules/symptoms';
import { SEVERITIES } from '../levels';
import { patternFits } from './field-pattern';

/** A rule whose breach can show itself in the way that a text tells. */
export interface Cause {
  /** The id of the rule. */
  readonly rule: string;
  readonly severity: FindingSeverity;
  /** What must hold, in a sentence. */
  readonly summary: string;
  /** The address of the page about the rule, from the root of the package. */
  readonly docs: string;
  /** What of the text points to it: a status, an event or a field. */
  readonly seen: readonly string[];
}

/** No text is read further than this, in characters. */
const MAX_READ = 1024 * 1024;

/**
 * The rules that can be the cause of what a cluster shows: the ones with most symptoms in the text first, and of these the
 * most severe.
 *
 * @param text - a status, an event or an error of the API server, as kubectl prints it, and whatever stands around it
 */
export function causesOf(text: string): Cause[] {
  const shown = text.slice(0, MAX_READ).replace(/\s+/g, ' ');
  const symptoms = new Set<Symptom>(Object.values(SYMPTOMS).filter((symptom) => shows(shown, symptom)));
  const fields = refusedFields(shown);
  const causes = [...RULES, ...RULES_OF_OBJECTS].flatMap((rule) => {
    const seen = [
      ...symptomsOf(rule)
        .filter((each) => symptoms.has(each))
        .map(({ text: each }) => each),
    ];
    if (rule.level === FindingLevel.INVALID) seen.push(...fields.filter((field) => isAbout(rule, field)));
    return seen.length === 0 ? [] : [causeOf(rule, seen)];
  });
  return causes.sort((left, right) => right.seen.length - left.seen.length || bySeverity(left, right));
}

function symptomsOf(rule: Rule | ObjectsRule): readonly Symptom[] {
  return 'symptoms' in rule ? (rule.symptoms ?? []) : [];
}

function causeOf({ id, severity, summary }: Rule | ObjectsRule, seen: readonly string[]): Cause {
  return { rule: id, severity, summary, docs: docsOf(id), seen };
}

function bySeverity(left: Cause, right: Cause): number {
  return SEVERITIES.indexOf(left.severity) - SEVERITIES.indexOf(right.severity) || (left.rule < right.rule ? -1 : 1);
}

/** Whether a text, whose blanks are single spaces, shows a symptom; a star stands for up to 300 characters. */
function shows(text: string, { text: shown }: Symptom): boolean {
  const parts = shown.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`(?<![A-Za-z])${parts.join('.{0,300}?')}(?![A-Za-z])`).test(text);
}

/** The types of errors that the API server names behind a field; a field begins only where no other one can go on. */
const REFUSED =
  /(?<![\w.\]])([a-z]\w{0,60}(?:\.\w{1,60}|\[[^\]\s]{0,100}\]){0,30}): (?:Invalid value|Required value|Unsupported value|Duplicate value|Forbidden|Not found|Too long|Too many)\b/g;

/** How many fields are looked up. */
const MAX_FIELDS = 100;

/** The fields that an answer of the API server names. */
function refusedFields(text: string): string[] {
  return [...new Set([...text.matchAll(REFUSED)].map(([, field = '']) => field))].slice(0, MAX_FIELDS);
}

function isAbout({ fields }: Rule | ObjectsRule, field: string): boolean {
  return fields.some((pattern) => patternFits(pattern, field));
}
