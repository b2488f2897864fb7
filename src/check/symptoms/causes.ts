import { docsOf, FindingLevel, type FindingSeverity } from '../../findings/finding-kind';
import type { ObjectsRule, Rule } from '../../rules/rule';
import { SEVERITIES } from '../levels';
import { fitOfPattern, type FieldFit } from './field-pattern';
import { KNOWN_SYMPTOMS, MANIFEST_RULES, symptomsOf } from './known-symptoms';
import { inOneLine, shows } from './shown-text';

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
 * The rules that can be the cause of what a cluster shows: the ones that most of the text points to first, of these the
 * ones about the very field that is named, and of these the most severe.
 *
 * @param text - a status, an event or an error of the API server, as kubectl prints it, and whatever stands around it
 */
export function causesOf(text: string): Cause[] {
  const shown = inOneLine(text.slice(0, MAX_READ));
  const symptoms = new Set(KNOWN_SYMPTOMS.map((symptom) => symptom.text).filter((each) => shows(shown, each)));
  const fields = refusedFields(shown);
  return MANIFEST_RULES.map((rule) => evidenceFor(rule, symptoms, fields))
    .filter(({ seen }) => seen.length > 0)
    .sort(byEvidence)
    .map(({ rule: { id, severity, summary }, seen }) => ({ rule: id, severity, summary, docs: docsOf(id), seen }));
}

/** What of a text points to a rule. */
interface Evidence {
  readonly rule: ObjectsRule | Rule;
  readonly seen: readonly string[];
  /** Whether a field is named that the rule is about, and not only one below it. */
  readonly isExact: boolean;
}

function evidenceFor(rule: ObjectsRule | Rule, symptoms: ReadonlySet<string>, fields: readonly string[]): Evidence {
  const about = rule.level === FindingLevel.INVALID ? fields.map((field) => ({ field, fit: fitOf(rule, field) })) : [];
  const shown = symptomsOf(rule).filter((symptom) => symptoms.has(symptom.text));
  return {
    rule,
    seen: [
      ...new Set([...about.flatMap(({ field, fit }) => (fit ? field : [])), ...shown.map((symptom) => symptom.text)]),
    ],
    isExact: about.some(({ fit }) => fit === 'same'),
  };
}

function byEvidence(left: Evidence, right: Evidence): number {
  return (
    right.seen.length - left.seen.length ||
    Number(right.isExact) - Number(left.isExact) ||
    SEVERITIES.indexOf(left.rule.severity) - SEVERITIES.indexOf(right.rule.severity)
  );
}

/** The types of errors that the API server names behind a field; a field begins only where no other one can go on. */
const REFUSED =
  /(?<![\w.\]])([a-z]\w{0,60}(?:\.\w{1,60}|\[[^\]\s]{0,100}\]){0,30})(?:\.\{[\w, ]{0,200}\})?: (?:Invalid value|Required value|Unsupported value|Duplicate value|Forbidden|Not found|Too long|Too many)\b/g;

/** How many fields are looked up. */
const MAX_FIELDS = 100;

/** The fields that an answer of the API server names. */
function refusedFields(text: string): string[] {
  return [...new Set([...text.matchAll(REFUSED)].map(([, field = '']) => field))].slice(0, MAX_FIELDS);
}

/** How a field stands to the fields of a rule, the closest way. */
function fitOf({ fields }: ObjectsRule | Rule, field: string): FieldFit | undefined {
  const fits = fields.map((pattern) => fitOfPattern(pattern, field));
  return fits.includes('same') ? 'same' : fits.find((fit) => fit !== undefined);
}
